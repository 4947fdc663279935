/** How much of a hostile mail is looked at. Sizes in bytes for raw data and in UTF-16 units for decoded text. */
export const mailLimits = {
  rawBytes: 40 * 1024 * 1024,
  /** Lines cost the parser more than bytes do; 500,000 lines hold 28 MB of attachments. */
  rawLines: 500_000,
  headersBytes: 512 * 1024,
  headerCount: 500,
  headerNameLength: 120,
  headerValueLength: 16_000,
  nestingDepth: 24,
  /** Multipart containers; more of them would make boundary matching quadratic. */
  multiparts: 200,
  attachments: 100,
  addresses: 200,
  messageIds: 200,
  textLength: 200_000,
  htmlLength: 1_500_000,
  reportLength: 100_000,
} as const;

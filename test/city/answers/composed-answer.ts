export type ComposedAnswer = {
  raw: Buffer;
  messageId: string;
  from: string;
  subject: string;
  /** The words of the price as they stand in the text. */
  priceWords: string | null;
  /** Names of the files that came with it. */
  attachments: readonly string[];
};

/** How much of a hostile file is looked at. Sizes in bytes for raw data and in UTF-16 units for text. */
export const attachmentLimits = {
  /** A mail is cut at 40 MiB, so nothing larger comes. */
  bytes: 40 * 1024 * 1024,
  /** What one attachment may unpack to, archives within archives included. */
  unpackedBytes: 64 * 1024 * 1024,
  /** Office files hold tables that shrink to a hundredth; more than this, for a part above `ratioFrom`, is made to harm. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  zipEntries: 3_000,
  /** Files of one archive that are read; the others are named. */
  archiveFiles: 40,
  /** An archive in an archive in an archive is not opened. */
  depth: 2,
  pages: 500,
  xmlDepth: 256,
  cellsOfRow: 60,
  textLength: 200_000,
  links: 100,
  nameLength: 300,
} as const;

/** What reading one attachment may cost. Computing time decides, so that a busy machine does not leave files unread. */
export const readingBounds = { cpuMs: 20_000, ms: 180_000, heapMb: 256, residentMb: 384, waiting: 16 } as const;

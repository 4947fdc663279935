/** What a file is by its content, whatever its name says. */
export const attachmentFormats = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'rtf',
  'html',
  'text',
  'zip',
  'image',
  'old_office',
  'other',
] as const;
export type AttachmentFormat = (typeof attachmentFormats)[number];

/** Why a file says nothing to us. None of them is guessed around. */
export type UnreadReason =
  /** Pictures of pages: a scan. */
  | 'no_text_layer'
  | 'image'
  | 'encrypted'
  | 'damaged'
  /** .doc, .xls and .ppt of before 2007. */
  | 'old_format'
  | 'unknown_format'
  | 'empty'
  | 'too_large'
  | 'too_many_files'
  /** A zip bomb, or an honest file beyond what one attachment may unpack to. */
  | 'unpacks_too_large'
  | 'nested_too_deep'
  | 'out_of_time'
  | 'out_of_memory'
  | 'reader_failed';

/** What was left out of a file that was read. */
export type AttachmentNote =
  /** More pages, rows or files than are looked at. */
  | 'cut'
  | 'macros_not_run'
  | 'formulas_without_values'
  | 'hidden_sheets_left_out'
  /** Pictures, templates or objects that lie elsewhere; nothing was fetched. */
  | 'external_parts_not_fetched'
  | 'pages_without_text';

/** A link, noted and never opened: opening tells the studio that we read. */
export type NotedLink = { readonly url: string; readonly words: string };

/** What a reader takes out of one file. A row of a table is one line, its cells parted by tabs. */
export type FileText = {
  readonly text: string;
  readonly notes: readonly AttachmentNote[];
  readonly links: readonly NotedLink[];
};

/** What the reader made of one file of a reply; a file within an archive is named "archive.zip/file.pdf". */
export type AttachmentReading = FileText & {
  readonly name: string;
  readonly format: AttachmentFormat;
  readonly bytes: number;
  /** Null when it was read; then `text` holds what it says. */
  readonly unread: UnreadReason | null;
};

/** The rows of all tables of a text, cell by cell. */
export function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => line.split('\t'));
}

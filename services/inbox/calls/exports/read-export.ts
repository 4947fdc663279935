import { exportText } from './csv-cells.ts';
import { type ColumnRole, layouts, mappedLayout } from './layout.ts';
import { readAsteriskCdr } from './read-asterisk-cdr.ts';
import type { ExportContext, ReadExport } from './read-call.ts';
import { type NoTable, readTable } from './read-table.ts';

export const callFormats = ['asterisk', 'freeswitch', 'mango', 'zadarma', 'uis', 'twilio', 'mapped'] as const;
export type CallFormat = (typeof callFormats)[number];

/** Columns of a mapped file: what each means and its name in the header. */
export type NamedColumns = Readonly<Partial<Record<ColumnRole, string>>>;

/** Reads an export in its format; `columns` are for 'mapped' alone. */
export function readExport(
  bytes: Uint8Array,
  { format, columns = {} }: { format: CallFormat; columns?: NamedColumns | undefined },
  context: ExportContext,
): ReadExport | NoTable {
  const text = exportText(bytes);
  if (format === 'asterisk') return readAsteriskCdr(text.replace(/^\uFEFF/u, ''), context);
  return readTable(text, format === 'mapped' ? mappedLayout(columns) : layouts[format], context);
}

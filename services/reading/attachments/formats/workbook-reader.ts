import { attachmentLimits } from '../attachment-limits.ts';
import type { AttachmentNote, FileText } from '../attachment-reading.ts';
import type { Parts } from '../unpack/unpack.ts';
import { type CellFormat, showNumber } from './cell-format.ts';
import { relationshipsOf } from './external-parts.ts';
import { type Flow, openFlow } from './flow.ts';
import { cellFormats, sharedStrings, sheetsOf } from './workbook-parts.ts';
import { walkXml } from './xml.ts';

export const isPartOfWorkbook = (name: string): boolean =>
  /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml|(?:worksheets\/)?_rels\/[^/]+\.rels)$/i.test(
    name,
  );

type Known = { readonly strings: readonly string[]; readonly formats: readonly CellFormat[] };

/**
 * Rows of the visible sheets of a workbook (ECMA-376 part 1, 18). Of a formula the value that the studio's program left is read;
 * nothing is computed here, and a formula without a value is named in the notes.
 */
export function readWorkbook(parts: Parts): FileText {
  const known = { strings: sharedStrings(parts), formats: cellFormats(parts) };
  const flow = openFlow();
  const notes = new Set<AttachmentNote>();
  for (const { path, hidden } of sheetsOf(parts)) {
    if (hidden) notes.add('hidden_sheets_left_out');
    else if (readSheet(parts.get(path), known, flow) > 0) notes.add('formulas_without_values');
    flow.blank();
  }
  const related = [...parts.keys()]
    .filter((path) => path.endsWith('.rels'))
    .map((path) => relationshipsOf(parts, path));
  for (const note of related.flatMap((one) => one.notes)) notes.add(note);
  const { text, cut } = flow.done();
  if (cut) notes.add('cut');
  const links = related.flatMap((one) => [...one.links.values()].map((url) => ({ url, words: '' })));
  return { text, notes: [...notes], links };
}

type Cell = { column: number; type: string; style: number; value: string; formula: boolean };

/** Adds the rows of one sheet; returns how many formulas have no value. */
function readSheet(bytes: Uint8Array | undefined, known: Known, flow: Flow): number {
  let row: string[] = [];
  let cell: Cell | null = null;
  let reads: 'value' | 'words' | null = null;
  let valueless = 0;
  const endCell = (): void => {
    if (cell === null) return;
    if (cell.formula && cell.value === '') valueless += 1;
    if (cell.column < attachmentLimits.cellsOfRow) row[cell.column] = shown(cell, known);
    cell = null;
  };
  if (bytes === undefined) return 0;
  walkXml(bytes, {
    enough: flow.full,
    open: (name, { r, t = 'n', s = '0' }) => {
      if (name === 'row') row = [];
      else if (name === 'c')
        cell = { column: columnOf(r) ?? row.length, type: t, style: Number(s), value: '', formula: false };
      else if (name === 'f' && cell !== null) cell.formula = true;
      else if (name === 'v') reads = 'value';
      else if (name === 't') reads = 'words';
    },
    text: (text) => {
      if (reads !== null && cell !== null && cell.value.length < 32_768) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reads = null;
      else if (name === 'c') endCell();
      else if (name === 'row') flow.row(Array.from(row, (value) => value ?? ''));
    },
  });
  return valueless;
}

/** Column of a reference: "A1" is 0, "AB7" is 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown({ type, style, value }: Cell, { strings, formats }: Known): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return value;
    case 'n':
      return showNumber(Number(value), formats[style] ?? { kind: 'plain', currency: null });
    default:
      // Booleans, errors and dates of ISO 8601 name no price.
      return type === 'd' ? value.slice(0, 10) : '';
  }
}

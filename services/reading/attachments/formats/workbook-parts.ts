import type { Parts } from '../unpack/unpack.ts';
import { type CellFormat, cellFormat } from './cell-format.ts';
import { walkXml } from './xml.ts';

/** A sheet's path in the file, in the order of the tabs. */
export type SheetPart = { readonly path: string; readonly hidden: boolean };

/** Sheets in the order of their tabs (ECMA-376 part 1, 18.2.20); sheets that no tab names are not shown to anyone. */
export function sheetsOf(parts: Parts): SheetPart[] {
  const targets = new Map<string, string>();
  walk(parts, 'xl/_rels/workbook.xml.rels', (name, { Id, Target }) => {
    if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, pathOf(Target));
  });
  const sheets: SheetPart[] = [];
  walk(parts, 'xl/workbook.xml', (name, { id, state }) => {
    const path = name === 'sheet' && id !== undefined ? targets.get(id) : undefined;
    if (path !== undefined && parts.has(path))
      sheets.push({ path, hidden: state !== undefined && state !== 'visible' });
  });
  return sheets;
}

/** Strings that cells point to (18.4), phonetic hints left out. */
export function sharedStrings(parts: Parts): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let hint = 0;
  const bytes = parts.get('xl/sharedStrings.xml');
  if (bytes === undefined) return strings;
  walkXml(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') hint += 1;
      inText = name === 't' && hint === 0;
    },
    text: (piece) => {
      if (inText && text.length < 32_768) text += piece;
    },
    close: (name) => {
      if (name === 'rPh') hint -= 1;
      if (name === 't') inText = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

/** The format of each style of a cell (18.8.10). */
export function cellFormats(parts: Parts): CellFormat[] {
  const codes = new Map<string, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  const bytes = parts.get('xl/styles.xml');
  if (bytes === undefined) return formats;
  walkXml(bytes, {
    open: (name, { numFmtId = '0', formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(cellFormat(Number(numFmtId), codes.get(numFmtId)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

function walk(parts: Parts, path: string, open: Parameters<typeof walkXml>[1]['open']): void {
  const bytes = parts.get(path);
  if (bytes !== undefined && open !== undefined) walkXml(bytes, { open });
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

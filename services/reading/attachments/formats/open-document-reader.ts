import { attachmentLimits } from '../attachment-limits.ts';
import type { AttachmentFormat, AttachmentNote, FileText } from '../attachment-reading.ts';
import type { Parts } from '../unpack/unpack.ts';
import { openLinks } from './external-parts.ts';
import { type Flow, openFlow } from './flow.ts';
import { walkXml, type XmlAttributes } from './xml.ts';

export const isPartOfOpenDocument = (name: string): boolean =>
  name === 'content.xml' || name === 'mimetype' || name === 'META-INF/manifest.xml';

/** Comments, deleted words, programs and formulas of pictures: nothing that the reader of the paper sees. */
const unseen = new Set(['annotation', 'tracked-changes', 'scripts', 'notes', 'creator', 'note-citation']);

/** Text, table or presentation, by the media type that the package names (ODF 1.3 part 2, 3.3). */
export function openDocumentKind(parts: Parts): Extract<AttachmentFormat, 'odt' | 'ods' | 'odp'> {
  const type = new TextDecoder().decode(
    parts.get('mimetype') ?? parts.get('META-INF/manifest.xml')?.subarray(0, 4_096),
  );
  if (type.includes('opendocument.spreadsheet')) return 'ods';
  return type.includes('opendocument.presentation') ? 'odp' : 'odt';
}

/** Whether the package lies under a password (ODF 1.3 part 2, 4.8): then its parts are noise. */
export function isEncryptedPackage(parts: Parts): boolean {
  const manifest = parts.get('META-INF/manifest.xml');
  return (
    manifest !== undefined && new TextDecoder().decode(manifest.subarray(0, 1_000_000)).includes('encryption-data')
  );
}

/** Words and rows of an OpenDocument file (ODF 1.3 part 3). Cells of tables say their value as it was shown. */
export function readOpenDocument(parts: Parts): FileText {
  const flow = openFlow();
  const links = openLinks(attachmentLimits.links);
  const notes = new Set<AttachmentNote>();
  const bytes = parts.get('content.xml');
  let hidden = 0;
  let inText = 0;
  let cell: { repeated: number; words: string; shown: string } | null = null;
  const add = (text: string): void => {
    flow.add(text);
    if (cell !== null && cell.words.length < 500) cell.words += text;
  };
  if (bytes !== undefined) {
    walkXml(bytes, {
      enough: flow.full,
      open: (name, attributes) => {
        if (unseen.has(name)) hidden += 1;
        if (hidden > 0) return;
        if (name === 'p' || name === 'h') inText += 1;
        else if (name === 'table-cell' || name === 'covered-table-cell') {
          cell = {
            repeated: Number(attributes['number-columns-repeated'] ?? 1),
            words: '',
            shown: storedValue(attributes),
          };
          if (attributes.formula !== undefined && attributes['value-type'] === undefined)
            notes.add('formulas_without_values');
        } else if (name === 'a') links.open(attributes.href);
        else if (name === 'image' && /^https?:/i.test(attributes.href ?? '')) notes.add('external_parts_not_fetched');
        else startOf(name, attributes, flow, add);
      },
      text: (text) => {
        if (inText === 0 || hidden > 0) return;
        add(text);
        links.text(text);
      },
      close: (name) => {
        if (unseen.has(name)) hidden -= 1;
        if (hidden > 0) return;
        if (name === 'p' || name === 'h') {
          inText -= 1;
          flow.endLine();
        } else if (name === 'a') links.close();
        else if (name === 'page') flow.blank();
        else if (name === 'table-cell' || name === 'covered-table-cell') {
          if (cell !== null) endCell(cell, flow);
          cell = null;
        } else if (name === 'table-row') flow.endRow();
        else if (name === 'table') flow.endTable();
      },
    });
  }
  const { text, cut } = flow.done();
  if (cut) notes.add('cut');
  return { text, notes: [...notes], links: links.links };
}

function startOf(name: string, attributes: XmlAttributes, flow: Flow, add: (text: string) => void): void {
  if (name === 'table') flow.startTable();
  else if (name === 'tab') add(' ');
  else if (name === 's') add(' '.repeat(Math.min(20, Math.max(1, Number(attributes.c ?? 1) || 1))));
  else if (name === 'line-break') flow.endLine();
}

/** What a cell holds where no text shows it. */
function storedValue(attributes: XmlAttributes): string {
  const { value, currency } = attributes;
  if (value === undefined || attributes['value-type'] === 'percentage') return '';
  return currency === undefined ? value : `${value} ${currency}`;
}

/** Ends a cell as often as it is repeated; empty ones at most so often that columns stay in place. */
function endCell({ repeated, words, shown }: { repeated: number; words: string; shown: string }, flow: Flow): void {
  if (words.trim() === '') flow.add(shown);
  const again = Math.min(Number.isFinite(repeated) ? repeated : 1, attachmentLimits.cellsOfRow) - 1;
  flow.endCell();
  for (let time = 0; time < again; time += 1) {
    flow.add(words === '' ? shown : words);
    flow.endCell();
  }
}

import { attachmentLimits } from '../attachment-limits.ts';
import type { FileText } from '../attachment-reading.ts';
import type { Parts } from '../unpack/unpack.ts';
import { openLinks, type Relationships, relationshipsOf } from './external-parts.ts';
import { type Flow, openFlow } from './flow.ts';
import { walkXml, type XmlHandlers } from './xml.ts';

const document = /^word\/(document\d*|footnotes|endnotes)\.xml$/i;
export const isPartOfWord = (name: string): boolean =>
  document.test(name) || /^word\/_rels\/(?:document\d*|settings)\.xml\.rels$/i.test(name);

/** Words of a text document (ECMA-376 part 1, 17): its body, then its notes; fields and deleted words are left out. */
export function readWord(parts: Parts): FileText {
  const paths = [...parts.keys()];
  const related = paths.filter((path) => path.endsWith('.rels')).map((path) => relationshipsOf(parts, path));
  const flow = openFlow();
  const links = openLinks(attachmentLimits.links);
  // The body stands before its notes, whatever their order in the file.
  for (const path of paths.filter((path) => document.test(path)).toSorted()) {
    const bytes = parts.get(path);
    if (bytes !== undefined) walkXml(bytes, wordHandlers(flow, links, related));
    flow.blank();
  }
  const { text, cut } = flow.done();
  const notes = [...new Set(related.flatMap((one) => one.notes))];
  return { text, notes: cut ? ['cut', ...notes] : notes, links: links.links };
}

function wordHandlers(flow: Flow, links: ReturnType<typeof openLinks>, related: readonly Relationships[]): XmlHandlers {
  let inText = 0;
  /** Within the older twin of a drawing, which repeats its words. */
  let fallback = 0;
  return {
    enough: flow.full,
    open: (name, { id }) => {
      if (name === 'Fallback') fallback += 1;
      if (fallback > 0) return;
      if (name === 't') inText += 1;
      else if (name === 'tab' || name === 'ptab') flow.add(' ');
      else if (name === 'br' || name === 'cr') flow.endLine();
      else if (name === 'noBreakHyphen') flow.add('-');
      else if (name === 'tbl') flow.startTable();
      else if (name === 'hyperlink' && id !== undefined)
        links.open(related.map((one) => one.links.get(id)).find((url) => url !== undefined));
    },
    text: (text) => {
      if (inText === 0 || fallback > 0) return;
      flow.add(text);
      links.text(text);
    },
    close: (name) => {
      if (name === 'Fallback') fallback -= 1;
      if (fallback > 0) return;
      if (name === 't') inText -= 1;
      else if (name === 'p') flow.endLine();
      else if (name === 'tc') flow.endCell();
      else if (name === 'tr') flow.endRow();
      else if (name === 'tbl') flow.endTable();
      else if (name === 'hyperlink') links.close();
    },
  };
}

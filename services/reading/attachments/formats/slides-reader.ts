import type { FileText, NotedLink } from '../attachment-reading.ts';
import type { Parts } from '../unpack/unpack.ts';
import { relationshipsOf } from './external-parts.ts';
import { openFlow } from './flow.ts';
import { walkXml } from './xml.ts';

const slide = /^ppt\/slides\/slide(\d+)\.xml$/i;
export const isPartOfSlides = (name: string): boolean =>
  slide.test(name) || /^ppt\/slides\/_rels\/slide\d+\.xml\.rels$/i.test(name);

/** Words of a presentation (ECMA-376 part 1, 19), slide by slide by their numbers; notes of the speaker are left out. */
export function readSlides(parts: Parts): FileText {
  const flow = openFlow();
  for (const path of slidesInOrder(parts)) {
    const bytes = parts.get(path);
    if (bytes === undefined || flow.full()) continue;
    let inText = 0;
    walkXml(bytes, {
      enough: flow.full,
      open: (name) => {
        if (name === 't') inText += 1;
        else if (name === 'br') flow.endLine();
        else if (name === 'tbl') flow.startTable();
      },
      text: (text) => {
        if (inText > 0) flow.add(text);
      },
      close: (name) => {
        if (name === 't') inText -= 1;
        else if (name === 'p') flow.endLine();
        else if (name === 'tc') flow.endCell();
        else if (name === 'tr') flow.endRow();
        else if (name === 'tbl') flow.endTable();
      },
    });
    flow.blank();
  }
  const related = [...parts.keys()]
    .filter((path) => path.endsWith('.rels'))
    .map((path) => relationshipsOf(parts, path));
  const links: NotedLink[] = related.flatMap((one) => [...one.links.values()].map((url) => ({ url, words: '' })));
  const { text, cut } = flow.done();
  const notes = [...new Set(related.flatMap((one) => one.notes))];
  return { text, notes: cut ? ['cut', ...notes] : notes, links };
}

function slidesInOrder(parts: Parts): string[] {
  const numberOf = (path: string): number => Number(slide.exec(path)?.[1] ?? 0);
  return [...parts.keys()].filter((path) => slide.test(path)).toSorted((a, b) => numberOf(a) - numberOf(b));
}

import { html } from 'ghtml';

/** A passage of a text by its UTF-16 offsets; `id` is what links to it name, `kind` how it is drawn. */
export type Passage = {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: 'price' | 'found';
};

/**
 * A text with its passages highlighted in place. They may overlap: the text is cut where one begins or ends, and each piece carries all
 * kinds that lie on it; a passage can be linked to where it begins.
 */
export function markedText(text: string, passages: readonly Passage[]): string {
  const within = passages.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return cuts
    .slice(0, -1)
    .map((from, n) => piece(text.slice(from, cuts[n + 1]), from, within))
    .join('');
}

function piece(words: string, from: number, passages: readonly Passage[]): string {
  const here = passages.filter(({ start, end }) => start <= from && from < end);
  if (here.length === 0) return html`${words}`;
  const places = here.filter(({ start }) => start === from).map(({ id }) => html`<span id="${id}"></span>`);
  const kinds = [...new Set(here.map(({ kind }) => kind))].join(' ');
  return html`!${places}<mark class="${kinds}">${words}</mark>`;
}

import { html } from 'ghtml';

/** A passage of a text by its UTF-16 offsets; `id` is what links to it name, `kind` how it is drawn. */
export type Passage = {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: 'price' | 'found';
};

/** A text with its passages highlighted in place. Of two that overlap the one that begins first is drawn; both can be linked to. */
export function markedText(text: string, passages: readonly Passage[]): string {
  const inOrder = passages
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let written = 0;
  for (const { start, end, id, kind } of inOrder) {
    if (start < written) {
      parts.push(html`<span id="${id}"></span>`);
      continue;
    }
    parts.push(html`${text.slice(written, start)}<mark class="${kind}" id="${id}">${text.slice(start, end)}</mark>`);
    written = end;
  }
  return parts.join('') + html`${text.slice(written)}`;
}

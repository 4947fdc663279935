/** White space before a token: none, one space, or the wide gap of a table column. */
export type Gap = 'none' | 'space' | 'wide';

/** A number lexeme ("12.500,50"), a run of letters or one other character, folded; offsets count from the line's start. */
export type Token = {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
};

const lexeme = /(\d+(?:[.,']\d+)*)|([\p{L}\p{M}]+)|(\s+)|([^\p{L}\p{M}\d\s])/gu;

/** Splits one folded line into tokens in one pass. */
export function tokenize(folded: string): Token[] {
  const tokens: Token[] = [];
  let gap: Gap = 'none';
  for (const match of folded.matchAll(lexeme)) {
    const [text, number, letters, space] = match;
    if (space !== undefined) {
      gap = space.length > 1 || space === '\t' ? (/^\s?\n\s?$/u.test(space) ? 'space' : 'wide') : 'space';
      continue;
    }
    const kind = number !== undefined ? 'number' : letters !== undefined ? 'word' : 'mark';
    tokens.push({ kind, text, start: match.index, end: match.index + text.length, gap });
    gap = 'none';
  }
  return tokens;
}

import type { RedactionKind } from './offsets.ts';

/** A piece of the text that shall not be seen, as one rule found it; `token` only where it says more than the kind. */
export type Found = {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
  readonly token?: string;
};

/** What names the people and the firm concerned; empty strings are passed over. */
export type KnownNames = {
  /** Our persona and its company: they are invented, but they tell the arm. */
  readonly clientNames: readonly string[];
  readonly studioNames: readonly string[];
  readonly studioDomain: string;
  /** Address from which the letter came; empty where it is not known. */
  readonly sender: string;
};

/** Every match of a pattern with the flag g, as found pieces: the group `hide` where there is one (flag d), else the whole. */
export function matchesOf(text: string, pattern: RegExp, kind: RedactionKind): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const { hide } = match.indices?.groups ?? {};
    const [start, end] = hide ?? [match.index, match.index + match[0].length];
    if (end > start) found.push({ start, end, kind });
  }
  return found;
}

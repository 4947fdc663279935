import { readSource } from '../../design/protocol/read-source.ts';

/** Line and column from 1. */
export type JsonPlace = { readonly line: number; readonly column: number };

/** Place of a character of the text. */
export function placeAt(text: string, offset: number): JsonPlace {
  const before = text.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where JSON.parse gave up, by its own words or, where these do not say, by the reader of protocols. */
export function placeOfSyntaxFault(text: string, message: string): JsonPlace {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return placeAt(text, Number(position));
  const [first] = readSource(text, 'json').findings;
  return first === undefined ? { line: 1, column: 1 } : { line: first.line, column: first.column };
}

/** Offsets of the flat objects of a list `key` in valid JSON, in order; linear. An object that holds another is not flat. */
export function objectsOf(text: string, key: string): { readonly from: number; readonly to: number }[] {
  const start = Math.max(0, text.indexOf(`"${key}"`));
  return [...text.slice(start).matchAll(/\{[^{}]*\}/g)].map((found) => {
    const from = start + found.index;
    return { from, to: from + found[0].length };
  });
}

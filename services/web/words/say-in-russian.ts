import { lintSentences } from './lint-sentences.ts';
import { preflightSentences } from './preflight-sentences.ts';

type Sentence = { readonly parts: readonly string[]; readonly letters: number; readonly russian: string };

/** Sentences with the most fixed words first, so that the more particular one of two that fit is taken. */
const sentences: readonly Sentence[] = Object.entries({ ...lintSentences, ...preflightSentences })
  .map(([english, russian]) => ({ parts: english.split('{}'), letters: english.length, russian }))
  .toSorted((a, b) => b.letters - a.letters);

/** Longer than this is no sentence of a check. */
const longest = 4_000;

/**
 * A sentence of the protocol's check or of the preflight in Russian, by its English pattern with `{}` for values, whose order stays. Values
 * that are such sentences themselves, alone or in a list, are said in Russian too. Null: the catalogue does not have it.
 */
export function sayInRussian(english: string): string | null {
  if (english.length > longest) return null;
  for (const { parts, russian } of sentences) {
    const values = valuesIn(english, parts);
    if (values !== null) return filled(russian, values.map(valueInRussian));
  }
  return null;
}

/** What stands in the holes of a pattern; null when it does not fit. Each part is looked for once, from the left: linear. */
function valuesIn(english: string, parts: readonly string[]): string[] | null {
  const [first = '', ...others] = parts;
  if (!english.startsWith(first)) return null;
  if (others.length === 0) return english === first ? [] : null;
  const last = others.at(-1) ?? '';
  const values: string[] = [];
  let from = first.length;
  for (const part of others.slice(0, -1)) {
    const at = english.indexOf(part, from);
    if (at === -1) return null;
    values.push(english.slice(from, at));
    from = at + part.length;
  }
  const end = english.length - last.length;
  if (end < from || !english.endsWith(last)) return null;
  return [...values, english.slice(from, end)];
}

function valueInRussian(value: string): string {
  return value
    .split(/(?<=[,;]) /u)
    .map((piece) => {
      const mark = /[,;]$/u.exec(piece)?.[0] ?? '';
      const words = mark === '' ? piece : piece.slice(0, -1);
      return `${/\p{L}{2}/u.test(words) ? (sayInRussian(words) ?? words) : words}${mark}`;
    })
    .join(' ');
}

function filled(russian: string, values: readonly string[]): string {
  return russian.split('{}').reduce((said, part, n) => `${said}${values[n - 1] ?? ''}${part}`);
}

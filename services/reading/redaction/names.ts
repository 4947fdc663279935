import { type Found, type KnownNames, matchesOf } from './found.ts';
import { stem } from './known-names.ts';
import { everydayName, initialled, namedPlaces, nobody, title, withPatronymic } from './name-patterns.ts';

/** So many different names of one letter are looked for wherever they come again. */
const mostNames = 40;

/**
 * Names of people: in greetings, where somebody is introduced, first names that are known as such, those of the signature, and all
 * of these wherever they come again. A name of ours is told apart from any other, so that one can see whether the right person
 * is addressed.
 */
export function names(text: string, { known, block }: { known: KnownNames; block: readonly Found[] }): Found[] {
  const placed = namedPlaces
    .flatMap((pattern) => matchesOf(text, pattern, 'name'))
    .flatMap((one) => trimmed(text, one));
  const usual = [everydayName, withPatronymic, initialled].flatMap((pattern) => matchesOf(text, pattern, 'name'));
  const everyday = usual.flatMap((one) => trimmed(text, one));
  const met = [...placed, ...everyday].map(({ start, end }) => text.slice(start, end));
  const signed = block.flatMap(({ start, end }) => text.slice(start, end).match(everydayName) ?? []);
  const again = new Set([...met, ...signed].flatMap((name) => name.split(/[ \u00a0\n]/u)).filter(isNameWord));
  const repeated = [...again].slice(0, mostNames).flatMap((name) => matchesOf(text, anyCase(name), 'name'));
  const own = ownWords(known);
  return [...placed, ...everyday, ...repeated].map((one) =>
    isOurs(text.slice(one.start, one.end), own) ? { ...one, kind: 'client' } : one,
  );
}

function isNameWord(word: string): boolean {
  return word.length >= 4 && /^[\p{Lu}][\p{L}'’-]+$/u.test(word);
}

function anyCase(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${stem(name)}(?![\\p{L}\\p{N}])`, 'gu');
}

/** The name without titles in front, up to the first word that is none; nothing when it begins with one. */
function trimmed(text: string, one: Found): Found[] {
  let { start } = one;
  let end = start;
  for (const { 0: word, index } of text.slice(one.start, one.end).matchAll(/[^ \u00a0]+/gu)) {
    if (nobody.test(word)) break;
    const behind = one.start + index + word.length;
    if (end === start && title.test(word)) start = behind + 1;
    end = Math.max(start, behind);
  }
  return end > start ? [{ ...one, start, end }] : [];
}

function ownWords({ clientNames }: KnownNames): RegExp[] {
  const words = clientNames.flatMap((name) => name.split(/\s+/u)).filter((word) => word.length >= 3);
  return [...new Set(words)].map((word) => new RegExp(`^${stem(word)}$`, 'iu'));
}

function isOurs(name: string, own: readonly RegExp[]): boolean {
  return name.split(/[ \u00a0]/u).some((word) => own.some((pattern) => pattern.test(word)));
}

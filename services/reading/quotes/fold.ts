const variant = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\u2010-\u2015\u2212\ufe58\uff0dё’]/gu;
const dash = /[\u2010-\u2015\u2212\ufe58\uff0d]/u;
/** Letters of both scripts side by side: only then is a word worth a closer look. */
const twoScripts = /[a-z][а-я]|[а-я][a-z]/u;
const word = /\p{L}+/gu;
const longestWord = 40;
const latin = 'abcehkmoptxy';
const cyrillicTwin = 'авсенкмортху';

/**
 * Folds text for matching and keeps every offset: lower case, one kind of space and dash, ё as е, and Latin letters
 * that stand for Cyrillic ones inside a Cyrillic word ("pyб") as the letters they stand for. Same length as the input.
 */
export function fold(text: string): string {
  const plain = lowerCase(text).replace(variant, plainOf);
  if (!twoScripts.test(plain)) return plain;
  return plain.replace(word, (letters) => (letters.length > longestWord ? letters : untwin(letters)));
}

function plainOf(character: string): string {
  if (character === 'ё') return 'е';
  if (character === '’') return "'";
  return dash.test(character) ? '-' : ' ';
}

/** Lower case without changing the length: a few letters (İ) would grow. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join('');
}

function untwin(letters: string): string {
  if (!/[а-я]/u.test(letters) || !/[a-z]/u.test(letters)) return letters;
  return letters.replace(/[a-z]/gu, (letter) => cyrillicTwin[latin.indexOf(letter)] ?? letter);
}

import { type Found, type KnownNames, matchesOf } from './found.ts';

const legalForm =
  /(?<![\p{L}])(?:ООО|ОАО|ЗАО|ПАО|АО|ИП)\s{1,2}(?<hide>[«"“„][^»"”\n]{1,60}[»"”]|[\p{Lu}][\p{L}-]{1,30}(?:\s[\p{Lu}]\.\s?[\p{Lu}]\.)?)/dgu;
const legalFormBehind =
  /(?<![\p{L}])(?<hide>[\p{Lu}][\p{L}\p{N}&-]{1,30}(?:\s[\p{Lu}&][\p{L}\p{N}&-]{0,30}){0,2})\s(?:GmbH|UG|AG|Ltd|LLC|Inc|GbR|e\.K\.)(?![\p{L}])/dgu;
const named =
  /(?:студи[яиюей]|агентств[оаем]|компани[яиюей]|веб-студи[яиюей]|агентстве)\s(?<hide>[«"“„][^»"”\n]{1,60}[»"”])/dgiu;

/** The studio, our persona and its company, as they are known beforehand, and firms by their legal form. */
export function knownNames(text: string, { clientNames, studioNames, studioDomain }: KnownNames): Found[] {
  const label = studioDomain.split('.')[0] ?? '';
  const studio = [...studioNames, ...studioNames.map(withoutForm), label.length >= 5 ? label : ''];
  return [
    ...wordsOf(clientNames).flatMap((name) => matchesOf(text, wholeWord(name), 'client')),
    ...studio.filter(isTelling).flatMap((name) => matchesOf(text, wholeWord(name), 'studio')),
    ...matchesOf(text, named, 'studio'),
    ...matchesOf(text, legalForm, 'company'),
    ...matchesOf(text, legalFormBehind, 'company'),
  ];
}

/** Longest first: "Андрей Белозёров" is one token, not two. */
function wordsOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()))].filter(isTelling).toSorted((a, b) => b.length - a.length);
}

function isTelling(name: string): boolean {
  return name.length >= 3;
}

function withoutForm(name: string): string {
  return name
    .replace(/^(?:веб-?студия|студия|агентство|компания|ООО|ИП|digital-агентство)\s/iu, '')
    .replace(/[«»"“”„]/gu, '')
    .trim();
}

/** Short names are words of the language too: they count only as they are written. Russian ones are declined. */
function wholeWord(name: string): RegExp {
  const words = name.split(/\s+/u).map(stem);
  const flags = name.length >= 5 ? 'giu' : 'gu';
  return new RegExp(`(?<![\\p{L}\\p{N}])[«"„“]?${words.join('\\s+')}[»"“”]?(?![\\p{L}\\p{N}])`, flags);
}

const endingsRu = '(?:ами|ями|ах|ам|ого|ому|ым|ом|ем|ой|ей|ью|ую|ая|ю|у|е|а|я|и|ы|ь|й|о)?';

/** The word in any case of its declension; ё is often written е. */
export function stem(word: string): string {
  const bare = /^[а-яё]+$/iu.test(word) && word.length > 3 ? word.replace(/[аяйьеиыуюо]$/iu, '') : word;
  const ending = /^[а-яё]+$/iu.test(word) ? endingsRu : 's?';
  return `${literally(bare).replace(/[её]/giu, '[её]')}${ending}`;
}

/** The word as a source of a pattern. */
function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

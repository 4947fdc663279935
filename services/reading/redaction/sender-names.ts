import { eitherCase } from './either-case.ts';
import { type Found, matchesOf } from './found.ts';

/** Parts of addresses that name a desk and nobody, and words that letters use anyway. */
const desks = new Set(
  'info mail post office sales hello contact kontakt team support help admin manager project projects order orders zakaz studio agency design digital marketing director service anfrage anfragen vertrieb buero welcome client clients webmaster site sites business account accounts hallo inbox reklama online work noreply robot'.split(
    ' ',
  ),
);

/** Latin spellings of Russian letters, longest first, and what they may stand for. */
const cyrillic: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', '(?:щ|ш|сх)'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', '(?:ц|тс)'],
  ['yu', '(?:ю|ью)'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', '(?:я|ья)'],
  ['ja', 'я'],
  ['ia', '(?:я|ия|ья)'],
  ['yo', 'ё'],
  ['ye', '[её]'],
  ['iy', 'ий'],
  ['ey', '(?:ей|[её]й)'],
  ...Object.entries({
    ...{ a: 'а', b: 'б', c: '[цк]', d: 'д', e: '[еёэ]', f: 'ф', g: 'г', h: 'х', i: '[иый]ь?', j: '[йж]', k: 'к' },
    ...{ l: 'ль?', m: 'м', n: 'нь?', o: 'о', p: 'п', q: 'к', r: 'рь?', s: 'сь?', t: 'ть?', u: 'у', v: 'в', w: 'в' },
    ...{ x: 'кс', y: '(?:ий|ый|[ыйи])', z: 'з' },
  }),
];

/** German addresses spell umlauts out. */
const latin: readonly (readonly [string, string])[] = [
  ['ae', '(?:ae|ä)'],
  ['oe', '(?:oe|ö)'],
  ['ue', '(?:ue|ü)'],
  ['ss', '(?:ss|ß)'],
];

const endings = '(?:[аеуыюяи]|ой|ом|ым|ей|ем|ью|ого|ому)?';

/**
 * Names that the sender's own address tells, wherever they stand in the letter, in Latin and in Cyrillic letters:
 * "zhasmin.tagirova@…" hides "Жасмин" and "Тагировой". Only words that begin with a capital; an address of a desk names nobody.
 */
export function sendersNames(text: string, sender: string): Found[] {
  const local = sender.slice(0, 200).split('@')[0] ?? '';
  const words = local.toLowerCase().split(/[^a-z]+/u);
  return words
    .filter((word) => word.length >= 4 && word.length <= 24 && !desks.has(word))
    .slice(0, 4)
    .flatMap((word) => {
      const spelt = `(?:${capitalised(spell(word, latin))}(?:['’]?s)?|${capitalised(spell(russianStem(word), cyrillic))}${endings})`;
      return matchesOf(text, new RegExp(`(?<![\\p{L}\\p{N}])${spelt}(?![\\p{L}\\p{N}])`, 'gu'), 'name');
    });
}

/** Endings of declension are added again in Cyrillic. */
function russianStem(word: string): string {
  return word.replace(/(?:iy|yi|ya|[aiy])$/u, '');
}

function spell(word: string, table: readonly (readonly [string, string])[]): string {
  let out = '';
  for (let at = 0; at < word.length; ) {
    const rule = table.find(([from]) => word.startsWith(from, at));
    out += rule?.[1] ?? word[at] ?? '';
    at += rule?.[0].length ?? 1;
  }
  return out;
}

/** A pattern whose first letter is a capital and whose others are small; the lookahead spares a second spelling of each table. */
function capitalised(pattern: string): string {
  return `(?=\\p{Lu}[\\p{Ll}'’-]+)(?:${eitherCase(pattern)})`;
}

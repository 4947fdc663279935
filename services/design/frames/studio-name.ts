const legalForms = [
  'ооо',
  'оао',
  'зао',
  'пао',
  'ао',
  'ип',
  'нко',
  'gmbh',
  'ag',
  'ug',
  'kg',
  'ohg',
  'gbr',
  'ltd',
  'llc',
  'llp',
  'inc',
  'plc',
  'co',
  'corp',
];
const trades = [
  ...[
    'студия',
    'веб',
    'вебстудия',
    'агентство',
    'дизайн',
    'диджитал',
    'интернет',
    'компания',
    'группа',
    'бюро',
    'рекламное',
  ],
  ...[
    'studio',
    'studios',
    'web',
    'agency',
    'digital',
    'design',
    'company',
    'group',
    'internet',
    'agentur',
    'webagentur',
    'bureau',
    'the',
  ],
];
const dropped = new Set([...legalForms, ...trades]);

/**
 * The part of a name that tells firms apart, "лайн" of «ООО «Веб-студия "Лайн"»»: without legal form, trade words,
 * quotes and punctuation. A name made of nothing else keeps its words.
 */
export function distinctiveName(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !dropped.has(word));
  return (kept.length > 0 ? kept : words).join(' ');
}

/** A name from a file as it may be shown and written in a letter: one line, no control characters, at most 200 letters. */
export function tidyName(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

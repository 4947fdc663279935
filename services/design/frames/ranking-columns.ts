import type { Frame } from '../protocol/schema/protocol.ts';

export type ColumnMapping = Frame['columns'];
export type RankingField = keyof ColumnMapping;

/** Headers as rankings write them, in lower case; an exact match wins over a beginning. */
const guesses: Readonly<Record<RankingField, readonly string[]>> = {
  name: [
    'название',
    'студия',
    'компания',
    'агентство',
    'наименование',
    'name',
    'studio',
    'agency',
    'company',
    'firma',
    'agentur',
    'unternehmen',
  ],
  site: [
    'сайт',
    'веб-сайт',
    'адрес сайта',
    'url',
    'site',
    'website',
    'web',
    'домен',
    'domain',
    'homepage',
    'webseite',
    'internet',
  ],
  mail: ['e-mail', 'email', 'почта', 'эл. почта', 'электронная почта', 'mail', 'имейл'],
  phone: ['телефон', 'тел', 'тел.', 'phone', 'telephone', 'tel', 'telefon', 'рабочий телефон'],
  city: ['город', 'city', 'town', 'stadt', 'ort', 'регион', 'region'],
  rank: ['место', 'позиция', 'рейтинг', '№', 'n', 'rank', 'place', 'position', 'rang', 'platz', '#'],
  priceTier: ['ценовой сегмент', 'сегмент', 'price tier', 'tier', 'segment', 'price segment', 'preissegment'],
};

/** Guesses which column holds what from the headers; null when no column looks like a name or a way to reach the studio. */
export function guessColumns(headers: readonly string[]): ColumnMapping | null {
  const taken = new Set<string>();
  const found: Partial<Record<RankingField, string>> = {};
  for (const exact of [true, false]) {
    for (const field of Object.keys(guesses) as RankingField[]) {
      if (found[field] !== undefined) continue;
      const header = headers.find((given) => !taken.has(given) && fits(given, guesses[field], exact));
      if (header === undefined) continue;
      taken.add(header);
      found[field] = header;
    }
  }
  const { name, ...rest } = found;
  if (name === undefined || (rest.site === undefined && rest.mail === undefined)) return null;
  return { name, ...rest };
}

function fits(header: string, words: readonly string[], exact: boolean): boolean {
  const plain = plainHeader(header);
  return words.some((word) => (exact ? plain === word : word.length > 3 && plain.startsWith(word)));
}

/** Headers are compared without case, outer blanks and a byte order mark. */
export function plainHeader(header: string): string {
  return header
    .replace(/^\uFEFF/u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Position of each mapped column, or the headers that the file does not have. */
export function columnPositions(
  headers: readonly string[],
  mapping: ColumnMapping,
): { readonly positions: ReadonlyMap<RankingField, number>; readonly absent: readonly string[] } {
  const plain = headers.map(plainHeader);
  const positions = new Map<RankingField, number>();
  const absent: string[] = [];
  for (const [field, header] of Object.entries(mapping) as [RankingField, string][]) {
    const position = plain.indexOf(plainHeader(header));
    if (position === -1) absent.push(header);
    else positions.set(field, position);
  }
  return { positions, absent };
}

import { type Found, matchesOf } from './found.ts';

/** A street with a house number, with what stands around it on the same line: index and town before, house, floor and office behind. */
const streetRu =
  '(?:(?:ул|пр|пр-т|пр-кт|просп|пер|наб|пл|ш|б-р|бул)\\.|(?:улица|проспект|переулок|набережная|площадь|шоссе|бульвар|пр-т|б-р|проезд|линия))';
const townRu =
  '(?:(?:\\d{6}|г\\.\\s?[\\p{Lu}][\\p{L}-]{2,30}|(?:Санкт-Петербург|Петербург|СПб|Москва|Россия|РФ))[,\\s]{1,3}){0,4}';
const houseRu =
  '(?:[,\\s]{1,3}(?:д(?:ом|\\.)?|стр(?:оение|\\.)?|корп(?:ус|\\.)?|лит(?:ера|\\.)?|оф(?:ис|\\.)?|эт(?:аж|\\.)?|пом(?:ещение|\\.)?|к\\.|БЦ|бизнес-центр)?\\s{0,2}(?:\\d{1,4}(?:[-/]?[\\p{L}\\d]{1,3})?|[«"][^»"\\n]{2,40}[»"]|[\\p{Lu}](?![\\p{L}]))){1,6}';
const russian = new RegExp(
  `${townRu}(?:${streetRu}\\s{0,2}[\\p{Lu}\\d][\\p{L}\\d.-]{1,30}(?:\\s[\\p{Lu}][\\p{L}.-]{1,30}){0,2}|(?<![\\p{L}])[\\p{Lu}][\\p{L}-]{2,30}(?:\\s[\\p{Lu}][\\p{L}-]{2,30})?\\s${streetRu})${houseRu}`,
  'gu',
);

const german =
  /(?<![\p{L}])(?:[\p{Lu}][\p{L}.-]{1,30}[\s-]){0,2}(?:[\p{Lu}]?[\p{L}.-]{0,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|Straße|Str\.|Platz|Allee|Weg|Ring|Damm|Ufer))\s\d{1,4}\s?[a-z]?(?![\p{L}\d])(?:\s{0,2}[,·|]?\s{1,2}(?:D-)?\d{5}\s[\p{Lu}][\p{L}-]{2,30}(?:\sam\s[\p{Lu}]\p{L}{2,20})?)?/gu;

const english =
  /(?<![\p{L}\p{N}])(?:(?:Suite|Unit|Flat|Floor)\s\d{1,4}[a-z]?,?\s)?\d{1,5}[a-z]?\s(?:[\p{Lu}][\p{L}'.-]{1,20}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Square|Drive|Way|Court|Yard|Quay|Broadway)(?![\p{L}])\.?(?:,\s(?:[\p{Lu}][\p{L}.-]{1,20}(?:\s(?![A-Z]{1,2}\d)[\p{Lu}][\p{L}.-]{1,20}){0,2}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]{2}\s\d{5}|\d{5})(?:\s[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|\s\d{5})?){0,3}/gu;

/** Postal addresses of the three languages: always with a house number, so that a street in a story stays. */
export function addresses(text: string): Found[] {
  return [russian, german, english].flatMap((pattern) => matchesOf(text, pattern, 'address'));
}

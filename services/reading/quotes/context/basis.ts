import type { QuoteBasis } from '../types.ts';
import { startingWith, wholeWords, wordList } from '../vocabulary/word-pattern.ts';

const per =
  '(?:\\/|в|за|на|per|an?|each|pro|je|die|im|с|р\\.?\\/)\\s*(?:1\\s*|один\\s*|одну\\s*|каждый\\s*|каждую\\s*)?';
const skip =
  '(?:[.,]?\\s*(?:без ндс|с ндс|netto|brutto|net|ндс не облагается|\\+ ндс|excl\\.? vat|plus vat))?[\\s.,(]*';

const behind: readonly (readonly [QuoteBasis, RegExp])[] = [
  [
    'hour',
    startingWith(
      `${skip}${per}(?:час|часа|ч|нормо-?час|чел(?:овеко)?\\.?-?\\/?час|hour|hr|h|std|stunde|arbeitsstunde|hourly)|${skip}(?:hourly|stündlich|почасов\\p{L}+|p\\.?\\s?h\\.?)`,
    ),
  ],
  [
    'day',
    startingWith(
      `${skip}${per}(?:день|рабочий день|чел(?:овеко)?\\.?-?день|day|tag|personentag|manntag|pt|arbeitstag)|${skip}(?:daily|tagessatz)`,
    ),
  ],
  [
    'month',
    startingWith(
      `${skip}${per}(?:мес|месяц|мес\\.|month|mo|mth|monat)|${skip}(?:ежемесячно|помесячно|monthly|mtl\\.?|monatlich|p\\.?\\s?m\\.?)`,
    ),
  ],
  [
    'year',
    startingWith(
      `${skip}${per}(?:год|г\\.|year|yr|annum|jahr)|${skip}(?:ежегодно|annually|yearly|p\\.?\\s?a\\.?|jährlich)`,
    ),
  ],
  ['page', startingWith(`${skip}${per}(?:стр|страницу|страница|page|seite|unterseite)`)],
  [
    'unit',
    startingWith(
      `${skip}${per}(?:шт|штуку|неделю|спринт|week|sprint|woche|экран\\p{L}*|товар|товарную позицию|баннер|карточк\\p{L}+|слово|блок|правк\\p{L}+|язык|макет|м²|м2|кв\\.? ?м|1000 знаков|знаков|тысяч\\p{L}+ знаков|единиц\\p{L}+|пользователя|item|screen|product|word|banner|user|seat|language|template|stück|produkt|wort|artikel|sprache|nutzer|bild)`,
    ),
  ],
];
const before: readonly (readonly [QuoteBasis, RegExp])[] = [
  [
    'hour',
    wholeWords(wordList`
  часов(?:ая|ой|ую) ставк~ | ставк~ (?:в |за )?час | (?:стоимость|цена|ставка) (?:1 |одного |нормо-?)?часа |
  почасов~ | нормо-?час~ | час(?: ~){0,2} (?:стоит|обойд~|оценива~) |
  час (?:работы|разработ~|программист~|специалист~) | by the hour | stundenbasis | auf stundenbasis | повременн~ | hourly(?: rate)? | per hour | rate per hour | stundensatz |
  stundenlohn | stundenhonorar | pro stunde | stundenverrechnungssatz
`),
  ],
  [
    'hour',
    /(?<![\p{L}\d]|\d )(?:1 |один |an |one |per |eine )?(?:час|hour|stunde)(?: (?!в |за )\p{L}+){0,3}\s*(?:[-:=]|это|is|at|kostet|liegt bei|mit)?\s*(?:(?:от|from|ab)\s*)?$/u,
  ],
  [
    'day',
    wholeWords(wordList`
  day rate | daily rate | tagessatz | tageshonorar | стоимость дня | дневн~ ставк~ | manntag | personentag
`),
  ],
  [
    'month',
    wholeWords(wordList`
  абонентск~(?: плат~)? | абонплат~ | ежемесячн~ | в месяц | помесячн~ | monthly | per month | monatlich~ | mtl |
  im monat | pro monat
`),
  ],
  [
    'year',
    wholeWords(wordList`
  ежегодн~ | в год | на год | annual(?:ly)? | yearly | per year | jährlich~ | pro jahr | im jahr
`),
  ],
  [
    'page',
    wholeWords(wordList`
  (?:цена|стоимость) (?:за |1 |одной )?страниц~ | per page | pro (?:unter)?seite | seitenpreis
`),
  ],
  [
    'unit',
    wholeWords(wordList`
  (?:цена|стоимость) (?:за единицу|единицы) | unit price | einzelpreis | stückpreis
`),
  ],
];
/** "84 часа × 3 500 ₽", "70 Stunden à 96 €". */
const timesRate = /(?:час(?:а|ов)?|ч\.?|hours?|hrs?|h|stunden|std\.?)\s*(?:[×x*х@à]|по|at|zu(?: je)?|je)\s*$/u;
const packageLead = wholeWords(wordList`
  пакет~ | тариф~ | package | plan | tier | bundle | paket~ | tarif
`);
const wholeTail = startingWith(wordList`
  за (?:весь )?(?:проект|сайт|все) | под ключ | for the (?:whole |entire )?(?:project|site|website|thing) |
  fixed | flat | pauschal | einmalig | one-?off | one-?time | единоразово | разово | на весь проект
`);

/** What an amount pays for, from the words behind it and, failing that, the words before it; project when nothing says other. */
export function basisOf(
  lead: string,
  tail: string,
  heading: string,
): { readonly basis: QuoteBasis; readonly stated: boolean } {
  const tailNear = tail.slice(0, 45);
  if (wholeTail.test(tailNear)) return { basis: 'project', stated: true };
  for (const [basis, pattern] of behind) {
    if (pattern.test(tailNear)) return { basis, stated: true };
  }
  const leadNear = lead.slice(-45);
  if (timesRate.test(leadNear)) return { basis: 'hour', stated: true };
  for (const [basis, pattern] of before) {
    if (pattern.test(leadNear)) return { basis, stated: true };
  }
  if (lead.trim().length < 40) {
    for (const [basis, pattern] of before) if (pattern.test(heading)) return { basis, stated: true };
  }
  if (packageLead.test(leadNear)) return { basis: 'package', stated: true };
  return { basis: 'project', stated: false };
}

import type { ReleaseDocument } from '../../release/release-document.ts';
import { reportWords } from '../../words/catalogue.ts';
import type { Language } from '../../words/language.ts';
import { duration, moneyRange } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowHours, valueText } from '../../words/row-text.ts';
import { budgetText, levelName } from './level-names.ts';
import { isShown, rowsIn, type ShownRow, totalRow } from './released.ts';

/** Factors whose levels were drawn for each letter. */
export const FACTORS = ['persona', 'channel', 'budget', 'wording'] as const;
const LONG_WAIT_HOURS = 48;

/** How many answered: the headline. */
export function answersFinding(document: ReleaseDocument, language: Language): string {
  const row = totalRow(document, 'AR2');
  if (!isShown(row)) return releaseWords(language).hidden.answers;
  const counted = { x: row.numerator ?? 0, n: row.n ?? 0, percent: valueText(row, row.value, language) };
  return reportWords(language).whoAnswered(counted, document.wave.windowDays);
}

/** When half had answered. */
export function delayFinding(document: ReleaseDocument, language: Language): string {
  const row = totalRow(document, 'delay_median');
  const words = reportWords(language);
  if (row?.status === 'not_reached') return words.medianNotReached(document.wave.windowDays);
  return isShown(row) ? words.howLong(waitText(row.value, language)) : releaseWords(language).hidden.delay;
}

/** Hours as published; from two days on also in days, which people think in. */
function waitText(hours: number, language: Language): string {
  const exact = rowHours(hours, language);
  return hours < LONG_WAIT_HOURS ? exact : releaseWords(language).about(exact, duration(hours * 60, language));
}

/** Between which medians the prices of the named budgets lie. */
export function pricesFinding(document: ReleaseDocument, language: Language): string {
  const words = releaseWords(language);
  const medians = rowsIn(document, 'prices', 'price_median').filter(isShown);
  const [least, ...others] = medians.toSorted(byValue);
  if (least === undefined) return words.hidden.prices;
  const currency = least.cell.currency ?? null;
  const most = others.at(-1);
  if (most !== undefined) return words.medianPrices(moneyRange(least.value, most.value, currency, language));
  const [price, budget] = [
    valueText(least, least.value, language),
    budgetText(document, least.cell.budget ?? '', language),
  ];
  return budget === null ? words.medianPriceUnnamed(price) : words.medianPrice(price, budget);
}

/** How many came as far as a price, or as far as may be told. */
export function funnelFinding(document: ReleaseDocument, language: Language): string {
  const words = releaseWords(language);
  const last = rowsIn(document, 'funnel').findLast(isShown);
  if (last === undefined) return words.hidden.funnel;
  const [x, n, stage] = [last.numerator ?? 0, last.n ?? 0, last.cell.stage ?? ''];
  return stage === 'quoted'
    ? reportWords(language).whereLost(x, n)
    : words.cameAsFar(x, n, words.stages[stage] ?? stage);
}

/** Which differences have an interval that leaves out zero. */
export function differencesFinding(document: ReleaseDocument, language: Language): string {
  const words = releaseWords(language);
  const clear = FACTORS.flatMap((factor) =>
    rowsIn(document, factor, 'AR2_difference')
      .filter(isShown)
      .filter(({ lower, upper }) => (lower ?? 0) > 0 || (upper ?? 0) < 0)
      .map((row) => differenceName(document, factor, row, language)),
  );
  return clear.length === 0 ? words.noDifference : words.differs(clear.join('; '));
}

/** "director against marketer": a level and the first level of its factor, which it is compared with. */
export function differenceName(document: ReleaseDocument, factor: string, row: ShownRow, language: Language): string {
  const base = rowsIn(document, factor, 'AR2')[0]?.cell[factor] ?? '';
  const name = (level: string) => levelName(document, factor, level, language);
  return releaseWords(language).against(name(row.cell[factor] ?? ''), name(base));
}

/** Between which shares the groups of a table lie, and whether all their intervals have a value in common. */
export function groupsFinding(document: ReleaseDocument, table: string, language: Language): string {
  const words = releaseWords(language);
  const rows = rowsIn(document, table, 'AR2').filter(isShown);
  const [least, most] = [rows.toSorted(byValue)[0], rows.toSorted(byValue).at(-1)];
  if (least === undefined || most === undefined) return words.hidden.answers;
  const overlap =
    Math.max(...rows.map(({ lower }) => lower ?? 0)) <= Math.min(...rows.map(({ upper }) => upper ?? 100));
  const told = overlap ? words.groupsOverlap : words.groupsApart;
  const title = document.tables.find(({ id }) => id === table)?.title[language] ?? table;
  return told(title, valueText(least, least.value, language), valueText(most, most.value, language));
}

function byValue(a: ShownRow, b: ShownRow): number {
  return a.value - b.value;
}

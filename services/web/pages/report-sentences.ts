import type { PriceReport, Report } from '../../releases/report/report-schema.ts';
import { budgetWords } from '../../releases/words/budget-text.ts';
import { isWhyNoInterval, reportWords } from '../../releases/words/catalogue.ts';
import { intervalText, quantity } from '../../releases/words/estimate-text.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';
import type { ReportPageWords } from '../words/page-words.ts';

/** The report in a few sentences; each states counts and leaves out what cannot be said yet. */
export function reportSentences(report: Report, language: Language): string[] {
  const words = pageWords(language).reportPage;
  const { windowRunning, notDeliveredYet } = report.cases;
  return [
    ...(report.interim ? [words.interimNote(windowRunning, notDeliveredYet)] : []),
    ...rateSentences(report, words, language),
    ...delaySentences(report, words, language),
    ...report.prices.flatMap((prices) => priceSentence(prices, words, language)),
  ];
}

function priceSentence(prices: PriceReport, words: ReportPageWords, language: Language): string[] {
  const { median, currency, n } = prices;
  if (median.value === null) return [];
  return [words.price(budgetWords(prices, language), quantity(median.value, median, currency, language), n)];
}

function rateSentences({ rates: { AR1, AR2 } }: Report, words: ReportPageWords, language: Language): string[] {
  if (AR2.value === null || AR1.value === null) return [words.noHeadline];
  const why = isWhyNoInterval(AR2.whyNoInterval) ? reportWords(language).whyNoInterval[AR2.whyNoInterval] : '';
  const interval = intervalText(AR2, (value) => quantity(value, AR2, null, language), language);
  return [
    words.headline(
      AR2.numerator ?? 0,
      AR2.n,
      quantity(AR2.value, AR2, null, language),
      interval === null ? why : words.withInterval(interval),
    ),
    words.customerView(AR1.numerator ?? 0, AR1.n, quantity(AR1.value, AR1, null, language)),
  ];
}

function delaySentences({ delay, interim, wave }: Report, words: ReportPageWords, language: Language): string[] {
  if (delay.n === 0) return [];
  const chart = reportWords(language);
  const { median, meanWaiting } = delay;
  const notReached = interim ? chart.medianNotReachedYet : chart.medianNotReached(wave.windowDays);
  const half = median.value === null ? notReached : chart.howLong(quantity(median.value, median, null, language));
  const mean = meanWaiting.value === null || interim ? null : quantity(meanWaiting.value, meanWaiting, null, language);
  return [`${half}.`, ...(mean === null ? [] : [words.meanWaiting(mean, wave.windowDays)])];
}

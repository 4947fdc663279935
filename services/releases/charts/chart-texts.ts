import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { date } from '../words/number-words.ts';
import type { ChartTexts } from './chart-frame.ts';

const HASH_SHOWN = 12;

/** The texts every chart of a report shares: n, dates, source, and the mark of a rehearsal. */
export function chartTexts(report: Report, title: string, measure: string, n: number, language: Language): ChartTexts {
  const words = reportWords(language);
  const from = date(report.wave.launchedAt, language);
  const [until = report.asOf] = [report.asOf, report.wave.responseClosesAt].toSorted();
  const span = words.dates(from, date(until, language));
  const interim = report.interim ? `; ${words.interim(date(report.asOf, language))}` : '';
  return {
    title,
    measure,
    context: `n = ${n}; ${span}${interim}`,
    source: words.source(
      report.campaign.title,
      report.wave.number,
      report.inputHash.slice(0, HASH_SHOWN),
      report.codeVersion,
    ),
    rehearsal: report.rehearsal ? words.rehearsal : null,
  };
}

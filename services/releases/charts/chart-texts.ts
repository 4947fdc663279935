import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { date } from '../words/number-words.ts';
import type { ChartTexts } from './chart-frame.ts';

const HASH_SHOWN = 12;

/** The texts every chart of a report shares: n, dates, source, and the mark of a rehearsal. */
export function chartTexts(
  report: Report,
  title: string,
  measure: string,
  n: number,
  language: Language,
  stage: 'responses' | 'silence' = 'responses',
): ChartTexts {
  const words = reportWords(language);
  const from = date(report.wave.launchedAt, language);
  const closesAt = stage === 'silence' ? report.stages.silenceClosesAt : report.wave.responseClosesAt;
  const [until = report.asOf] = [report.asOf, closesAt].toSorted();
  const span = words.dates(from, date(until, language));
  const asOf = date(report.asOf, language);
  const stillOpen = stage === 'silence' && report.stages.silence === 'open' ? `; ${words.silenceOpen(asOf)}` : '';
  const interim = stage === 'responses' && report.interim ? `; ${words.interim(asOf)}` : stillOpen;
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
    mark: report.rehearsal ? words.rehearsal : null,
  };
}

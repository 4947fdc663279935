import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { duration, percent } from '../words/number-words.ts';
import type { ChartSize } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot } from './draw-chart.ts';
import { palette } from './palette.ts';
import { survivalPlot } from './survival-plot.ts';

/** Who comes back: share of studios that reminded of themselves by time since their last word, to the end of the silence stage. */
export function reminderChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const { reminders, stages } = report;
  const { n } = reminders.reminded;
  const texts = chartTexts(
    report,
    reminderTitle(report, language),
    words.whoComesBackMeasure(stages.silenceDays),
    n,
    language,
    'silence',
  );
  if (n === 0) return drawChart(texts, emptyPlot(words.whyNoInterval.nothing_counted), size);
  const median = reminders.median.value;
  const drawn = {
    curve: reminders.curve,
    atRisk: reminders.atRisk.filter((_, index) => size === 'wide' || index % 2 === 0),
    endMinutes: reminders.horizonMinutes,
    medianMinutes: median,
    medianLabel: median === null ? '' : `${words.median} ${duration(median, language)}`,
    riskLabel: `${words.notReminded}, n`,
    placeOf: (minutes: number) => minutes,
    tickLabel: (minutes: number) => duration(minutes, language),
    color: palette.green,
  };
  return drawChart(texts, survivalPlot(drawn, language), size);
}

/** The finding: how many came back. */
export function reminderTitle({ reminders }: Report, language: Language): string {
  const words = reportWords(language);
  const { numerator, n, value } = reminders.reminded;
  if (value === null) return words.nobodySpokeLast;
  return words.whoComesBack({ x: numerator ?? 0, n, percent: percent(value, n, language) }, reminders.open);
}

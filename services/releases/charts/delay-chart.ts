import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { duration } from '../words/number-words.ts';
import type { ChartSize } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot } from './draw-chart.ts';
import { palette } from './palette.ts';
import { type DrawnCurve, survivalPlot } from './survival-plot.ts';

/** Readers care about hours on the first day and about days later: the axis is logarithmic in 1 + hours and starts at 0. */
function placeOf(minutes: number): number {
  return Math.log1p(minutes / 60);
}

/** How long it took: share answered by time since delivery, with its band and the numbers still waiting under the axis. */
export function delayChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const { delay, wave } = report;
  const measure = words.howLongMeasure(wave.windowDays);
  const texts = chartTexts(report, delayTitle(report, language), measure, delay.n, language);
  const plot =
    delay.n === 0
      ? emptyPlot(words.whyNoInterval.nothing_counted)
      : survivalPlot(drawnOf(report, language, size), language);
  return drawChart(texts, plot, size);
}

/** The finding: when half had answered. */
export function delayTitle({ delay, interim, wave }: Report, language: Language): string {
  const words = reportWords(language);
  const { value } = delay.median;
  if (delay.n === 0) return words.nobodyFollowed;
  if (value !== null) return words.howLong(duration(value, language));
  return interim ? words.medianNotReachedYet : words.medianNotReached(wave.windowDays);
}

function drawnOf({ delay }: Report, language: Language, size: ChartSize): DrawnCurve {
  const words = reportWords(language);
  const { value } = delay.median;
  return {
    curve: delay.curve,
    atRisk: delay.atRisk.filter((_, index) => size === 'wide' || index % 2 === 0),
    endMinutes: delay.windowMinutes,
    medianMinutes: value,
    medianLabel: value === null ? '' : `${words.median} ${duration(value, language)}`,
    riskLabel: `${words.waiting}, n`,
    placeOf,
    tickLabel: (minutes) => duration(minutes, language),
    color: palette.blue,
  };
}

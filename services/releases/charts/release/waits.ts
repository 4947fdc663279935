import type { Row } from '../../cube/row.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { duration } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowHours, rowText } from '../../words/row-text.ts';
import type { ChartSize } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { palette } from '../palette.ts';
import { type DotRow, dotPlot } from './dot-plot.ts';
import { isShown, type ShownRow, totalRow } from './released.ts';

/** What is waited for, with its median in calendar and in working time. */
const WAITS = [
  ['any', 'delay_any_median', 'working_any_median'],
  ['human', 'delay_median', 'working_human_median'],
  ['subst', 'delay_subst_median', 'working_subst_median'],
  ['quote', 'delay_quote_median', 'working_quote_median'],
  ['complete', 'delay_complete_median', 'working_complete_median'],
] as const;

/** Hours at which the axis is labelled; a narrow one has room for few. */
const TICK_HOURS = { wide: [1, 4, 24, 48, 96, 168, 336, 720, 1440], narrow: [4, 24, 168, 720] } as const;

/** Medians in both times; none where the release knows one wait alone, which the curve shows better. */
export function waitRows(document: ReleaseDocument): Row[] {
  const rows = WAITS.flatMap(([, calendar, working]) =>
    [totalRow(document, calendar), totalRow(document, working)].filter((row) => row !== null),
  );
  return rows.length > 1 ? rows : [];
}

/** How long for what: medians of the waits in calendar time, each with its working time in words. */
export function waitsPlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const words = releaseWords(language);
  const end = document.wave.windowDays * 24;
  const rows = WAITS.flatMap(([name, calendar, working]): DotRow[] => {
    const row = totalRow(document, calendar);
    if (row === null || row.status === 'nothing_counted') return [];
    const also = totalRow(document, working);
    const inWork = isShown(also) ? `; ${rowText(also, language)}` : '';
    const dots = isShown(row) ? [{ ...boundsOf(row, end), value: row.value, color: palette.blue }] : [];
    return [{ text: `${words.waits[name]}: ${rowText(row, language)}${inWork}`, dots }];
  });
  const ticks = TICK_HOURS[size].filter((hours) => hours <= end);
  const axis = {
    ticks: [0, ...ticks].map((value) => ({ value, label: duration(value * 60, language) })),
    least: 0,
    most: end,
    placeOf: Math.log1p,
    name: '',
  };
  return dotPlot(rows, axis, size);
}

/** An open bound reaches to the end of the view. */
function boundsOf({ lower, upper }: ShownRow, end: number) {
  return { lower: lower ?? 0, upper: upper ?? end };
}

/** The medians of calendar time that may be told, in one sentence. */
export function waitsFinding(document: ReleaseDocument, language: Language): string {
  const words = releaseWords(language);
  const told = WAITS.flatMap(([name, calendar]) => {
    const row = totalRow(document, calendar);
    return isShown(row) ? [`${words.waits[name]} — ${rowHours(row.value, language)}`] : [];
  });
  return told.length === 0 ? words.hidden.delay : words.medianWaits(told.join(', '));
}

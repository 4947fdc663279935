import type { Row } from '../../cube/row.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import { reportWords } from '../../words/catalogue.ts';
import type { Language } from '../../words/language.ts';
import { date } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import type { ChartSize, ChartTexts } from '../chart-frame.ts';
import { drawChart, type Plot } from '../draw-chart.ts';
import { ANSWER_VARIABLES, answersPlot } from './answers.ts';
import { curvePlot } from './curve.ts';
import {
  answersFinding,
  delayFinding,
  differencesFinding,
  FACTORS,
  funnelFinding,
  groupsFinding,
  pricesFinding,
} from './findings.ts';
import { funnelPlot } from './funnel.ts';
import { differencesPlot, groupsPlot } from './groups.ts';
import { pricesPlot } from './prices.ts';
import { isShown, type Released, rowsIn } from './released.ts';
import { waitRows, waitsFinding, waitsPlot } from './waits.ts';

type Maker = {
  /** The rows that are drawn: the data behind the picture. */
  readonly rows: (document: ReleaseDocument) => Row[];
  /** Those of them that the finding tells of. */
  readonly told: (document: ReleaseDocument) => Row[];
  readonly finding: (document: ReleaseDocument, language: Language) => string;
  readonly measure: (document: ReleaseDocument, language: Language) => string;
  readonly plot: (document: ReleaseDocument, language: Language, size: ChartSize) => Plot;
};

const measures = (language: Language) => releaseWords(language).measures;
const groups = (table: string): Maker => ({
  rows: (document) => rowsIn(document, table, 'AR2'),
  told: (document) => rowsIn(document, table, 'AR2'),
  finding: (document, language) => groupsFinding(document, table, language),
  measure: (_, language) => measures(language).groups,
  plot: (document, language, size) => groupsPlot(document, table, language, size),
});

const differenceRows = (document: ReleaseDocument): Row[] =>
  FACTORS.flatMap((factor) => rowsIn(document, factor, 'AR2_difference'));
const adjustedRows = (document: ReleaseDocument): Row[] =>
  FACTORS.flatMap((factor) => rowsIn(document, factor, 'AR2_difference_p_holm'));

const MAKERS = {
  answers: {
    rows: (document) => rowsIn(document, 'total').filter(({ variable }) => ANSWER_VARIABLES.includes(variable)),
    told: (document) => rowsIn(document, 'total', 'AR2'),
    finding: answersFinding,
    measure: ({ wave }, language) => measures(language).answers(wave.windowDays),
    plot: answersPlot,
  },
  delay: {
    rows: (document) => [...rowsIn(document, 'total', 'delay_median'), ...rowsIn(document, 'delay-curve')],
    told: (document) => rowsIn(document, 'total', 'delay_median'),
    finding: delayFinding,
    measure: ({ wave }, language) => measures(language).delay(wave.windowDays),
    plot: curvePlot,
  },
  waits: {
    rows: waitRows,
    told: (document) => waitRows(document).filter(({ unit }) => unit === 'hours'),
    finding: waitsFinding,
    measure: ({ wave }, language) => measures(language).waits(wave.windowDays),
    plot: waitsPlot,
  },
  prices: {
    rows: (document) => rowsIn(document, 'prices'),
    told: (document) => rowsIn(document, 'prices', 'price_median'),
    finding: pricesFinding,
    measure: (_, language) => measures(language).prices,
    plot: pricesPlot,
  },
  funnel: {
    rows: (document) => rowsIn(document, 'funnel'),
    told: (document) => rowsIn(document, 'funnel').filter(isShown).slice(-1),
    finding: funnelFinding,
    measure: (_, language) => measures(language).funnel,
    plot: funnelPlot,
  },
  differences: {
    rows: (document) => [...differenceRows(document), ...adjustedRows(document)],
    told: differenceRows,
    finding: differencesFinding,
    measure: (_, language) => measures(language).differences,
    plot: differencesPlot,
  },
  places: groups('city-tier'),
  rankings: groups('membership'),
} as const satisfies Record<string, Maker>;

export type ReleaseChart = keyof typeof MAKERS;

/** The pictures a release has: those of which at least one row may be seen. */
export function releaseCharts(document: ReleaseDocument): ReleaseChart[] {
  return (Object.keys(MAKERS) as ReleaseChart[]).filter((chart) => MAKERS[chart].rows(document).some(isShown));
}

/** The frozen rows behind a picture, in the order of the release. */
export function chartRows(document: ReleaseDocument, chart: ReleaseChart): Row[] {
  return MAKERS[chart].rows(document);
}

/** The rows that the finding of a picture tells of. */
export function toldRows(document: ReleaseDocument, chart: ReleaseChart): Row[] {
  return MAKERS[chart].told(document);
}

/** What a picture shows, in one sentence without a full stop. */
export function chartFinding(document: ReleaseDocument, chart: ReleaseChart, language: Language): string {
  return MAKERS[chart].finding(document, language);
}

/** A picture of a release as SVG, from its frozen rows only. Equal input gives equal bytes. */
export function releaseChart(released: Released, chart: ReleaseChart, language: Language, size: ChartSize): string {
  const { finding, measure, plot } = MAKERS[chart];
  const texts = textsOf(
    released,
    finding(released.document, language),
    measure(released.document, language),
    chart,
    language,
  );
  return drawChart(texts, plot(released.document, language, size), size);
}

function textsOf(
  { document, address, embargoUntil }: Released,
  title: string,
  measure: string,
  chart: ReleaseChart,
  language: Language,
): ChartTexts {
  const words = releaseWords(language);
  const { launchedAt, responseClosesAt } = document.wave;
  const dates = reportWords(language).dates(date(launchedAt, language), date(responseClosesAt, language));
  return {
    title,
    measure,
    context: `n = ${countRange(MAKERS[chart].rows(document))}; ${dates}`,
    source: words.source(document.title, `${document.slug}/${document.version}`, document.licence, address),
    mark: embargoUntil === null ? null : words.embargo(date(embargoUntil, language)),
  };
}

/** The least and the greatest n of rows: "125" or "17–20". */
export function countRange(rows: readonly Row[]): string {
  const counts = rows.flatMap(({ n }) => n ?? []);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(most) : `${least}–${most}`;
}

export function isReleaseChart(name: string): name is ReleaseChart {
  return Object.hasOwn(MAKERS, name);
}

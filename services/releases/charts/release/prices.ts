import type { Row } from '../../cube/row.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import { reportWords } from '../../words/catalogue.ts';
import type { Language } from '../../words/language.ts';
import { number } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowText } from '../../words/row-text.ts';
import type { ChartSize } from '../chart-frame.ts';
import { emptyPlot, type Plot } from '../draw-chart.ts';
import { palette } from '../palette.ts';
import { type Dot, type DotAxis, type DotRow, dotPlot } from './dot-plot.ts';
import { levelName } from './level-names.ts';
import { isShown, rowsIn } from './released.ts';

const THOUSAND = 100_000;

/** What it costs: median and geometric mean of each named budget with their intervals. Single prices are in no release. */
export function pricesPlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const rows = rowsIn(document, 'prices');
  const axis = axisOf(rows, language);
  if (axis === null) return emptyPlot(releaseWords(language).missing.suppressed);
  const budgets = [...Map.groupBy(rows, ({ cell }) => cell.budget ?? '')];
  return dotPlot(
    budgets.flatMap(([budget, inside]): DotRow[] => [
      { text: levelName(document, 'budget', budget, language), dots: [], heading: true },
      ...inside.map((row) => priceRow(row, language)),
    ]),
    axis,
    size,
  );
}

function priceRow(row: Row, language: Language): DotRow {
  const words = releaseWords(language);
  const median = row.variable === 'price_median';
  const name = median ? words.median : words.geometricMean;
  const dot: Dot[] = isShown(row)
    ? [
        {
          value: row.value,
          lower: row.lower,
          upper: row.upper,
          color: median ? palette.blue : palette.green,
          hollow: !median,
        },
      ]
    : [];
  return { text: `${name}: ${rowText(row, language)}`, dots: dot };
}

/** From one 1-2-5 step below everything drawn to one above; null: nothing is drawn. */
function axisOf(rows: readonly Row[], language: Language): DotAxis | null {
  const drawn = rows.filter(isShown).flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]);
  if (drawn.length === 0) return null;
  const steps = Array.from({ length: 13 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
  const first = Math.max(
    0,
    steps.findLastIndex((step) => step <= Math.min(...drawn)),
  );
  const last = steps.findIndex((step) => step >= Math.max(...drawn));
  const ticks = steps.slice(first, (last < 0 ? steps.length : last) + 1);
  const currency = rows[0]?.cell.currency ?? '';
  return {
    ticks: ticks.map((value) => ({ value, label: number(value / THOUSAND, language, 1) })),
    least: ticks[0] ?? 1,
    most: Math.max(ticks.at(-1) ?? 10, (ticks[0] ?? 1) * 2),
    placeOf: Math.log10,
    name: reportWords(language).priceAxis(currency),
  };
}

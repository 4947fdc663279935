import type { Row } from '../../cube/row.ts';
import { MARGIN } from '../../cube/table-plan.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { percent } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowText, valueText } from '../../words/row-text.ts';
import type { ChartSize } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { palette } from '../palette.ts';
import { type DotAxis, type DotRow, dotColours, dotPlot, shareAxis } from './dot-plot.ts';
import { differenceName, FACTORS } from './findings.ts';
import { levelName } from './level-names.ts';
import { isShown, rowsIn } from './released.ts';

/** The share answered in every cell of a table, margins as hollow dots; hidden cells are named under the others. */
export function groupsPlot(document: ReleaseDocument, table: string, language: Language, size: ChartSize): Plot {
  const dimensions = document.tables.find(({ id }) => id === table)?.dimensions ?? [];
  const nameOf = ({ cell }: Row): string =>
    dimensions.map((dimension) => levelName(document, dimension, cell[dimension] ?? '', language)).join(', ');
  const rows = rowsIn(document, table, 'AR2');
  // Margins first: they stand on more studios.
  const shown = rows.filter(isShown).toSorted((a, b) => margins(b) - margins(a));
  const hidden = rows.filter((row) => !isShown(row)).map(nameOf);
  const drawn = shown.map((row): DotRow => {
    const dot = { value: row.value, lower: row.lower, upper: row.upper, color: palette.blue, hollow: margins(row) > 0 };
    return { text: `${nameOf(row)}: ${rowText(row, language)}`, dots: [dot] };
  });
  const also = hidden.length === 0 ? [] : [{ text: releaseWords(language).alsoHidden(hidden.join('; ')), dots: [] }];
  return dotPlot(
    [...drawn, ...also],
    shareAxis((value) => percent(value / 100, 0, language), ''),
    size,
  );
}

function margins({ cell }: Row): number {
  return Object.values(cell).filter((value) => value === MARGIN).length;
}

/** Does it matter who asks: the difference of each level to the first of its factor, about a line at zero. */
export function differencesPlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const missing = releaseWords(language).missing.suppressed;
  const rows = FACTORS.flatMap((factor, n): DotRow[] => {
    const differences = rowsIn(document, factor, 'AR2_difference');
    if (differences.length === 0) return [];
    const heading = document.dimensions.find(({ id }) => id === factor)?.name[language] ?? factor;
    return [
      { text: heading, dots: [], heading: true },
      ...differences.map((row): DotRow => {
        if (!isShown(row))
          return { text: `${levelName(document, factor, row.cell[factor] ?? '', language)}: ${missing}`, dots: [] };
        const color = dotColours[n % dotColours.length] ?? palette.blue;
        return {
          text: `${differenceName(document, factor, row, language)}: ${rowText(row, language)}${holmText(document, row, language)}`,
          dots: [{ value: row.value, lower: row.lower, upper: row.upper, color }],
        };
      }),
    ];
  });
  return dotPlot(rows, differenceAxis(document, language), size);
}

/** The p-value of a difference, adjusted for the number of comparisons, where the release holds it. */
function holmText(document: ReleaseDocument, { table, cell }: Row, language: Language): string {
  const adjusted = rowsIn(document, table, 'AR2_difference_p_holm').find(
    (row) => isShown(row) && row.cell[table] === cell[table],
  );
  if (adjusted === undefined || !isShown(adjusted)) return '';
  return `; ${releaseWords(language).holm(valueText(adjusted, adjusted.value, language))}`;
}

/** Symmetric about zero and wide enough for every interval, in steps of ten points. */
function differenceAxis(document: ReleaseDocument, language: Language): DotAxis {
  const bounds = FACTORS.flatMap((factor) => rowsIn(document, factor, 'AR2_difference'))
    .filter(isShown)
    .flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value].map(Math.abs));
  const reach = Math.min(100, Math.max(20, Math.ceil(Math.max(0, ...bounds) / 10) * 10));
  const values = [-reach, -reach / 2, 0, reach / 2, reach];
  return {
    ticks: values.map((value) => ({
      value,
      label: valueText({ unit: 'points', cell: {} }, value, language).split(/[\s\u00a0]/)[0] ?? '',
    })),
    least: -reach,
    most: reach,
    placeOf: (value) => value,
    name: releaseWords(language).pointsAxis,
    line: 0,
  };
}

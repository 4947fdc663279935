import type { Row } from '../../cube/row.ts';
import { type Column, columnsOf, csvOf } from '../../package/columns.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import { chartRows, type ReleaseChart } from './release-chart.ts';

const TABLE: Column = {
  name: 'table',
  title: 'Table',
  description: 'Id of the table of the release that the row is of.',
  type: 'string',
  required: true,
  cell: ({ table }) => table,
};

/** The data behind a picture as CSV: the rows of the release as they stand in its own files, with the table that each is of. */
export function chartCsv(document: ReleaseDocument, chart: ReleaseChart): string {
  const rows = chartRows(document, chart);
  return csvOf([TABLE, ...columnsOf({ dimensions: dimensionsOf(rows) }, document)], rows);
}

/** Every dimension that cuts one of the rows, in the order of their first use. */
function dimensionsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ cell }) => Object.keys(cell)))];
}

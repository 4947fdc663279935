import { ROW_STATES, type Row } from '../cube/row.ts';
import { UNITS } from '../dictionary/variable.ts';
import type { ReleaseDocument } from '../release/release-document.ts';

/** A column of a table's CSV file: what it is called, what it means, and how its cells are parsed. */
export type Column = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number';
  readonly required: boolean;
  readonly oneOf?: readonly string[];
  readonly cell: (row: Row) => string | number | null;
};

/** Units as they may stand in a release: of old snapshots those of their time. */
function unitColumn(units: readonly string[], last: string): Column {
  return {
    name: 'unit',
    title: 'Unit',
    description: `percent; points: percentage points; hours: calendar hours; ${last}`,
    type: 'string',
    required: true,
    oneOf: units,
    cell: ({ unit }) => unit,
  };
}

const FIGURES: readonly Column[] = [
  {
    name: 'variable',
    title: 'Variable',
    description: 'Id of the variable; release.json defines it.',
    type: 'string',
    required: true,
    cell: ({ variable }) => variable,
  },
  {
    name: 'status',
    title: 'Status',
    description: 'published, or why the figure is missing; suppressed: hidden to protect single studios.',
    type: 'string',
    required: true,
    oneOf: ROW_STATES,
    cell: ({ status }) => status,
  },
  {
    name: 'value',
    title: 'Value',
    description: 'The figure, rounded: whole percent or points, half hours, two significant digits of money.',
    type: 'number',
    required: false,
    cell: ({ value }) => value,
  },
  unitColumn(['percent', 'points', 'hours', 'minor'], 'minor: minor units of the currency.'),
  {
    name: 'n',
    title: 'n',
    description: 'Number that the figure is counted over, of the denominator named in this row.',
    type: 'integer',
    required: false,
    cell: ({ n }) => n,
  },
  {
    name: 'numerator',
    title: 'Numerator',
    description: 'How many of the n have the property; empty for figures that are no shares.',
    type: 'integer',
    required: false,
    cell: ({ numerator }) => numerator,
  },
  {
    name: 'denominator',
    title: 'Denominator',
    description: 'Id of the denominator; release.json names it.',
    type: 'string',
    required: true,
    cell: ({ denominator }) => denominator,
  },
  {
    name: 'lower',
    title: 'Lower bound',
    description: 'Lower bound of the 95 % interval; empty where it is open or the figure is missing.',
    type: 'number',
    required: false,
    cell: ({ lower }) => lower,
  },
  {
    name: 'upper',
    title: 'Upper bound',
    description: 'Upper bound of the 95 % interval; empty where it is open or the figure is missing.',
    type: 'number',
    required: false,
    cell: ({ upper }) => upper,
  },
  {
    name: 'method',
    title: 'Method',
    description: 'How the interval was computed.',
    type: 'string',
    required: false,
    cell: ({ method }) => method,
  },
];

/** The same for releases that know working time and p-values. */
const FIGURES_2: readonly Column[] = FIGURES.map((column) =>
  column.name === 'unit'
    ? unitColumn(
        UNITS,
        'minor: minor units of the currency; working_hours: nine of each working day; probability: a p-value.',
      )
    : column,
);

type Table = ReleaseDocument['tables'][number];

/** Columns of a table's file: its dimensions, then the figure with everything beside it. Dimensions and variable are the key. */
export function columnsOf({ dimensions }: Pick<Table, 'dimensions'>, document: ReleaseDocument): Column[] {
  const names = new Map(document.dimensions.map(({ id, name }) => [id, name.en]));
  const cuts = dimensions.map(
    (id): Column => ({
      name: id,
      title: names.get(id) ?? id,
      description: `${names.get(id) ?? id}; “all” is the margin.`,
      type: 'string',
      required: true,
      cell: ({ cell }) => cell[id] ?? null,
    }),
  );
  return [...cuts, ...(document.calendars === undefined ? FIGURES : FIGURES_2)];
}

export function keyColumns({ dimensions }: Table): string[] {
  return [...dimensions, 'variable'];
}

/** What a spreadsheet would run as a formula, as in csvTable; here numbers keep their minus. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * RFC 4180 with line feeds: the header, then a line per row; an empty cell is a missing figure. Text that begins like a formula, such as a
 * city from a ranking of others, gets an apostrophe before it (OWASP ASVS 5.0, 1.2.10).
 */
export function csvOf(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(({ cell }) => quoted(cell(row))).join(','));
  return `${[columns.map(({ name }) => name).join(','), ...lines].join('\n')}\n`;
}

function quoted(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

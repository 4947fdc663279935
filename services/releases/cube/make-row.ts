import { publicDelay, publicPercent } from '../../measures/disclosure/public-figures.ts';
import { clusteredShare } from '../../measures/rates/clustered-share.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import type { TableId } from '../dictionary/tables.ts';
import { type DenominatorId, VARIABLES, type VariableId } from '../dictionary/variables.ts';
import type { Case } from './case.ts';
import type { Row, RowState } from './row.ts';

export type Place = {
  readonly table: TableId;
  readonly cell: Readonly<Record<string, string>>;
  readonly variable: VariableId;
  readonly denominator: DenominatorId;
};

type Figures = Pick<Row, 'value' | 'n' | 'numerator' | 'lower' | 'upper' | 'method'>;
const NONE: Figures = { value: null, n: null, numerator: null, lower: null, upper: null, method: null };

/** Address of a figure: its table, the values of its dimensions and its variable. */
function keyOf({ table, cell, variable }: Place): string {
  const values = Object.values(cell);
  return `${table}/${values.length === 0 ? 'all' : values.join('/')}/${variable}`;
}

function rowAt(place: Place, status: RowState, figures: Figures): Row {
  return {
    key: keyOf(place),
    table: place.table,
    cell: { ...place.cell },
    variable: place.variable,
    status,
    unit: VARIABLES[place.variable].unit,
    denominator: place.denominator,
    ...figures,
  };
}

/** A figure that is not there, in the shape of one that is. */
export function missingRow(place: Place, status: Exclude<RowState, 'published'> = 'suppressed'): Row {
  return rowAt(place, status, NONE);
}

/** x of n with Wilson's interval, in whole percent. */
export function shareRow(place: Place, x: number, n: number): Row {
  if (n === 0) return rowAt(place, 'nothing_counted', { ...NONE, n: 0 });
  const { p, lower, upper } = wilson(x, n);
  return rowAt(place, 'published', {
    value: publicPercent(p),
    n,
    numerator: x,
    lower: publicPercent(lower),
    upper: publicPercent(upper),
    method: 'wilson',
  });
}

/** The share of the studios that have the property; where some share an owner, the interval is by owners. */
export function caseShareRow(place: Place, of: readonly Case[], has: (one: Case) => boolean): Row {
  const plain = shareRow(place, of.filter(has).length, of.length);
  const owners = Map.groupBy(of, ({ owner }) => owner);
  if (owners.size === of.length) return plain;
  const { lower, upper } = clusteredShare(
    [...owners.values()].map((own) => ({ n: own.length, x: own.filter(has).length })),
  );
  return { ...plain, lower: publicPercent(lower), upper: publicPercent(upper), method: 'wilson_by_owners' };
}

/** A figure of another kind, rounded by the caller. */
export function figureRow(place: Place, figures: Omit<Figures, 'numerator'>): Row {
  return rowAt(place, 'published', { ...figures, numerator: null });
}

/** Hours of waiting, to the half hour; null: not reached within the window. An open upper bound stays null. */
export function hoursRow(
  place: Place,
  n: number,
  minutes: { readonly est: number | null; readonly lower: number | null; readonly upper: number | null },
  method: string,
): Row {
  const hours = (value: number | null): number | null => publicDelay(value === null ? null : value / 60);
  if (minutes.est === null) return rowAt(place, 'not_reached', { ...NONE, n });
  const bounds = { lower: hours(minutes.lower), upper: hours(minutes.upper) };
  return rowAt(place, 'published', { ...NONE, value: hours(minutes.est), n, ...bounds, method });
}

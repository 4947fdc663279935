import { publicPercent } from '../../measures/disclosure/public-figures.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { newcombeDiff } from '../../measures/rates/newcombe-diff.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import type { VariableId } from '../dictionary/variables.ts';
import { type Case, countOf, tallyOf } from './case.ts';
import { curveIsOpen, followedOf, meanRow } from './delay-rows.ts';
import { figureRow, missingRow, type Place, shareRow } from './make-row.ts';
import type { Row } from './row.ts';
import type { Cell, TablePlan } from './table-plan.ts';
import { shareIsOpen } from './total-rows.ts';

/** Rows of a planned table: AR2 in every cell, and for the randomised factors modes, mean wait and the difference to the first level. */
export function planRows(plan: TablePlan, windowDays: number, thresholds: CellThresholds): Row[] {
  const rates = plan.cells.map((cell) => rateRow(plan, cell));
  if (plan.table === 'city-tier' || plan.table === 'membership') return rates;
  return [
    ...rates,
    ...modeRows(plan, thresholds),
    ...plan.cells.map((cell) => waitRow(plan, cell, windowDays, thresholds)),
    ...differenceRows(plan),
  ];
}

function placeOf({ table }: TablePlan, { values }: Cell, variable: VariableId): Place {
  return {
    table,
    cell: values,
    variable,
    denominator: variable === 'delay_rmst' ? 'followed' : 'not_known_undelivered',
  };
}

function rateRow(plan: TablePlan, cell: Cell): Row {
  const { n, x } = tallyOf(cell.cases);
  const place = placeOf(plan, cell, 'AR2');
  return plan.shown.has(cell.id) ? shareRow(place, x, n) : missingRow(place);
}

/** Modes add up to AR2 in each cell and to the total over the cells: shown in all shown cells or in none. */
function modeRows(plan: TablePlan, thresholds: CellThresholds): Row[] {
  const modes = { mode_email: (one: Case) => one.replied && !one.voice, mode_voice: (one: Case) => one.voice } as const;
  const variables = ['mode_email', 'mode_voice'] as const;
  const open = plan.cells.every((cell) => {
    const { n } = tallyOf(cell.cases);
    return (
      plan.shown.has(cell.id) &&
      variables.every((mode) => shareIsOpen({ x: countOf(cell.cases, modes[mode]), n }, thresholds))
    );
  });
  return variables.flatMap((mode) =>
    plan.cells.map((cell) => {
      const place = placeOf(plan, cell, mode);
      return open ? shareRow(place, countOf(cell.cases, modes[mode]), tallyOf(cell.cases).n) : missingRow(place);
    }),
  );
}

function waitRow(plan: TablePlan, cell: Cell, windowDays: number, thresholds: CellThresholds): Row {
  const followed = followedOf(cell.cases);
  if (!plan.shown.has(cell.id) || !curveIsOpen(followed, thresholds))
    return missingRow(placeOf(plan, cell, 'delay_rmst'));
  return meanRow(plan.table, cell.values, kaplanMeier(followed, windowDays * 24 * 60), followed.time.length);
}

/** Differences are made of two shown cells, so they tell nothing new; null results are shown like all others. */
function differenceRows(plan: TablePlan): Row[] {
  const [first, ...others] = plan.cells;
  if (first === undefined) return [];
  return others.map((cell) => {
    const place = placeOf(plan, cell, 'AR2_difference');
    if (!plan.shown.has(cell.id) || !plan.shown.has(first.id)) return missingRow(place);
    const [one, base] = [tallyOf(cell.cases), tallyOf(first.cases)];
    const { diff, lower, upper } = newcombeDiff(one.x, one.n, base.x, base.n);
    const points = { value: publicPercent(diff), lower: publicPercent(lower), upper: publicPercent(upper) };
    return figureRow(place, { ...points, n: one.n + base.n, method: 'newcombe_10' });
  });
}

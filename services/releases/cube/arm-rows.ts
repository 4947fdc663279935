import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import type { VariableId } from '../dictionary/variables.ts';
import { type Case, tallyIn } from './case.ts';
import { curveIsOpen, followedOf, meanRow } from './delay-rows.ts';
import { differenceRows } from './difference-rows.ts';
import { caseShareRow, missingRow, type Place } from './make-row.ts';
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
    ...differenceRows(plan, windowDays, thresholds),
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

const countedIn = ({ cases }: Cell): Case[] => cases.filter(({ counted }) => counted);

function rateRow(plan: TablePlan, cell: Cell): Row {
  const place = placeOf(plan, cell, 'AR2');
  return plan.shown.has(cell.id) ? caseShareRow(place, countedIn(cell), ({ replied }) => replied) : missingRow(place);
}

/** Modes add up to AR2 in each cell and to the total over the cells: shown in all shown cells or in none. */
function modeRows(plan: TablePlan, thresholds: CellThresholds): Row[] {
  const modes = { mode_email: (one: Case) => one.replied && !one.voice, mode_voice: (one: Case) => one.voice } as const;
  const variables = ['mode_email', 'mode_voice'] as const;
  const open = plan.cells.every((cell) => {
    const of = countedIn(cell);
    return plan.shown.has(cell.id) && variables.every((mode) => shareIsOpen(tallyIn(of, modes[mode]), thresholds));
  });
  return variables.flatMap((mode) =>
    plan.cells.map((cell) => {
      const place = placeOf(plan, cell, mode);
      return open ? caseShareRow(place, countedIn(cell), modes[mode]) : missingRow(place);
    }),
  );
}

function waitRow(plan: TablePlan, cell: Cell, windowDays: number, thresholds: CellThresholds): Row {
  const followed = followedOf(cell.cases);
  if (!plan.shown.has(cell.id) || !curveIsOpen(followed, thresholds))
    return missingRow(placeOf(plan, cell, 'delay_rmst'));
  return meanRow(plan.table, cell.values, kaplanMeier(followed, windowDays * 24 * 60), followed.time.length);
}

import { publicDelay, publicPercent } from '../../measures/disclosure/public-figures.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { clusteredEffect } from '../../measures/effects/clustered-effect.ts';
import { exactConditionalP } from '../../measures/effects/exact-conditional.ts';
import { holm } from '../../measures/effects/holm.ts';
import { newcombeDiff } from '../../measures/rates/newcombe-diff.ts';
import { rmstDifference } from '../../measures/survival/rmst-difference.ts';
import type { VariableId } from '../dictionary/variables.ts';
import { type Case, hasOwners, tallyOf } from './case.ts';
import { curveIsOpen, followedOf, MEAN_EVENTS } from './delay-rows.ts';
import { figureRow, missingRow, type Place } from './make-row.ts';
import type { Row } from './row.ts';
import type { Cell, TablePlan } from './table-plan.ts';

type Pair = { readonly one: Cell; readonly base: Cell; readonly both: readonly Case[]; readonly shown: boolean };

/**
 * Differences of a factor's levels to its first. They are made of two shown cells and nothing else, so they tell nothing new; null results
 * are shown like all others. Strata are not held apart here: counts of arm by stratum are published nowhere, and no figure may follow
 * from them. Format 2 of the snapshot adds p-values and the difference of mean waiting.
 */
export function differenceRows(plan: TablePlan, windowDays: number, thresholds: CellThresholds): Row[] {
  const pairs = pairsOf(plan);
  const rates = pairs.map((pair) => rateDifference(plan, pair));
  if (!plan.cells.some(({ cases }) => cases.some(({ details }) => details !== undefined))) return rates;
  return [
    ...rates,
    ...pairs.map((pair) => probabilityRow(plan, pair)),
    ...pairs.map((pair) => waitDifference(plan, pair, windowDays, thresholds)),
  ];
}

function pairsOf({ cells: [base, ...others], shown }: TablePlan): Pair[] {
  if (base === undefined) return [];
  return others.map((one) => ({
    one,
    base,
    both: [...one.cases, ...base.cases].filter(({ counted }) => counted),
    shown: shown.has(one.id) && shown.has(base.id),
  }));
}

function placeOf({ table }: TablePlan, { one }: Pair, variable: VariableId, denominator: Place['denominator']): Place {
  return { table, cell: one.values, variable, denominator };
}

function rateDifference(plan: TablePlan, pair: Pair): Row {
  const place = placeOf(plan, pair, 'AR2_difference', 'not_known_undelivered');
  if (!pair.shown) return missingRow(place);
  const [one, base] = [tallyOf(pair.one.cases), tallyOf(pair.base.cases)];
  const inOne = new Set(pair.one.cases.map(({ unit }) => unit));
  const owned = hasOwners(pair.both);
  const { diff, lower, upper } = owned
    ? clusteredEffect(
        pair.both.map(({ unit, owner, replied }) => ({
          stratum: 'all',
          arm: inOne.has(unit) ? 1 : 0,
          yes: replied,
          owner,
        })),
      )
    : newcombeDiff(one.x, one.n, base.x, base.n);
  const points = { value: publicPercent(diff), lower: publicPercent(lower), upper: publicPercent(upper) };
  return figureRow(place, { ...points, n: one.n + base.n, method: owned ? 'difference_by_owners' : 'newcombe_10' });
}

/** Exact over all re-randomisations of the two printed counts; with shared owners these are no re-randomisations of the design. */
function probabilityRow(plan: TablePlan, pair: Pair): Row {
  const place = placeOf(plan, pair, 'AR2_difference_p', 'both_levels');
  if (!pair.shown) return missingRow(place);
  if (hasOwners(pair.both)) return missingRow(place, 'not_available');
  const [one, base] = [tallyOf(pair.one.cases), tallyOf(pair.base.cases)];
  const p = exactConditionalP([
    [
      [one.x, one.n - one.x],
      [base.x, base.n - base.x],
    ],
  ]);
  return probability(place, p, one.n + base.n, 'exact_conditional');
}

function probability(place: Place, p: number | null, n: number, method: string): Row {
  if (p === null) return missingRow(place, 'nothing_counted');
  return figureRow(place, { value: Math.round(p * 1000) / 1000, n, lower: null, upper: null, method });
}

function waitDifference(plan: TablePlan, pair: Pair, windowDays: number, thresholds: CellThresholds): Row {
  const place = placeOf(plan, pair, 'delay_rmst_difference', 'followed');
  const [one, base] = [followedOf(pair.one.cases), followedOf(pair.base.cases)];
  const events = Math.min(...[one, base].map(({ status }) => status.filter((answered) => answered === 1).length));
  const open = pair.shown && curveIsOpen(one, thresholds) && curveIsOpen(base, thresholds) && events >= MEAN_EVENTS;
  const { diff, lower, upper } = rmstDifference(one, base, windowDays * 24 * 60);
  if (!open || lower === null || upper === null) return missingRow(place);
  const hours = (minutes: number | null): number | null => publicSigned(minutes);
  const points = { value: hours(diff), lower: hours(lower), upper: hours(upper) };
  return figureRow(place, { ...points, n: one.time.length + base.time.length, method: 'normal_greenwood' });
}

/** Half hours with their sign. */
function publicSigned(minutes: number | null): number | null {
  if (minutes === null) return null;
  const hours = publicDelay(Math.abs(minutes) / 60) ?? 0;
  return minutes < 0 && hours > 0 ? -hours : hours;
}

/** Holm's p over all differences that the release shows, a row behind each p. */
export function withHolm(rows: readonly Row[]): Row[] {
  const made = rows.filter(({ variable }) => variable === 'AR2_difference_p');
  const { adjusted } = holm(made.map(({ status, value }) => (status === 'published' ? value : null)));
  return rows.flatMap((row) => {
    const at = made.indexOf(row);
    if (at < 0) return [row];
    const value = adjusted[at] ?? null;
    const key = row.key.replace(/AR2_difference_p$/, 'AR2_difference_p_holm');
    const method = value === null ? null : 'exact_conditional_holm';
    return [
      row,
      {
        ...row,
        key,
        variable: 'AR2_difference_p_holm',
        value: value === null ? null : Math.round(value * 1000) / 1000,
        method,
      },
    ];
  });
}

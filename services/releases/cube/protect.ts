import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import type { TableId } from '../dictionary/tables.ts';
import type { Case } from './case.ts';
import { type LinkedProof, proveLinked } from './linked-proof.ts';
import { reduced, type TablePlan } from './table-plan.ts';

/** Which table gives way first when all of them together would tell too much. */
const GIVE_WAY: readonly TableId[] = [
  'membership',
  'wording',
  'budget',
  'channel',
  'persona',
  'city-tier',
  'city-tier',
];

export type Protected = {
  readonly plans: readonly TablePlan[];
  readonly proof: LinkedProof;
  readonly gaveWay: readonly TableId[];
};

/** Takes tables back, one after the other, until what is left is proven; in the end only the total is. */
export function protect(cases: readonly Case[], planned: readonly TablePlan[], thresholds: CellThresholds): Protected {
  let plans = planned;
  const gaveWay: TableId[] = [];
  let proof = proveLinked(cases, plans, thresholds);
  for (const table of GIVE_WAY) {
    if (proof.kind === 'proven') break;
    const shows = plans.some((plan) => plan.table === table && plan.shown.size > 0);
    if (!shows) continue;
    plans = plans.map((plan) => (plan.table === table ? reduced(plan) : plan));
    gaveWay.push(table);
    proof = proveLinked(cases, plans, thresholds);
  }
  return { plans, proof, gaveWay };
}

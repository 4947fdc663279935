import type { PartialProtocol } from '../../design/protocol/partial-protocol.ts';
import { present } from '../../design/protocol/partial-protocol.ts';
import { CELL_THRESHOLDS, type CellThresholds } from '../../measures/disclosure/thresholds.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { planRows } from './arm-rows.ts';
import { type Case, casesOf, tallyOf } from './case.ts';
import { cityGroups, OTHER_CITIES, tierOf } from './coarsen.ts';
import { alphas, codedRows } from './coded-rows.ts';
import { curveRows, delayRows } from './delay-rows.ts';
import { detailRows } from './detail-rows.ts';
import { withHolm } from './difference-rows.ts';
import { dispositionRows, funnelRows } from './part-rows.ts';
import { priceRows } from './price-rows.ts';
import { type Protected, protect } from './protect.ts';
import type { Row } from './row.ts';
import { planCityTier, planOneWay, type TablePlan } from './table-plan.ts';
import { shareIsOpen, totalRows } from './total-rows.ts';

export type Cube = {
  readonly thresholds: CellThresholds;
  readonly cases: readonly Case[];
  readonly rows: readonly Row[];
  readonly protection: Protected;
};

/** Conventions of this release: K is never below ten, but the protocol may ask for more. */
function thresholdsOf(protocol: PartialProtocol): CellThresholds {
  return { ...CELL_THRESHOLDS, K: Math.max(CELL_THRESHOLDS.K, protocol.publication?.minimumCell ?? 0) };
}

/** The fixed tables of a release from its snapshot: every row that was ever meant to be, shown or suppressed. Pure. */
export function buildCube(snapshot: Snapshot): Cube {
  const protocol: PartialProtocol = snapshot.protocol;
  const thresholds = thresholdsOf(protocol);
  const cases = casesOf(snapshot.observations);
  const open = shareIsOpen(tallyOf(cases), thresholds);
  const planned = tablePlans(cases, protocol, thresholds).map((plan) =>
    open ? plan : { ...plan, shown: new Set<string>(), proven: null },
  );
  // Where the headline is hidden, no other table may let it be counted.
  const strict = open ? thresholds : { ...thresholds, K: Number.MAX_SAFE_INTEGER };
  const protection = protect(cases, planned, thresholds);
  const { windowDays } = snapshot.wave;
  const total = totalRows(cases, thresholds);
  const isShown = (variable: string): boolean =>
    total.some((row) => row.variable === variable && row.status === 'published');
  const shown = { substantive: isShown('substantive'), losses: isShown('AR1'), unmasked: isShown('unmasked') };
  const rows = [
    ...total,
    ...detailRows(cases, snapshot, alphas(protocol.rubric, snapshot), Number(protocol.rubric?.agreement ?? 1), {
      thresholds: strict,
      windowDays,
    }),
    ...delayRows(cases, windowDays, strict),
    ...curveRows(cases, windowDays, strict),
    ...funnelRows(cases, strict),
    ...dispositionRows(cases, shown, strict),
    ...codedRows(protocol.rubric, snapshot, strict),
    ...withHolm(protection.plans.flatMap((plan) => planRows(plan, windowDays, thresholds))),
    ...priceRows(cases, strict),
  ];
  return { thresholds, cases, rows, protection };
}

function tablePlans(cases: readonly Case[], protocol: PartialProtocol, thresholds: CellThresholds): TablePlan[] {
  const cities = cityGroups(cases, thresholds.K);
  const tiers = present(protocol.sampling?.rankTiers);
  const bounds = tiers.length === 0 ? undefined : tiers;
  return [
    planCityTier(
      cases,
      ({ unit }) => cities.get(unit) ?? OTHER_CITIES,
      ({ rankPercent }) => tierOf(rankPercent, bounds),
      thresholds,
    ),
    planOneWay('persona', cases, ({ arm }) => arm.persona, thresholds),
    planOneWay('channel', cases, ({ arm }) => arm.channel, thresholds),
    planOneWay('budget', cases, ({ arm }) => arm.budget, thresholds),
    planOneWay('wording', cases, ({ arm }) => arm.wording, thresholds),
    planOneWay('membership', cases, ({ frames }) => frames.join('+') || 'none', thresholds),
  ];
}

import { signsOfLife } from '../../api/research/store/progress.ts';
import { storedRankings } from '../../design/frames/store.ts';
import { plannedVisits } from '../../field/dry-run/dry-run.ts';
import { frameHash } from '../../field/dry-run/plan-visits.ts';
import { lastOrder } from '../../field/dry-run/store/orders.ts';
import { newestDryRun, outcomesOf, visitedDomains } from '../../field/dry-run/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import type { DryRunPlan, DryRunUnderWay } from '../pages/dry-run-order.ts';

/** How far the newest ordered dry run of a campaign is; null when none was ordered. */
export async function dryRunUnderWay(db: Database, campaignId: CampaignId): Promise<DryRunUnderWay | null> {
  const order = await lastOrder(db, campaignId);
  if (order === null) return null;
  const newest = await newestDryRun(db, campaignId);
  const run = newest !== null && newest.id === order.dryRunId ? newest : null;
  const outcomes = run === null ? [] : await outcomesOf(db, run.id);
  const done = outcomes.reduce((sum, { studios }) => sum + studios, 0);
  const { processes } = await signsOfLife(db);
  return {
    order,
    done,
    studios: run?.studios ?? null,
    worker: processes.some(({ name, secondsAgo }) => name === 'worker' && (secondsAgo ?? aliveSeconds) < aliveSeconds),
  };
}

/** A process that gave no sign for so long is taken for dead. */
const aliveSeconds = 30;

/** What a dry run that is started now would do; a run of the same design that was broken off goes on. */
export async function dryRunPlan(db: Database, campaignId: CampaignId): Promise<DryRunPlan> {
  const planned = await plannedVisits({ db }, { campaignId, files: await storedRankings(db, campaignId) });
  if (planned.kind === 'refused') return planned;
  const { visits, protocolHash } = planned;
  const newest = await newestDryRun(db, campaignId);
  const same = newest?.protocolHash === protocolHash && newest.frameHash === frameHash(visits) ? newest : null;
  const seen = same === null ? new Set<string>() : await visitedDomains(db, same.id);
  const left = visits.filter(({ domain }) => !seen.has(domain)).length;
  return { kind: 'planned', studios: visits.length, left };
}

import { findCampaign, suppressedDomains, worldFits } from '../../design/campaigns/store.ts';
import { prepareFrame, type RankingFiles } from '../../design/frames/prepare-frame.ts';
import { designDraw } from '../../design/sampling/design-draw.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import { type CampaignId, newId, type UserId } from '../../platform/ids.ts';
import { coolingDownDomains } from '../inquiries/store/plan.ts';
import { type LookDeps, lookAt } from './look-at.ts';
import { frameHash, type PlannedVisit, planVisits } from './plan-visits.ts';
import { type DryRunId, insertDryRun, insertVisit, newestDryRun, outcomesOf, visitedDomains } from './store.ts';

export type DryRunOrder = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  readonly files: RankingFiles;
  /** Looks at every studio anew, although an earlier dry run of the same design is not finished or just was. */
  readonly again: boolean;
  /** Studios looked at side by side. */
  readonly lanes: number;
  /** Ends the run after the visits in hand; the next one goes on from there. */
  readonly stop: AbortSignal;
  /** Told once which run this is, before the first visit. */
  readonly begun?: (id: DryRunId) => Promise<void>;
  readonly tell: (progress: DryRunProgress) => void;
};

export type DryRunProgress = { readonly done: number; readonly studios: number; readonly last: string };

export type DryRunOutcome =
  | {
      readonly kind: 'done' | 'interrupted';
      readonly dryRunId: DryRunId;
      readonly studios: number;
      readonly visited: number;
      readonly outcomes: readonly { readonly outcome: string; readonly studios: number }[];
    }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'campaign_unknown'
        | 'rehearsal_unmapped'
        | 'real_in_rehearsal'
        | 'ranking_unusable'
        | 'frame_empty'
        | 'window_never_opens';
      readonly detail: string;
    };

/**
 * Looks at every studio that a campaign may draw, finds and fills its form and sends nothing: no request but reads leaves, and none
 * with anything that was typed. Pictures are kept as evidence of the campaign. A run that was broken off goes on where it stopped.
 */
export async function dryRun(deps: LookDeps, order: DryRunOrder): Promise<DryRunOutcome> {
  const { db } = deps;
  const planned = await plannedVisits(deps, order);
  if (planned.kind === 'refused') return planned;
  const { visits, protocolHash, mailFallback } = planned;
  const design = { campaignId: order.campaignId, protocolHash, frameHash: frameHash(visits), studios: visits.length };
  const newest = order.again ? null : await newestDryRun(db, order.campaignId);
  const same = newest?.protocolHash === design.protocolHash && newest.frameHash === design.frameHash ? newest : null;
  const id = same?.id ?? newId<DryRunId>();
  if (same === null) await insertDryRun(db, { id, ...design, actor: order.actor });
  await order.begun?.(id);
  const seen = await visitedDomains(db, id);
  const todo = visits.filter(({ domain }) => !seen.has(domain));
  let done = seen.size;
  const lane = async (): Promise<void> => {
    for (let visit = todo.shift(); visit !== undefined && !order.stop.aborted; visit = todo.shift()) {
      const found = await lookAt(deps, order.campaignId, visit, mailFallback);
      await insertVisit(db, id, found);
      done += 1;
      order.tell({ done, studios: visits.length, last: `${visit.domain} ${found.outcome}` });
    }
  };
  await Promise.all(Array.from({ length: order.lanes }, lane));
  const kind = done < visits.length ? 'interrupted' : 'done';
  return { kind, dryRunId: id, studios: visits.length, visited: done, outcomes: await outcomesOf(db, id) };
}

export type Planned =
  | {
      readonly kind: 'planned';
      readonly visits: readonly PlannedVisit[];
      readonly protocolHash: string;
      readonly mailFallback: boolean;
    }
  | Extract<DryRunOutcome, { kind: 'refused' }>;

/** The same frame as in the launch: who opted out, was written to lately or belongs to the operator is not visited either. */
export async function plannedVisits(
  { db }: Pick<LookDeps, 'db'>,
  { campaignId, files }: Pick<DryRunOrder, 'campaignId' | 'files'>,
): Promise<Planned> {
  const refused = (why: Extract<Planned, { kind: 'refused' }>['why'], detail: string): Planned => ({
    kind: 'refused',
    why,
    detail,
  });
  const campaign = await findCampaign(db, campaignId);
  if (campaign === null) return refused('campaign_unknown', campaignId);
  if (!(await worldFits(db, campaign.rehearsal))) {
    return campaign.rehearsal
      ? refused('rehearsal_unmapped', 'set EGRESS_MAP as for the rest of this rehearsal')
      : refused('real_in_rehearsal', 'unset EGRESS_MAP: behind a map the real sites are not reached');
  }
  const { protocol, hash } = campaign;
  const frame = await prepareFrame(protocol, files);
  if (frame.kind === 'refused') {
    const faults = frame.faults.map(({ frame: id, why, detail }) => `${id}: ${why} (${detail})`);
    return refused('ranking_unusable', faults.join('; '));
  }
  const facts = {
    suppressed: await suppressedDomains(db),
    coolingDown: await coolingDownDomains(db, protocol.rules.cooldownDays),
  };
  const { eligible } = designDraw(frame.merged.units, facts, protocol, hash);
  if (eligible.length === 0) return refused('frame_empty', 'no studio of the rankings may be contacted');
  const visits = planVisits(protocol, hash, eligible, (await fieldTime(db)).now);
  if (visits === null) return refused('window_never_opens', protocol.schedule.timeZone);
  return { kind: 'planned', visits, protocolHash: hash, mailFallback: protocol.rules.mailFallback };
}

import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId, Id, UserId } from '../../../platform/ids.ts';
import type { DryRunId } from '../store.ts';

export type DryRunOrderId = Id<'dryRunOrder'>;

/** A lease lasts so long by machine time unless it is renewed; then another worker goes on. */
const leaseSeconds = 30;
/** Workers that may die of one order before it is given up. */
const mostTakes = 20;

/** False when an order of the campaign is open. */
export async function insertOrder(
  db: Database,
  order: { id: DryRunOrderId; campaignId: CampaignId; actor: UserId; again: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into dry_run_orders (id, campaign_id, again, ordered_by)
    values (${order.id}, ${order.campaignId}, ${order.again}, ${order.actor})
    on conflict (campaign_id) where finished_at is null do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** An order in the hands of one worker; `fence` tells it from what a worker before it may still write. */
export type TakenOrder = {
  readonly id: DryRunOrderId;
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  readonly again: boolean;
  readonly dryRunId: DryRunId | null;
  readonly fence: number;
};

/** The oldest open order that nobody holds, leased; null when there is none. One that killed too many workers is given up. */
export async function takeOrder(db: Database, worker: string): Promise<TakenOrder | null> {
  await sql`
    update dry_run_orders set finished_at = clock_timestamp(),
      outcome = case when stop_wanted_at is null then 'failed' else 'stopped' end,
      why = case when stop_wanted_at is null then 'given_up' end
    where finished_at is null and leased_until < clock_timestamp()
      and (fence >= ${mostTakes} or stop_wanted_at is not null)`.execute(db);
  const { rows } = await sql<TakenOrder>`
    update dry_run_orders set worker = ${worker}, fence = fence + 1,
      leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from dry_run_orders where finished_at is null and (leased_until is null or leased_until < clock_timestamp())
      order by ordered_at for update skip locked limit 1)
    returning id, campaign_id as "campaignId", ordered_by as actor, again, dry_run_id as "dryRunId", fence`.execute(db);
  return rows[0] ?? null;
}

export type HeldOrder = Pick<TakenOrder, 'id' | 'fence'>;

/** Renews the lease; null when it is lost, else whether a person wants it stopped. */
export async function renewOrder(db: Database, { id, fence }: HeldOrder): Promise<{ stopWanted: boolean } | null> {
  const { rows } = await sql<{ stopWanted: boolean }>`
    update dry_run_orders set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and fence = ${fence} and finished_at is null
    returning stop_wanted_at is not null as "stopWanted"`.execute(db);
  return rows[0] ?? null;
}

export async function setOrderRun(db: Database, { id, fence }: HeldOrder, dryRunId: DryRunId): Promise<void> {
  await sql`update dry_run_orders set dry_run_id = ${dryRunId} where id = ${id} and fence = ${fence}`.execute(db);
}

export type OrderEnd = {
  outcome: 'done' | 'stopped' | 'refused' | 'failed';
  why: string | null;
  detail: string | null;
};

export async function finishOrder(
  db: Database,
  { id, fence }: HeldOrder,
  { outcome, why, detail }: OrderEnd,
): Promise<void> {
  await sql`
    update dry_run_orders set finished_at = clock_timestamp(), outcome = ${outcome}, why = ${why}, detail = ${detail}
    where id = ${id} and fence = ${fence} and finished_at is null`.execute(db);
}

/** Gives an order back at once, for another worker; the takes of workers that end in order do not count. */
export async function releaseOrder(db: Database, { id, fence }: HeldOrder): Promise<void> {
  await sql`
    update dry_run_orders set worker = null, leased_until = null, fence = fence - 1
    where id = ${id} and fence = ${fence} and finished_at is null`.execute(db);
}

/** False when no order of the campaign is open. One that no worker holds is stopped at once. */
export async function wantOrderStopped(db: Database, campaignId: CampaignId, actor: UserId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update dry_run_orders set stop_wanted_by = coalesce(stop_wanted_by, ${actor}),
      stop_wanted_at = coalesce(stop_wanted_at, clock_timestamp()),
      finished_at = case when leased_until >= clock_timestamp() then null else clock_timestamp() end,
      outcome = case when leased_until >= clock_timestamp() then null else 'stopped' end
    where campaign_id = ${campaignId} and finished_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export type LastOrder = {
  readonly orderedAt: Date;
  readonly orderedBy: string;
  readonly dryRunId: DryRunId | null;
  readonly held: boolean;
  readonly stopWanted: boolean;
  readonly outcome: OrderEnd['outcome'] | null;
  readonly why: string | null;
  readonly detail: string | null;
  /** Visits written since the order, and the seconds of machine time they took so far. */
  readonly visits: number;
  readonly seconds: number;
};

/** The newest order of a campaign with its pace; null when none was given. */
export async function lastOrder(db: Database, campaignId: CampaignId): Promise<LastOrder | null> {
  const { rows } = await sql<LastOrder>`
    select o.ordered_at as "orderedAt", u.name as "orderedBy", o.dry_run_id as "dryRunId",
      o.finished_at is null and coalesce(o.leased_until >= clock_timestamp(), false) as held,
      o.stop_wanted_at is not null as "stopWanted", o.outcome, o.why, o.detail,
      v.visits, extract(epoch from v.last - o.ordered_at)::float8 as seconds
    from dry_run_orders o join users u on u.id = o.ordered_by cross join lateral (
      select count(*)::int as visits, coalesce(max(visited_at), o.ordered_at) as last
      from dry_run_visits where dry_run_id = o.dry_run_id and visited_at >= o.ordered_at) v
    where o.campaign_id = ${campaignId} order by o.ordered_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

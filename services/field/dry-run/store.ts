import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, EvidenceId, Id, UserId } from '../../platform/ids.ts';
import type { KeptIn } from '../forms/playwright-dry-gate.ts';
import type { SiteInspection } from '../forms/playwright-inspect.ts';

export type DryRunId = Id<'dryRun'>;

export type DryRunRow = {
  readonly id: DryRunId;
  readonly campaignId: CampaignId;
  readonly protocolHash: string;
  readonly frameHash: string;
  readonly studios: number;
  readonly begunAt: Date;
};

export type VisitRow = {
  readonly domain: string;
  readonly name: string;
  readonly outcome: SiteInspection['outcome'];
  readonly why: string | null;
  readonly contactPage: string | null;
  readonly form: SiteInspection['form'];
  readonly mailFallback: string | null;
  /** What the site tried to send meanwhile. */
  readonly kept: readonly KeptIn[];
  readonly screenshotId: EvidenceId | null;
};

export async function insertDryRun(db: Database, run: Omit<DryRunRow, 'begunAt'> & { actor: UserId }): Promise<void> {
  await db
    .insertInto('dry_runs')
    .values({
      id: run.id,
      campaign_id: run.campaignId,
      protocol_hash: run.protocolHash,
      frame_hash: run.frameHash,
      studios: run.studios,
      begun_by: run.actor,
    })
    .execute();
}

/** The newest dry run of a campaign, or null. */
export async function newestDryRun(db: Database, campaignId: CampaignId): Promise<DryRunRow | null> {
  const { rows } = await sql<DryRunRow>`
    select id, campaign_id as "campaignId", protocol_hash as "protocolHash", frame_hash as "frameHash", studios,
      begun_at as "begunAt"
    from dry_runs where campaign_id = ${campaignId} order by begun_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Written once; a studio that two programs looked at keeps what was seen first. */
export async function insertVisit(db: Database, id: DryRunId, visit: VisitRow): Promise<void> {
  await db
    .insertInto('dry_run_visits')
    .values({
      dry_run_id: id,
      domain: visit.domain,
      name: visit.name,
      outcome: visit.outcome,
      why: visit.why,
      contact_page: visit.contactPage,
      form: visit.form === null ? null : JSON.stringify(visit.form),
      mail_fallback: visit.mailFallback,
      kept: JSON.stringify(visit.kept),
      screenshot_id: visit.screenshotId,
    })
    .onConflict((conflict) => conflict.columns(['dry_run_id', 'domain']).doNothing())
    .execute();
}

const columns = sql`domain, name, outcome, why, contact_page as "contactPage", form, mail_fallback as "mailFallback", kept,
  screenshot_id as "screenshotId"`;

export type VisitWish = { readonly after: string; readonly outcome: string | null; readonly limit: number };

/** Visits of a dry run by domain: after a domain, with an outcome or all, at most so many. */
export async function visitsOf(db: Database, id: DryRunId, { after, outcome, limit }: VisitWish): Promise<VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    select ${columns} from dry_run_visits
    where dry_run_id = ${id} and domain > ${after} and (${outcome}::text is null or outcome = ${outcome})
    order by domain limit ${limit}`.execute(db);
  return rows;
}

export async function visitOf(db: Database, id: DryRunId, domain: string): Promise<VisitRow | null> {
  const { rows } = await sql<VisitRow>`
    select ${columns} from dry_run_visits where dry_run_id = ${id} and domain = ${domain}`.execute(db);
  return rows[0] ?? null;
}

/** Domains that a dry run has visited. */
export async function visitedDomains(db: Database, id: DryRunId): Promise<Set<string>> {
  const rows = await db.selectFrom('dry_run_visits').select('domain').where('dry_run_id', '=', id).execute();
  return new Set(rows.map(({ domain }) => domain));
}

/** How many visits ended with each outcome, the most frequent first. */
export async function outcomesOf(db: Database, id: DryRunId): Promise<{ outcome: string; studios: number }[]> {
  const { rows } = await sql<{ outcome: string; studios: number }>`
    select outcome, count(*)::int as studios from dry_run_visits where dry_run_id = ${id}
    group by outcome order by studios desc, outcome`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId } from '../../../platform/ids.ts';
import type { PathChange } from '../changed-paths.ts';

/** What was registered and what changed since: the part of the methods that a release prints. Times are field time, ISO 8601. */
export type Registration = {
  /** Approved versions, the first first. */
  readonly versions: readonly { readonly hash: string; readonly registeredAt: string }[];
  readonly amendments: readonly {
    readonly previousHash: string;
    readonly hash: string;
    readonly changes: readonly PathChange[];
    readonly reason: string;
    readonly amendedBy: string;
    readonly amendedAt: string;
    /** Null while it waits for the second person: then it is not in force. */
    readonly approvedBy: string | null;
    readonly afterFirstLetter: boolean;
  }[];
  readonly deviations: readonly {
    /** Null: the whole campaign. */
    readonly wave: number | null;
    readonly happenedOn: string;
    readonly planned: string;
    readonly done: string;
    readonly why: string;
    readonly notedBy: string;
    readonly notedAt: string;
  }[];
};

const instant = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);

/** Versions, amendments and deviations of a campaign, oldest first; people by their names. */
export async function registrationOf(db: Database, campaignId: CampaignId): Promise<Registration> {
  const versions = await sql<Registration['versions'][number]>`
    select hash, to_char(registered_at at time zone 'UTC', ${instant}) as "registeredAt"
    from registered_protocols where campaign_id = ${campaignId} order by ordinal`.execute(db);
  const amendments = await sql<Registration['amendments'][number]>`
    select m.previous_hash as "previousHash", m.hash, m.changes, m.reason, u.name as "amendedBy",
      to_char(m.amended_at at time zone 'UTC', ${instant}) as "amendedAt", b.name as "approvedBy",
      m.after_first_letter as "afterFirstLetter"
    from amendments m join users u on u.id = m.amended_by left join users b on b.id = m.approved_by
    where m.campaign_id = ${campaignId} and m.withdrawn_at is null order by m.amended_at, m.id`.execute(db);
  const deviations = await sql<Registration['deviations'][number]>`
    select w.number as wave, to_char(d.happened_on, 'YYYY-MM-DD') as "happenedOn", d.planned, d.done, d.why,
      u.name as "notedBy", to_char(d.noted_at at time zone 'UTC', ${instant}) as "notedAt"
    from deviations d join users u on u.id = d.noted_by left join waves w on w.id = d.wave_id
    where d.campaign_id = ${campaignId} order by d.noted_at, d.id`.execute(db);
  return { versions: versions.rows, amendments: amendments.rows, deviations: deviations.rows };
}

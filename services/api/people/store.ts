import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

/** What is looked for in the audit log; empty text means anything. Days are UTC, both ends included. */
export type LogQuery = {
  readonly search: string;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  /** Only acts before this one; null from the newest. */
  readonly before: number | null;
};
export type LoggedAct = {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
};

/** Acts that fit, the newest first. People appear by address also where the log has their id. */
export async function findActs(db: Database, query: LogQuery, limit: number): Promise<LoggedAct[]> {
  const { rows } = await sql<LoggedAct>`
    select a.id, a.at, coalesce(who.email, a.actor) as actor, a.action, coalesce(whom.email, a.subject) as subject,
      a.detail::text as detail
    from audit_log a
      left join users who on who.id::text = a.actor
      left join users whom on whom.id::text = a.subject
    where (${query.action} = '' or a.action = ${query.action})
      and (${query.from} = '' or a.at >= (nullif(${query.from}, '') || 'T00:00Z')::timestamptz)
      and (${query.to} = '' or a.at < (nullif(${query.to}, '') || 'T00:00Z')::timestamptz + interval '1 day')
      and (${query.before}::bigint is null or a.id < ${query.before})
      and (${query.search} = '' or position(lower(${query.search}) in
        lower(concat_ws(' ', coalesce(who.email, a.actor), a.action, coalesce(whom.email, a.subject), a.detail::text))) > 0)
    order by a.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Every kind of act there is, for the choice of one. */
export async function kindsOfActs(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('audit_log').select('action').distinct().orderBy('action').execute();
  return rows.map(({ action }) => action);
}

export type Suppression = {
  readonly domain: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

const LISTED = 1000;

/** Studios that are never contacted, the newest first. */
export async function listSuppressions(db: Database): Promise<Suppression[]> {
  const { rows } = await sql<Suppression>`
    select s.domain, s.reason, coalesce(u.email, s.created_by) as by, s.created_at as at
    from contact_suppressions s left join users u on u.id::text = s.created_by
    order by s.created_at desc, s.domain limit ${LISTED}`.execute(db);
  return rows;
}

/** How many people may act, keys live and sessions are open; of one person where he is named. */
export async function countAccess(
  db: Database,
  idleSeconds: number,
  userId: string | null,
): Promise<{ people: number; keys: number; sessions: number }> {
  const { rows } = await sql<{ people: number; keys: number; sessions: number }>`
    select
      (select count(*) from users where disabled_at is null and (${userId}::uuid is null or id = ${userId}))::int as people,
      (select count(*) from api_keys where revoked_at is null and (${userId}::uuid is null or user_id = ${userId}))::int as keys,
      (select count(*) from sessions where state = 'open' and ended_at is null and ends_at > clock_timestamp()
        and seen_at > clock_timestamp() - make_interval(secs => ${idleSeconds})
        and (${userId}::uuid is null or user_id = ${userId}))::int as sessions`.execute(db);
  return rows[0] ?? { people: 0, keys: 0, sessions: 0 };
}

import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Role } from '../role.ts';

/** How a session was opened. */
export type OpenedBy = 'password' | 'code' | 'recovery_code' | 'link' | 'provider';
export type NewSession = {
  readonly id: string;
  readonly userId: UserId;
  readonly sha256: Buffer;
  readonly state: 'code_due' | 'open';
  readonly openedBy: OpenedBy;
  readonly address: string;
  readonly agent: string;
  readonly endsInSeconds: number;
};

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  await sql`
    insert into sessions (id, user_id, secret_sha256, state, opened_by, address, agent, ends_at)
    values (${session.id}, ${session.userId}, ${session.sha256}, ${session.state}, ${session.openedBy}, ${session.address},
      ${session.agent}, clock_timestamp() + make_interval(secs => ${session.endsInSeconds}))`.execute(db);
  if (session.state === 'open')
    await sql`update users set last_sign_in_at = clock_timestamp() where id = ${session.userId}`.execute(db);
  // Ended long ago: of no use for a list or a limit any more, and about a person.
  await sql`delete from sessions where ends_at < clock_timestamp() - interval '30 days'`.execute(db);
}

export type LiveSession = {
  readonly id: string;
  readonly state: 'code_due' | 'open';
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: 'ru' | 'en' | null;
};

/** The session with this secret that has neither ended, idled out nor lost its person; marked as used, at most once a minute. */
export async function findSession(db: Database, sha256: Buffer, idleSeconds: number): Promise<LiveSession | null> {
  const { rows } = await sql<LiveSession & { stale: boolean }>`
    select s.id, s.state, u.id as "userId", u.name, u.email, u.role, u.language,
      s.seen_at < clock_timestamp() - interval '1 minute' as stale
    from sessions s join users u on u.id = s.user_id
    where s.secret_sha256 = ${sha256} and s.ended_at is null and s.ends_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - make_interval(secs => ${idleSeconds}) and u.disabled_at is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { stale, ...session } = found;
  if (stale) await sql`update sessions set seen_at = clock_timestamp() where id = ${session.id}`.execute(db);
  return session;
}

/** Ends one session of a person, or of anybody where nobody is named; false when it had ended. */
export async function endSession(db: Database, id: string, userId?: UserId): Promise<boolean> {
  const done = await db
    .updateTable('sessions')
    .set({ ended_at: sql`clock_timestamp()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId ?? ''))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends all sessions of a person, but for one where it is named; returns how many ended. */
export async function endSessionsOf(db: Database, userId: UserId, except?: string): Promise<number> {
  const done = await db
    .updateTable('sessions')
    .set({ ended_at: sql`clock_timestamp()` })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export type ListedSession = {
  readonly id: string;
  readonly userId: UserId;
  readonly name: string;
  readonly openedBy: OpenedBy;
  readonly address: string;
  readonly agent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
};

const LISTED = 200;

/** Open sessions, the last used first: of one person, or of all. */
export async function liveSessions(db: Database, idleSeconds: number, userId: UserId | null): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select s.id, s.user_id as "userId", u.name, s.opened_by as "openedBy", s.address, s.agent, s.created_at as "createdAt",
      s.seen_at as "seenAt", s.ends_at as "endsAt"
    from sessions s join users u on u.id = s.user_id
    where s.state = 'open' and s.ended_at is null and s.ends_at > clock_timestamp() and u.disabled_at is null
      and s.seen_at > clock_timestamp() - make_interval(secs => ${idleSeconds})
      and (${userId}::uuid is null or s.user_id = ${userId})
    order by s.seen_at desc, s.id limit ${LISTED}`.execute(db);
  return rows;
}

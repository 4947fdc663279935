import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { Baseline } from '../mailboxes/first-baseline.ts';
import type { StoredCursor } from '../mailboxes/resume.ts';

export type FolderPlace = { account: string; mailbox: string; uidValidity: string; isJunk: boolean };

export async function cursorOf(db: Database, account: string, mailbox: string): Promise<StoredCursor | undefined> {
  const { rows } = await sql<StoredCursor>`
    select uidvalidity as "uidValidity", last_uid as "lastUid", baseline_uid as "baselineUid",
      baseline_since as "baselineSince"
    from mailbox_cursors where account = ${account} and mailbox = ${mailbox}`.execute(db);
  return rows[0];
}

/** Begins a folder that is new, or whose UIDs mean other mails now. Of two pollers that do so at once the first is right. */
export async function beginFolder(db: Database, place: FolderPlace, baseline: Baseline | undefined): Promise<void> {
  const { account, mailbox, uidValidity, isJunk } = place;
  await sql`
    insert into mailbox_cursors as c (account, mailbox, uidvalidity, last_uid, is_junk, baseline_uid, baseline_since)
    values (${account}, ${mailbox}, ${uidValidity}, 0, ${isJunk}, ${baseline?.uid ?? 0}, ${baseline?.since ?? null})
    on conflict (account, mailbox) do update set
      uidvalidity = excluded.uidvalidity, last_uid = 0, is_junk = excluded.is_junk,
      baseline_uid = excluded.baseline_uid, baseline_since = excluded.baseline_since
    where c.uidvalidity <> excluded.uidvalidity`.execute(db);
}

/** When the earliest wave that still listens was launched (field time), and field time now. */
export async function listeningSince(db: Database): Promise<{ launchedAt: Date | null; now: Date }> {
  const { rows } = await sql<{ launchedAt: Date | null; now: Date }>`
    select min(launched_at) filter (where silence_closes_at > field_now()) as "launchedAt", field_now() as now
    from waves`.execute(db);
  return rows[0] ?? { launchedAt: null, now: new Date(0) };
}

/** Never back within one UIDVALIDITY, so that two pollers at once cannot lose each other's progress. */
export async function moveCursor(db: Database, place: FolderPlace, uid: number): Promise<void> {
  const { account, mailbox, uidValidity, isJunk } = place;
  await sql`
    insert into mailbox_cursors as c (account, mailbox, uidvalidity, last_uid, is_junk)
    values (${account}, ${mailbox}, ${uidValidity}, ${uid}, ${isJunk})
    on conflict (account, mailbox) do update set
      uidvalidity = excluded.uidvalidity,
      is_junk = excluded.is_junk,
      last_uid = case when c.uidvalidity = excluded.uidvalidity
        then greatest(c.last_uid, excluded.last_uid) else excluded.last_uid end`.execute(db);
}

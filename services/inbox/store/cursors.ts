import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

export type FolderPlace = { account: string; mailbox: string; uidValidity: string; isJunk: boolean };

export async function cursorOf(
  db: Database,
  account: string,
  mailbox: string,
): Promise<{ uidValidity: string; lastUid: number } | undefined> {
  const { rows } = await sql<{ uidValidity: string; lastUid: number }>`
    select uidvalidity as "uidValidity", last_uid as "lastUid" from mailbox_cursors
    where account = ${account} and mailbox = ${mailbox}`.execute(db);
  return rows[0];
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

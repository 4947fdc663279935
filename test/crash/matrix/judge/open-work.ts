import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../../../../services/platform/database/connect.ts';
import type { Post } from '../post.ts';

/** What has not moved on for so long is stuck; a busy machine is only slow. Machine milliseconds. */
const patienceMs = 120_000;

/** Waits until every contact is at its end and every mail that was delivered is read, or nothing moves any more. */
export async function untilDoneOrStuck(db: Database, post: Pick<Post, 'mails'>): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let movedAt = performance.now(); performance.now() - movedAt < patienceMs; await sleep(500)) {
    const open = await openWork(db, post.mails.size);
    if (open === 0) return;
    if (open >= fewest) continue;
    fewest = open;
    movedAt = performance.now();
  }
}

async function openWork(db: Database, delivered: number): Promise<number> {
  const { rows } = await sql<{ contacts: number; unread: number; stored: number }>`
    select (select count(*)::int from attempts
        where state in ('leased', 'prepared', 'armed') or (state = 'planned' and due_at <= field_now())) as contacts,
      (select count(*)::int from message_work where read_at is null and failed_at is null) as unread,
      (select count(distinct sha256)::int from messages) as stored`.execute(db);
  const { contacts = 0, unread = 0, stored = 0 } = rows[0] ?? {};
  return contacts + unread + Math.max(0, delivered - stored);
}

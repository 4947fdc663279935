import { sql } from 'kysely';
import type { Agenda } from '../../platform/clock/agenda.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { MessageId } from '../../platform/ids.ts';

/** A message that could not be read so often is left to a person. */
const mostTries = 5;

/** Messages that nobody has read yet, oldest arrival first. */
export async function openMessages(db: Database, limit: number): Promise<MessageId[]> {
  const rows = await db
    .selectFrom('message_work')
    .innerJoin('messages', 'messages.id', 'message_work.message_id')
    .select('message_work.message_id as id')
    .where('message_work.read_at', 'is', null)
    .where('message_work.failed_at', 'is', null)
    .orderBy('messages.internal_at')
    .orderBy('message_work.message_id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id as MessageId);
}

/** What a rehearsal's clock has to wait for: messages that are stored and not read. */
export async function messageAgenda(db: Database): Promise<Agenda> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from message_work where read_at is null and failed_at is null`.execute(db);
  return { open: rows[0]?.open ?? 0, nextDueAt: null };
}

/** Takes the work of one message for this transaction; false when it is done, unknown, or just being done elsewhere. */
export async function holdWork(tx: Database, messageId: MessageId): Promise<boolean> {
  const { rows } = await sql`
    select from message_work where message_id = ${messageId} and read_at is null for update skip locked`.execute(tx);
  return rows.length === 1;
}

export async function finishWork(tx: Database, messageId: MessageId): Promise<void> {
  await sql`
    update message_work set read_at = clock_timestamp(), failed_at = null, failure = null, tries = tries + 1
    where message_id = ${messageId}`.execute(tx);
}

/** Counts a failed reading; after the fifth the message is set aside. True when it is set aside by this call. */
export async function failWork(db: Database, messageId: MessageId, failure: string): Promise<boolean> {
  const { rows } = await sql<{ aside: boolean }>`
    update message_work set tries = tries + 1, failure = ${failure.slice(0, 500)},
      failed_at = case when tries + 1 >= ${mostTries} then clock_timestamp() end
    where message_id = ${messageId} and read_at is null
    returning failed_at is not null as aside`.execute(db);
  return rows[0]?.aside ?? false;
}

/** A message that was set aside after five tries; what it says is for no list. Machine times. */
export type SetAside = {
  readonly messageId: MessageId;
  readonly arrivedAt: Date;
  readonly failedAt: Date;
  readonly failure: string;
};

/** The last ones set aside, newest first. */
export async function messagesSetAside(db: Database, limit: number): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    select k.message_id as "messageId", e.created_at as "arrivedAt", k.failed_at as "failedAt", coalesce(k.failure, '') as failure
    from message_work k join messages m on m.id = k.message_id join evidence e on e.id = m.evidence_id
    where k.failed_at is not null order by k.failed_at desc limit ${limit}`.execute(db);
  return rows;
}

/** Lets readers try a message five times more; false when it is not set aside (any more). */
export async function readAgain(db: Database, messageId: MessageId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update message_work set failed_at = null, tries = 0
    where message_id = ${messageId} and failed_at is not null and read_at is null`.execute(db);
  return numAffectedRows === 1n;
}

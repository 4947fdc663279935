import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

/** `machineAt` is the database's clock, which other processes compare with; `fieldAt` stamps what has no time of its own. */
export type PassBeginning = { machineAt: Date; fieldAt: Date };

export async function passBegins(db: Database): Promise<PassBeginning> {
  const { rows } = await sql<PassBeginning>`
    select clock_timestamp() as "machineAt", field_now() as "fieldAt"`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error('the database has no clock');
  return row;
}

/**
 * Writes down a pass that went through all folders. Number, beginning and end are written together at its end, so that whoever
 * reads `pass_began_at` > T knows: everything that lay in the folders at machine time T is in the tables.
 */
export async function passSucceeded(db: Database, account: string, began: PassBeginning): Promise<void> {
  await sql`
    with ended as (
      update mailbox_outages set ended_at = greatest(began_at, field_now()) where account = ${account} and ended_at is null
    )
    insert into mailbox_health as h
      (account, pass_number, pass_began_at, pass_ended_at, last_success_at, last_seen_field_at, last_error)
    values (${account}, 1, ${began.machineAt}, clock_timestamp(), clock_timestamp(), ${began.fieldAt}, null)
    on conflict (account) do update set
      pass_number = h.pass_number + 1,
      pass_began_at = excluded.pass_began_at,
      pass_ended_at = excluded.pass_ended_at,
      last_success_at = excluded.last_success_at,
      last_seen_field_at = excluded.last_seen_field_at,
      last_error = null, remedy = null`.execute(db);
}

/**
 * Keeps the last error, and what a person has to do about it if anything, until a pass succeeds; and opens an outage, for it may
 * delay what studios send.
 */
export async function passFailed(
  db: Database,
  account: string,
  error: string,
  remedy: string | null = null,
): Promise<void> {
  const why = error.slice(0, 500);
  await sql`
    with failed as (
      insert into mailbox_health (account, last_error, remedy) values (${account}, ${why}, ${remedy})
      on conflict (account) do update set last_error = excluded.last_error, remedy = excluded.remedy
      returning last_seen_field_at
    )
    insert into mailbox_outages (account, last_seen_at, began_at, error)
    select ${account}, last_seen_field_at, field_now(), ${why} from failed
    on conflict (account) where ended_at is null do nothing`.execute(db);
}

/** Names the accounts that are looked after from now on; others keep their rows, for what they brought stays, but nobody waits for them. */
export async function watchAccounts(db: Database, accounts: readonly string[]): Promise<void> {
  await sql`
    with watched as (
      insert into mailbox_health (account) select unnest(${[...accounts]}::text[])
      on conflict (account) do update set watched = true
    )
    update mailbox_health set watched = false where account <> all (${[...accounts]}::text[]) and watched`.execute(db);
}

/** Whether every account that is looked after was passed through by a pass that began after the machine time given. */
export async function passedSince(db: Database, machineAt: Date): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    select count(*) > 0 and bool_and(coalesce(pass_began_at > ${machineAt}, false)) as passed
    from mailbox_health where watched`.execute(db);
  return rows[0]?.passed ?? false;
}

/** Machine time by the database's clock. */
export async function machineTime(db: Database): Promise<Date> {
  return (await passBegins(db)).machineAt;
}

export type MailboxHealth = {
  account: string;
  watched: boolean;
  /** Machine time. */
  lastSuccessAt: Date | null;
  /** Seconds of machine time since the last pass that succeeded; null when there never was one. */
  lagSeconds: number | null;
  lastError: string | null;
  remedy: string | null;
  /** Field time at which the outage that lasts began; null when there is none. */
  outageSince: Date | null;
  /** Outages on record, the one that lasts among them. */
  outages: number;
};

/** How every mailbox is, those that are looked after first. */
export async function mailboxHealth(db: Database): Promise<MailboxHealth[]> {
  const { rows } = await sql<MailboxHealth>`
    select h.account, h.watched, h.last_success_at as "lastSuccessAt",
      extract(epoch from clock_timestamp() - h.last_success_at)::float8 as "lagSeconds", h.last_error as "lastError",
      h.remedy, max(o.began_at) filter (where o.ended_at is null) as "outageSince", count(o.id)::int as outages
    from mailbox_health h left join mailbox_outages o on o.account = h.account
    group by h.account order by h.watched desc, h.account`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import { PROOF_DAYS } from './proof-token.ts';
import type { AskedBefore } from './role-address.ts';

const lives = sql.lit(`${PROOF_DAYS} days`);

export type NewChallenge = { id: string; domain: string; sha256: Buffer };

/** False when the domain was asked about too often within a day. */
export async function insertChallenge(db: Database, { id, domain, sha256 }: NewChallenge, mostPerDay: number) {
  const { numAffectedRows } = await sql`
    insert into studio_challenges (id, domain, secret_sha256)
    select ${id}, ${domain}, ${sha256} where (
      select count(*) from studio_challenges
      where domain = ${domain} and asked_at > clock_timestamp() - interval '1 day') < ${mostPerDay}`.execute(db);
  return numAffectedRows === 1n;
}

export type Challenge = { id: string; domain: string; tries: number };

/** Questions that ended long ago say nothing to anybody: who asked about which domain is not kept. */
export async function forgetChallenges(db: Database): Promise<void> {
  await sql`delete from studio_challenges where asked_at < clock_timestamp() - interval '30 days'`.execute(db);
}

/** The open question that a browser's secret stands for. */
export async function findChallenge(db: Database, sha256: Buffer): Promise<Challenge | null> {
  const { rows } = await sql<Challenge>`
    select id, domain, tries from studio_challenges
    where secret_sha256 = ${sha256} and used_at is null and asked_at > clock_timestamp() - ${lives}::interval`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Counts a look at the domain; false when there were too many, of this question or of the domain within a day. */
export async function countTry(db: Database, { id, domain }: Challenge, most: { own: number; perDay: number }) {
  const { numAffectedRows } = await sql`
    update studio_challenges set tries = tries + 1
    where id = ${id} and used_at is null and tries < ${most.own} and (
      select coalesce(sum(tries), 0) from studio_challenges
      where domain = ${domain} and asked_at > clock_timestamp() - interval '1 day') < ${most.perDay}`.execute(db);
  return numAffectedRows === 1n;
}

/** A question proves once. */
export async function useChallenge(db: Database, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update studio_challenges set used_at = clock_timestamp() where id = ${id} and used_at is null`.execute(db);
  return numAffectedRows === 1n;
}

export type Purpose = 'proof' | 'opt_out';
export type NewMail = { id: string; domain: string; purpose: Purpose; recipient: string };

/** What was asked for before; the lock makes those who ask wait for each other, so that limits hold. Call it in a transaction. */
export async function askedBefore(tx: Database, { domain, recipient }: NewMail): Promise<AskedBefore> {
  await sql`select pg_advisory_xact_lock(hashtextextended('studio mails', 0))`.execute(tx);
  const { rows } = await sql<AskedBefore>`
    select count(*) filter (where domain = ${domain}) as "domainPerDay",
      count(*) filter (where recipient = ${recipient} and asked_at > clock_timestamp() - interval '1 hour') as "addressPerHour",
      count(*) filter (where recipient = ${recipient}) as "addressPerDay",
      count(*) filter (where asked_at > clock_timestamp() - interval '1 hour') as "allPerHour"
    from studio_mails where asked_at > clock_timestamp() - interval '1 day'`.execute(tx);
  return rows[0] ?? { domainPerDay: 0, addressPerHour: 0, addressPerDay: 0, allPerHour: 0 };
}

export async function insertMail(tx: Database, { id, domain, purpose, recipient }: NewMail): Promise<void> {
  await tx.insertInto('studio_mails').values({ id, domain, purpose, recipient }).execute();
}

export type DueMail = NewMail & { tries: number };

/** Letters that may leave now: none while all sending is stopped, none to who opted out, none that waited for a day. */
export async function dueMails(db: Database, limit: number): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    select m.id, m.domain, m.purpose, m.recipient, m.tries from studio_mails m, sending_switch s
    where m.state = 'asked' and not s.stopped and m.next_try_at <= clock_timestamp()
      and m.asked_at > clock_timestamp() - interval '1 day'
      and not exists (select from contact_suppressions n where n.domain = m.domain)
    order by m.asked_at limit ${limit}`.execute(db);
  return rows;
}

/** Whether letters of personas come from this domain: the same sender would give them away. */
export async function isPersonaDomain(db: Database, domain: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from inquiries where lower(alias) like ${`%@${domain.toLowerCase()}`}) as found`.execute(db);
  return rows[0]?.found === true;
}

/** asked → armed, with the token's hash: once, and only while sending is not stopped. */
export async function armMail(db: Database, id: string, sha256: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update studio_mails set state = 'armed', armed_at = clock_timestamp(), secret_sha256 = ${sha256}
    where id = ${id} and state = 'asked' and not (select stopped from sending_switch)`.execute(db);
  return numAffectedRows === 1n;
}

export async function settleMail(db: Database, id: string, state: 'sent' | 'refused' | 'uncertain' | 'not_sent') {
  await sql`update studio_mails set state = ${state} where id = ${id} and state in ('asked', 'armed')`.execute(db);
}

/** Tried again later, each time after twice the pause. */
export async function postponeMail(db: Database, id: string): Promise<void> {
  await sql`update studio_mails
    set tries = tries + 1, next_try_at = clock_timestamp() + interval '1 minute' * power(2, least(tries, 8))
    where id = ${id} and state = 'asked'`.execute(db);
}

export type ConfirmableMail = { id: string; domain: string; recipient: string };

/** The letter whose token this is, while it can be used. */
export async function findMail(db: Database, sha256: Buffer, purpose: Purpose): Promise<ConfirmableMail | null> {
  const { rows } = await sql<ConfirmableMail>`
    select id, domain, recipient from studio_mails
    where secret_sha256 = ${sha256} and purpose = ${purpose} and used_at is null
      and armed_at > clock_timestamp() - ${lives}::interval`.execute(db);
  return rows[0] ?? null;
}

/** A token proves once. */
export async function useMail(db: Database, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update studio_mails set used_at = clock_timestamp() where id = ${id} and used_at is null`.execute(db);
  return numAffectedRows === 1n;
}

import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { DisputeState } from '../own-codes.ts';

export type NewDispute = {
  id: string;
  releaseId: string;
  grantId: string;
  inquiryId: string;
  messageId: string;
  item: string;
  shownValue: number | null;
  why: string;
};

/** False when this code was disputed before. */
export async function insertDispute(db: Database, one: NewDispute): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into studio_disputes (id, release_id, grant_id, inquiry_id, message_id, item, shown_value, why, at)
    values (${one.id}, ${one.releaseId}, ${one.grantId}, ${one.inquiryId}, ${one.messageId}, ${one.item},
      ${one.shownValue}, ${one.why}, field_now())
    on conflict on constraint studio_disputes_once do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** What a studio disputed of its own inquiry, and what was answered. */
export async function disputesOf(db: Database, inquiryId: string): Promise<DisputeState[]> {
  const { rows } = await sql<DisputeState>`
    select d.item, coalesce(a.verdict, 'open') as state, d.why, a.reason as answer, a.leads_to as "leadsTo"
    from studio_disputes d left join studio_dispute_answers a on a.dispute_id = d.id
    where d.inquiry_id = ${inquiryId} order by d.at, d.id`.execute(db);
  return rows;
}

export type ListedDispute = {
  id: string;
  release: string;
  domain: string;
  inquiryId: string;
  messageId: string;
  item: string;
  shownValue: number | null;
  why: string;
  at: Date;
  state: 'open' | 'upheld' | 'rejected';
  answer: string | null;
  leadsTo: string | null;
  rehearsal: boolean;
};

const listed = sql`
    select d.id, r.slug || '/' || r.version as release, s.domain, d.inquiry_id as "inquiryId", d.message_id as "messageId",
      d.item, d.shown_value as "shownValue", d.why, d.at, coalesce(a.verdict, 'open') as state, a.reason as answer,
      a.leads_to as "leadsTo", r.rehearsal
    from studio_disputes d join releases r on r.id = d.release_id
      join inquiries i on i.id = d.inquiry_id join studios s on s.id = i.studio_id
      left join studio_dispute_answers a on a.dispute_id = d.id`;

export type DisputeFilter = 'open' | 'answered' | 'all';

/** Disputes for researchers, oldest first: those that wait for an answer, those that have one, or all. */
export async function listDisputes(db: Database, wanted: DisputeFilter, limit: number): Promise<ListedDispute[]> {
  const { rows } = await sql<ListedDispute>`
    ${listed} where ${wanted} = 'all' or (a.dispute_id is null) = (${wanted} = 'open')
    order by d.at, d.id limit ${limit}`.execute(db);
  return rows;
}

export async function findListedDispute(db: Database, id: string): Promise<ListedDispute | null> {
  const { rows } = await sql<ListedDispute>`${listed} where d.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function countOpenDisputes(db: Database): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from studio_disputes d
    where not exists (select from studio_dispute_answers a where a.dispute_id = d.id)`.execute(db);
  return rows[0]?.open ?? 0;
}

/** A pass that was drawn for a reply; `coded` says whether it judged the item. */
export type PassCode = { readonly pass: number; readonly coded: boolean; readonly value: number | null };

/** What every drawn pass of a reply said of an item; null is "not observable" where it is coded. */
export async function passesOfItem(db: Database, messageId: string, item: string): Promise<PassCode[]> {
  const { rows } = await sql<PassCode>`
    select t.pass, t.coded_at is not null and o.id is not null as coded, o.value
    from coding_tasks t left join observations o on o.task_id = t.id and o.round = t.round and o.item = ${item}
    where t.message_id = ${messageId} order by t.pass`.execute(db);
  return rows;
}

export type DisputeToAnswer = { messageId: string; answered: boolean; passes: number[] };

/** A dispute with how far its reply was coded; answers to one dispute wait for each other. Call it in a transaction. */
export async function lockDispute(tx: Database, id: string): Promise<DisputeToAnswer | null> {
  const { rows } = await sql<DisputeToAnswer>`
    select d.message_id as "messageId",
      exists (select from studio_dispute_answers a where a.dispute_id = d.id) as answered,
      array(select pass from coding_tasks t where t.message_id = d.message_id) as passes
    from studio_disputes d where d.id = ${id} for update of d`.execute(tx);
  return rows[0] ?? null;
}

export type NewAnswer = {
  disputeId: string;
  verdict: 'upheld' | 'rejected';
  reason: string;
  leadsTo: 'third_coder' | 'second_coder' | 'erratum' | null;
  by: string;
};

export async function insertAnswer(tx: Database, one: NewAnswer): Promise<void> {
  await sql`insert into studio_dispute_answers (dispute_id, verdict, reason, leads_to, answered_by, at)
    values (${one.disputeId}, ${one.verdict}, ${one.reason}, ${one.leadsTo}, ${one.by}, field_now())`.execute(tx);
}

import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { FollowUpRules } from './follow-up-rules.ts';

/** What the service recorded, read straight from its tables, to be held against the city's ledger. */
export type RecordedAttempt = {
  inquiryId: string;
  domain: string;
  alias: string;
  step: string;
  ordinal: number;
  channel: 'form' | 'mail';
  state: string;
  reason: string | null;
  /** Its worker died after arming: nobody saw the answer of the page, whatever settled the attempt since then. */
  crashed: boolean;
  armedAt: Date | null;
  deliveredAt: Date | null;
};

export async function recordedAttempts(db: Database): Promise<RecordedAttempt[]> {
  const { rows } = await sql<RecordedAttempt>`
    select i.id as "inquiryId", s.domain, i.alias, a.step, a.ordinal, a.channel, a.state, a.reason,
      exists (select from attempt_events e where e.attempt_id = a.id and e.kind = 'uncertain'
        and e.detail ->> 'reason' = 'crash_after_arming') as crashed,
      a.armed_at as "armedAt", a.delivered_at as "deliveredAt"
    from attempts a join inquiries i on i.id = a.inquiry_id join studios s on s.id = i.studio_id
    order by s.domain, a.step, a.ordinal`.execute(db);
  return rows;
}

export type RecordedMessage = {
  domain: string | null;
  rfcMessageId: string | null;
  internalAt: Date;
  inJunk: boolean;
  kind: string | null;
  alias: string | null;
  lowMinor: number | null;
  highMinor: number | null;
  currency: string | null;
  basis: string | null;
  vat: string | null;
  priced: boolean;
  /** Kinds of the files that came with it, in their order; a file that was not read says why. */
  files: string[];
};

export async function recordedMessages(db: Database): Promise<RecordedMessage[]> {
  const { rows } = await sql<RecordedMessage>`
    select s.domain, r.rfc_message_id as "rfcMessageId", m.internal_at as "internalAt", m.in_junk as "inJunk", r.kind, i.alias,
      q.low_minor as "lowMinor", q.high_minor as "highMinor", q.currency, q.basis, q.vat, q.id is not null as priced,
      array(select coalesce(f.unread, f.material) from attachment_readings f where f.reading_id = r.id order by f.position) as files
    from messages m
      left join current_readings r on r.message_id = m.id
      left join current_attributions t on t.message_id = m.id
      left join inquiries i on i.id = t.inquiry_id
      left join studios s on s.id = i.studio_id
      left join quotes q on q.reading_id = r.id and q.is_main
    where m.duplicate_of is null
    order by m.internal_at`.execute(db);
  return rows;
}

export type RecordedCall = Pick<
  RecordedMessage,
  'domain' | 'priced' | 'lowMinor' | 'highMinor' | 'currency' | 'basis' | 'vat'
> & {
  externalId: string;
  fromE164: string | null;
  toE164: string | null;
  startedAt: Date;
  disposition: string;
  billsec: number;
};

export async function recordedCalls(db: Database): Promise<RecordedCall[]> {
  const { rows } = await sql<RecordedCall>`
    select c.external_id as "externalId", c.from_e164 as "fromE164", c.to_e164 as "toE164", c.started_at as "startedAt",
      c.disposition, c.billsec, s.domain, h.price_low_minor as "lowMinor", h.price_high_minor as "highMinor", h.currency,
      h.basis, h.vat, h.price_words is not null as priced
    from calls c
      left join current_call_attributions t on t.call_id = c.id
      left join inquiries i on i.id = t.inquiry_id
      left join studios s on s.id = i.studio_id
      left join current_call_sheets h on h.call_id = c.id
    order by c.started_at`.execute(db);
  return rows;
}

/** True when nothing is due, in flight, planned or still to be decided any more, and every message was read. */
export async function allDone(db: Database): Promise<boolean> {
  const { rows } = await sql<{ open: number }>`
    select ((select count(*) from attempts where state in ('planned', 'leased', 'prepared', 'armed'))
      + (select count(*) from follow_up_moments)
      + (select count(*) from message_work where read_at is null and failed_at is null))::int as open`.execute(db);
  return rows[0]?.open === 0;
}

/** True when field time has come to the end of every response window and every silence stage. */
export async function stagesAreOver(db: Database): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`
    select count(*) > 0 and bool_and(greatest(response_closes_at, silence_closes_at) <= field_now()) as over from waves`.execute(
    db,
  );
  return rows[0]?.over ?? false;
}

/** What the protocol of the only campaign says of later steps. */
export async function rulesOf(db: Database): Promise<FollowUpRules> {
  const { rows } = await sql<FollowUpRules>`
    select (protocol #>> '{rules,nudge,afterDays}')::int as "nudgeAfterDays",
      (protocol #>> '{rules,secondStep}')::boolean as "secondStep",
      (protocol #>> '{windows,responseDays}')::int as "responseDays"
    from campaigns`.execute(db);
  return rows[0] ?? { nudgeAfterDays: null, secondStep: false, responseDays: 0 };
}

/** Message-ID of each stored message, without brackets, by the service's own id. */
export type ReplyIds = ReadonlyMap<string, string>;

export async function rfcMessageIds(db: Database): Promise<ReplyIds> {
  const { rows } = await sql<{ id: string; rfc: string }>`
    select message_id as id, rfc_message_id as rfc from current_readings where rfc_message_id is not null`.execute(db);
  return new Map(rows.map(({ id, rfc }) => [id, rfc]));
}

export type RecordedCode = {
  rfcMessageId: string;
  item: string;
  value: number | null;
  settledBy: 'one_coder' | 'agreement' | 'third_coder';
};

/** Codes that count: agreed upon by two coders, settled by a third, or given by the only one who read the letter. */
export async function recordedCodes(db: Database): Promise<RecordedCode[]> {
  const { rows } = await sql<RecordedCode>`
    select r.rfc_message_id as "rfcMessageId", c.item, c.value, c.settled_by as "settledBy"
    from settled_codes c join current_readings r on r.message_id = c.message_id
    order by 1, 2`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import { debriefOptOut } from '../../field/follow-ups/debrief-reasons.ts';
import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { WaveId } from '../../platform/ids.ts';
import type { BudgetText } from './inquiry-facts.ts';
import type { Outage } from './outages.ts';

export type WaveHead = {
  waveId: WaveId;
  number: number;
  launchedAt: Date;
  responseClosesAt: Date;
  silenceClosesAt: Date;
  fieldClosedAt: Date | null;
  slug: string;
  title: string;
  rehearsal: boolean;
  protocolHash: string;
  /** Days of the response window; null when the stored protocol has none (it is checked before it is stored). */
  windowDays: number | null;
  silenceDays: number | null;
  /** Of the studios' offices, as the protocol names it for its schedule. */
  timeZone: string | null;
  /** Of the rankings. */
  countries: string[];
  /** Days until the date that letters state, and the letters that state it. */
  answerByDays: number | null;
  datedLetters: string[];
  /** How the letters name each budget, by language. */
  budgets: BudgetText[];
};

/** A wave with its campaign; without a number the latest that was drawn: volunteers are in no number that was not asked for. */
export async function findWaveHead(db: Database, slug: string, number?: number): Promise<WaveHead | null> {
  const { rows } = await sql<WaveHead>`
    select w.id as "waveId", w.number, w.launched_at as "launchedAt", w.response_closes_at as "responseClosesAt",
      w.silence_closes_at as "silenceClosesAt", w.field_closed_at as "fieldClosedAt", c.slug, c.title, c.rehearsal,
      w.protocol_hash as "protocolHash",
      (c.protocol #>> '{windows,responseDays}')::integer as "windowDays",
      (c.protocol #>> '{windows,silenceDays}')::integer as "silenceDays",
      c.protocol #>> '{schedule,timeZone}' as "timeZone",
      array(select distinct f ->> 'country' from jsonb_array_elements(c.protocol -> 'frames') f) as countries,
      (c.protocol #>> '{scripts,answerByDays}')::integer as "answerByDays",
      array(select l ->> 'id' from jsonb_array_elements(c.protocol #> '{scripts,letters}') l
        where l::text like '%{{answerBy}}%') as "datedLetters",
      coalesce(c.protocol -> 'budgets', '[]'::jsonb) as budgets
    from waves w join campaigns c on c.id = w.campaign_id
    where c.slug = ${slug} and (${number ?? null}::integer is null or w.number = ${number ?? null}::integer)
    order by w.kind = 'volunteers', w.number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export type InquiryRow = {
  inquiryId: string;
  studioId: string;
  arm: unknown;
  stratum: string;
  email: string | null;
  phone: string | null;
  wording: string;
  dueAt: Date;
  /** A person's letter in which the rules found doubt that no coder rejected. */
  doubtHinted: boolean;
  /** While it was in the field: what a studio says to its debrief changes nothing that was measured. */
  optedOut: boolean;
  /** The disposition that a person gave it in place of the rule's. */
  overruled: DispositionName | null;
  /** When our reminder reached the studio, by mail or by telephone. */
  nudgedAt: Date | null;
  /** When our first follow-up left; what bounces after it says nothing of the first letter. */
  followedUpAt: Date | null;
};

/** Inquiries of a wave in the order of their ids, so that equal facts give an equal hash. */
export async function inquiryRows(db: Database, waveId: string): Promise<InquiryRow[]> {
  const { rows } = await sql<InquiryRow>`
    select i.id as "inquiryId", i.studio_id as "studioId", i.arm, u.stratum, u.email, u.phone_e164 as phone, i.wording,
      i.due_at as "dueAt", h.inquiry_id is not null as "doubtHinted",
      exists (select from contact_suppressions x where x.domain = s.domain and x.reason <> ${debriefOptOut}) as "optedOut",
      d.name as overruled, n.nudged_at as "nudgedAt",
      (select min(a.armed_at) from attempts a where a.inquiry_id = i.id and a.step <> 'inquiry') as "followedUpAt"
    from inquiries i join studios s on s.id = i.studio_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      left join nudged_inquiries n on n.inquiry_id = i.id
      left join current_dispositions d on d.inquiry_id = i.id and d.rule = 'by_hand'
      left join (
        select distinct t.inquiry_id
        from reply_proposals p
          join current_readings r on r.id = p.reading_id and r.kind like 'human%'
          join current_attributions t on t.message_id = p.message_id
        where p.kind = 'suspicion'
          and not exists (select from standing_verdicts v where v.proposal_id = p.id and not v.confirmed)
      ) h on h.inquiry_id = i.id
    where i.wave_id = ${waveId} order by i.id`.execute(db);
  return rows;
}

export type AttemptRow = {
  inquiryId: string;
  step: string;
  channel: string;
  state: string;
  reason: string | null;
  armedAt: Date | null;
  settledAt: Date | null;
  deliveredAt: Date | null;
};

/** Attempts of the first step, in the order in which they were made. */
export async function attemptRows(db: Database, waveId: string): Promise<AttemptRow[]> {
  const { rows } = await sql<AttemptRow>`
    select a.inquiry_id as "inquiryId", a.step, a.channel, a.state, a.reason, a.armed_at as "armedAt",
      a.settled_at as "settledAt", a.delivered_at as "deliveredAt"
    from attempts a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId} and a.step = 'inquiry'
    order by a.inquiry_id, a.ordinal`.execute(db);
  return rows;
}

export type AnswerRow = {
  inquiryId: string;
  at: Date;
  kind: string;
  hard: boolean | null;
  final: boolean | null;
  lowMinor: number | null;
  highMinor: number | null;
  currency: string | null;
  basis: string | null;
  vat: string | null;
  vatRate: number | null;
  approximate: boolean | null;
  mode: 'email' | 'phone' | 'messenger';
  /** Suspected to be composed by a machine. */
  machine: boolean;
};

/**
 * What came back and is attributed, mails, calls and messages in one order of arrival, with the main quote of a mail and the price that was
 * said in a call.
 */
export async function answerRows(db: Database, waveId: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select t.inquiry_id as "inquiryId", m.internal_at as at, r.kind, r.hard, r.final, q.low_minor as "lowMinor",
      q.high_minor as "highMinor", q.currency, q.basis, q.vat, q.vat_rate as "vatRate", q.approximate, 'email' as mode, m.id,
      coalesce((select a.suspected from machine_composed_answers a where a.message_id = m.id), false) as machine
    from current_attributions t
      join inquiries i on i.id = t.inquiry_id
      join messages m on m.id = t.message_id and m.duplicate_of is null
      join current_readings r on r.message_id = m.id
      left join quotes q on q.reading_id = r.id and q.is_main
    where i.wave_id = ${waveId}
    union all
    select a.inquiry_id, a.at, a.kind, null, null, a.price_low_minor, a.price_high_minor, a.currency, a.basis, a.vat,
      null::double precision, false, 'phone', a.call_id, false
    from call_answers a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId}
    union all
    select a.inquiry_id, a.at, a.kind, null, null, null, null, null, null, null, null, false, 'messenger', a.message_id, false
    from messenger_answers a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId}
    order by 1, 2, id`.execute(db);
  return rows;
}

/** When our mailboxes could not be read, so far as it reached into the wave; one installation reads one set of mailboxes. */
export async function outageRows(db: Database, waveId: string): Promise<Outage[]> {
  const { rows } = await sql<Outage>`
    select o.began_at as "from", o.ended_at as "to"
    from mailbox_outages o join waves w on w.id = ${waveId}
    where o.ended_at is null or o.ended_at > w.launched_at
    order by o.began_at, o.id`.execute(db);
  return rows;
}

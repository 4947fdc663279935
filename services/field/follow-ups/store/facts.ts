import { sql } from 'kysely';
import type { Language } from '../../../design/protocol/schema/primitives.ts';
import type { Protocol } from '../../../design/protocol/schema/protocol.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';
import type { Channel } from '../../attempts/attempt.ts';
import type { FollowUpFacts } from '../follow-up.ts';

type Row = {
  inquiryId: InquiryId;
  campaignId: string;
  domain: string;
  name: string;
  city: string | null;
  listedAddress: string | null;
  phoneE164: string | null;
  persona: string;
  budget: string | null;
  language: Language;
  seed: string;
  campaignOpen: boolean;
  silenceClosesAt: Date;
  channel: Channel | null;
  startedAt: Date | null;
  recipient: string | null;
  messageId: string | null;
  lastContactAt: Date | null;
  contacts: number;
  answered: boolean;
  optedOut: boolean;
  askingStopped: boolean;
  letterReplyTo: string[] | null;
  letterMessageId: string | null;
  letterThread: string[] | null;
  letterSubject: string | null;
  machineReplyTo: string[] | null;
};

/** Facts of these inquiries as of this statement, in no order; the protocol of each campaign is read once. */
export async function followUpFacts(db: Database, inquiryIds: readonly InquiryId[]): Promise<FollowUpFacts[]> {
  const { rows } = await sql<Row>`
    select i.id as "inquiryId", w.campaign_id as "campaignId", s.domain, u.name, u.city, u.email as "listedAddress",
      u.phone_e164 as "phoneE164", i.persona, i.arm ->> 'budget' as budget, i.language, w.seed,
      c.state in ('running', 'paused') as "campaignOpen", w.silence_closes_at as "silenceClosesAt",
      f.channel, f.started_at as "startedAt", f.recipient, f.rfc_message_id as "messageId",
      (select max(coalesce(a.delivered_at, a.armed_at)) from attempts a
        where a.inquiry_id = i.id and a.state in ('armed', 'confirmed', 'uncertain')) as "lastContactAt",
      (select count(*)::int from burden_spent b where b.inquiry_id = i.id) as contacts,
      exists (select from current_answers n where n.inquiry_id = i.id and is_human_answer(n.kind)) as answered,
      exists (select from contact_suppressions x where x.domain = s.domain) as "optedOut",
      exists (select from asking_stops x where x.inquiry_id = i.id) as "askingStopped",
      l.reply_to as "letterReplyTo", l.rfc_message_id as "letterMessageId", l.thread as "letterThread",
      l.subject as "letterSubject",
      (select array_agg(address order by n.at, address) from current_answers n, unnest(n.reply_to) address
        where n.inquiry_id = i.id and n.source = 'mail' and n.kind in ('auto_ack', 'out_of_office')) as "machineReplyTo"
    from inquiries i
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      join studios s on s.id = i.studio_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      left join first_contacts f on f.inquiry_id = i.id
      left join lateral (
        select n.* from current_answers n
        where n.inquiry_id = i.id and n.source = 'mail' and is_human_answer(n.kind)
        order by n.at desc, n.id desc limit 1
      ) l on true
    where i.id = any(${[...inquiryIds]})`.execute(db);
  const protocols = await protocolsOf(db, [...new Set(rows.map(({ campaignId }) => campaignId))]);
  return rows.flatMap((row) => {
    const protocol = protocols.get(row.campaignId);
    return protocol === undefined ? [] : [factsOf(row, protocol)];
  });
}

function factsOf(row: Row, protocol: Protocol): FollowUpFacts {
  const { inquiryId, domain, name, city, listedAddress, phoneE164, channel, startedAt, recipient, messageId } = row;
  const {
    persona,
    language,
    seed,
    campaignOpen,
    silenceClosesAt,
    lastContactAt,
    optedOut,
    askingStopped,
    contacts,
    answered,
  } = row;
  const first = channel === null || startedAt === null ? null : { channel, startedAt, recipient, messageId };
  const lastLetter =
    row.letterReplyTo === null
      ? null
      : {
          replyTo: row.letterReplyTo,
          messageId: row.letterMessageId,
          thread: row.letterThread ?? [],
          subject: row.letterSubject ?? '',
        };
  const studio = { domain, name, city, listedAddress, phoneE164 };
  const state = { campaignOpen, silenceClosesAt, first, lastContactAt, optedOut, askingStopped, contacts, answered };
  const letters = { lastLetter, machineReplyTo: row.machineReplyTo ?? [] };
  return { inquiryId, studio, persona, budget: row.budget ?? '', language, seed, protocol, ...state, ...letters };
}

async function protocolsOf(db: Database, campaignIds: readonly string[]): Promise<Map<string, Protocol>> {
  if (campaignIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; protocol: Protocol }>`
    select id, protocol from campaigns where id = any(${[...campaignIds]})`.execute(db);
  return new Map(rows.map(({ id, protocol }) => [id, protocol]));
}

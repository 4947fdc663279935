import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId, EvidenceId, InquiryId, MessageId } from '../../platform/ids.ts';
import type { Classification } from '../classify/classify.ts';
import type { MachineSuspicion } from '../classify/machine-composed.ts';

export type StoredMessage = {
  evidenceId: EvidenceId;
  campaignId: CampaignId | null;
  internalAt: Date;
  duplicateOf: MessageId | null;
  /** It has a reading: nothing is to be done about it, whoever asks again. */
  isRead: boolean;
};

export async function storedMessage(db: Database, messageId: MessageId): Promise<StoredMessage | undefined> {
  const { rows } = await sql<StoredMessage>`
    select m.evidence_id as "evidenceId", m.campaign_id as "campaignId", m.internal_at as "internalAt",
      m.duplicate_of as "duplicateOf", w.read_at is not null as "isRead"
    from messages m left join message_work w on w.message_id = m.id where m.id = ${messageId}`.execute(db);
  return rows[0];
}

/** The last contact with the inquiry's studio that could have caused a mail of that moment; undefined when there was none. */
export async function lastContactBefore(db: Database, inquiryId: InquiryId, at: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(coalesce(delivered_at, armed_at)) as at from attempts
    where inquiry_id = ${inquiryId} and state in ('armed', 'confirmed', 'uncertain')
      and armed_at <= ${at}::timestamptz + interval '1 second'`.execute(db);
  return rows[0]?.at ?? undefined;
}

export type NewReading = {
  messageId: MessageId;
  reader: string;
  rfcMessageId: string | null;
  inReplyTo: readonly string[];
  fromAddress: string | null;
  fromDomain: string | null;
  subject: string;
  classification: Classification;
  newText: string;
  language: string | null;
  machine: MachineSuspicion;
};

/** Appends what one version of the reader made of a message; the latest reading counts. Returns its id. */
export async function insertReading(tx: Database, reading: NewReading): Promise<number> {
  const { kind, votes, hard = null, final = null, recipient = null, status = null } = reading.classification;
  const { rows } = await sql<{ id: number }>`
    insert into message_readings (message_id, reader, rfc_message_id, in_reply_to, from_address, from_domain, subject,
      kind, hard, final, bounced_recipient, status_code, votes, new_text, language,
      machine_composed_suspected, machine_reasons)
    values (${reading.messageId}, ${reading.reader}, ${reading.rfcMessageId}, ${[...reading.inReplyTo]},
      ${reading.fromAddress}, ${reading.fromDomain}, ${reading.subject}, ${kind}, ${hard}, ${final}, ${recipient},
      ${status}, ${JSON.stringify(votes)}, ${reading.newText}, ${reading.language},
      ${reading.machine.suspected}, ${JSON.stringify(reading.machine.reasons)})
    returning id`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('a reading that was inserted has an id');
  return row.id;
}

export type NewAttribution = {
  messageId: MessageId;
  inquiryId: InquiryId | null;
  method: 'alias' | 'references' | 'domain' | 'phrase' | 'none' | 'ambiguous';
  candidates: readonly InquiryId[];
  decidedBy: string;
};

/** A person's attribution is never overruled by the program: then nothing is added. */
export async function insertAttribution(tx: Database, attribution: NewAttribution): Promise<void> {
  await sql`
    insert into attributions (message_id, inquiry_id, method, candidates, decided_by)
    select ${attribution.messageId}, ${attribution.inquiryId}, ${attribution.method},
      ${JSON.stringify(attribution.candidates)}, ${attribution.decidedBy}
    where not exists (
      select from current_attributions c where c.message_id = ${attribution.messageId} and c.method = 'person'
    )`.execute(tx);
}

/** A person's word on whose mail it is; it stands over the rule and over earlier words. */
export async function insertPersonsAttribution(
  tx: Database,
  given: { readonly messageId: MessageId; readonly inquiryId: InquiryId | null; readonly decidedBy: string },
): Promise<void> {
  await sql`
    insert into attributions (message_id, inquiry_id, method, decided_by)
    values (${given.messageId}, ${given.inquiryId}, 'person', ${given.decidedBy})`.execute(tx);
}

import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import type { KnownInquiries } from '../attribution/match-inquiry.ts';
import { rarePhrases } from '../attribution/own-phrases.ts';
import { lettersInField } from './own-letters.ts';

/** What of a mail may point to an inquiry: addresses lower-case, Message-IDs without brackets, registrable domains. */
export type Traces = {
  recipients: readonly string[];
  references: readonly string[];
  senders: readonly string[];
  senderDomains: readonly string[];
};

/**
 * The inquiries that a mail's traces could point to; all else cannot match and is not loaded. Aliases and Message-IDs of every
 * wave for ever, since studios answer late; domains and addresses only of waves in the field that have written to the studio.
 */
export async function knownInquiries(
  db: Database,
  traces: Traces,
  arrivedAt: Date,
): Promise<KnownInquiries<InquiryId>> {
  const [aliases, messageIds, domains] = await Promise.all([
    byAlias(db, traces.recipients),
    byMessageId(db, traces.references),
    byStudio(db, traces, arrivedAt),
  ]);
  return { aliases, messageIds, domains, phrases: await phrasesAmong(db, aliases, messageIds, domains, arrivedAt) };
}

/** Letters are searched through only where nothing stronger points to one inquiry alone. */
async function phrasesAmong(
  db: Database,
  aliases: ReadonlyMap<string, InquiryId>,
  messageIds: ReadonlyMap<string, InquiryId>,
  domains: ReadonlyMap<string, readonly InquiryId[]>,
  arrivedAt: Date,
): Promise<KnownInquiries<InquiryId>['phrases']> {
  const candidates = new Set([...aliases.values(), ...messageIds.values(), ...[...domains.values()].flat()]);
  return candidates.size === 1 ? [] : rarePhrases(await lettersInField(db, [...candidates], arrivedAt));
}

type Found = { key: string; inquiryId: InquiryId };

async function byAlias(db: Database, recipients: readonly string[]): Promise<Map<string, InquiryId>> {
  if (recipients.length === 0) return new Map();
  const { rows } = await sql<Found>`
    select alias as key, id as "inquiryId" from inquiries where alias = any(${recipients})`.execute(db);
  return new Map(rows.map(({ key, inquiryId }) => [key, inquiryId]));
}

async function byMessageId(db: Database, references: readonly string[]): Promise<Map<string, InquiryId>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<Found>`
    select rfc_message_id as key, inquiry_id as "inquiryId" from attempts
    where rfc_message_id = any(${references})`.execute(db);
  return new Map(rows.map(({ key, inquiryId }) => [key, inquiryId]));
}

/** One-second stamps of mail servers may lie just before our own: a mail is not refused for that. */
async function byStudio(
  db: Database,
  { senders, senderDomains }: Traces,
  arrivedAt: Date,
): Promise<Map<string, InquiryId[]>> {
  const known = new Map<string, InquiryId[]>();
  if (senders.length === 0) return known;
  const { rows } = await sql<Found>`
    with asked as (
      select i.id, i.wave_id, i.studio_id
      from inquiries i join waves w on w.id = i.wave_id
      where w.field_closed_at is null and w.launched_at <= ${arrivedAt}::timestamptz + interval '1 second'
        and exists (select from attempts a where a.inquiry_id = i.id and a.armed_at <= ${arrivedAt}::timestamptz + interval '1 second')
    )
    select s.domain as key, asked.id as "inquiryId"
    from asked join studios s on s.id = asked.studio_id where s.domain = any(${senderDomains})
    union
    select lower(u.email), asked.id
    from asked join frame_units u on u.wave_id = asked.wave_id and u.studio_id = asked.studio_id
    where lower(u.email) = any(${senders})
    order by 1, 2`.execute(db);
  for (const { key, inquiryId } of rows) known.set(key, [...(known.get(key) ?? []), inquiryId]);
  return known;
}

import { randomUUID } from 'node:crypto';
import { beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { interest, registerProtocol } from '../../support/registered-protocol.ts';

const DAY_MS = 86_400_000;
export const launch = new Date('2026-10-05T07:00:00.000Z');
export const day = (days: number): Date => new Date(launch.getTime() + days * DAY_MS);

/** What a studio of the seeded wave does. */
export type Studio = {
  name: string;
  /** Unless given, a domain of the seed's own. */
  domain?: string;
  state: 'confirmed' | 'uncertain' | 'not_sent' | 'rejected' | 'planned';
  channel?: 'form' | 'mail';
  reason?: string;
  /** A first attempt by form found none on the site. */
  formless?: boolean;
  budget?: string;
  answers?: {
    kind: string;
    afterDays: number;
    text?: string;
    subject?: string;
    hard?: boolean;
    /** `said`: the words of the text that name it. */
    price?: { low: number | null; high: number | null; basis?: string; vat?: string; currency?: string; said?: string };
  }[];
};
export type SeededWave = { slug: string; userId: string; waveId: string; inquiryIds: string[] };

/** What is registered before the wave is launched. */
export type Version = { readonly protocol: object; readonly hash?: string };

/** A rehearsal wave whose facts are written as the field and the inbox would have left them. */
export async function seedWave(
  db: Database,
  slug: string,
  title: string,
  studios: Studio[],
  rehearsal = true,
  version: Version = { protocol: { windows: { responseDays: 30, silenceDays: 180 }, interest } },
): Promise<SeededWave> {
  if (rehearsal) await beginRehearsal(db, launch);
  const [userId, campaignId, waveId] = [randomUUID(), randomUUID(), randomUUID()];
  const { protocol, hash = 'a'.repeat(64) } = version;
  await db
    .insertInto('users')
    .values({ id: userId, email: `${slug}@example.org`, name: 'Researcher', role: 'researcher' })
    .execute();
  const campaign = {
    id: campaignId,
    slug,
    title,
    state: 'running',
    rehearsal,
    created_by: userId,
    protocol_source: 'format: x',
  };
  await db
    .insertInto('campaigns')
    .values({ ...campaign, protocol: JSON.stringify(protocol), protocol_hash: hash })
    .execute();
  await registerProtocol(db, campaignId);
  const wave = { id: waveId, campaign_id: campaignId, number: 1, seed: 'seed-seed', protocol_hash: hash };
  const windows = { launched_at: launch, response_closes_at: day(40), silence_closes_at: day(190) };
  await db
    .insertInto('waves')
    .values({ ...wave, ...windows })
    .execute();
  const inquiryIds: string[] = [];
  for (const [order, studio] of studios.entries())
    inquiryIds.push(await seedInquiry(db, { campaignId, waveId, order }, studio));
  return { slug, userId, waveId, inquiryIds };
}

type Place = { campaignId: string; waveId: string; order: number };

async function seedInquiry(db: Database, { campaignId, waveId, order }: Place, studio: Studio): Promise<string> {
  const [studioId, inquiryId, attemptId] = [randomUUID(), randomUUID(), randomUUID()];
  const unit = { wave_id: waveId, studio_id: studioId, stratum: 'all' };
  const domain = studio.domain ?? `studio-${order}-${studioId.slice(0, 8)}.example`;
  await db.insertInto('studios').values({ id: studioId, domain, name: studio.name }).execute();
  await db
    .insertInto('frame_units')
    .values({ ...unit, name: studio.name, provenance: '[]', site_url: `https://${domain}/` })
    .execute();
  await db
    .insertInto('sample_units')
    .values({ ...unit, draw_order: order + 1, inclusion_probability: 0.5 })
    .execute();
  const arm = { persona: 'director', channel: 'form', budget: studio.budget ?? 'unstated', wording: 'plain' };
  const letter = {
    persona: 'director',
    wording: 'plain',
    language: 'ru',
    subject: 'Нужен сайт',
    body: 'Здравствуйте! Сколько стоит?',
  };
  const alias = `anna.${inquiryId.slice(0, 8)}@mail.example`;
  await db
    .insertInto('inquiries')
    .values({
      id: inquiryId,
      wave_id: waveId,
      studio_id: studioId,
      arm: JSON.stringify(arm),
      alias,
      due_at: launch,
      ...letter,
    })
    .execute();
  if (studio.formless === true) {
    const looked = attemptOf({ ...studio, state: 'not_sent', channel: 'form', reason: 'no_form' });
    await db
      .insertInto('attempts')
      .values({ id: randomUUID(), inquiry_id: inquiryId, ...looked })
      .execute();
  }
  await db
    .insertInto('attempts')
    .values({ id: attemptId, inquiry_id: inquiryId, ...attemptOf(studio) })
    .execute();
  const event = { attempt_id: attemptId, fence: 1, field_at: launch, kind: studio.state, detail: '{}' };
  await db.insertInto('attempt_events').values(event).execute();
  for (const [number, answer] of (studio.answers ?? []).entries()) {
    await seedAnswer(db, { campaignId, inquiryId, uid: order * 100 + number + 1 }, answer);
  }
  return inquiryId;
}

function attemptOf({ state, channel = 'form', reason, formless = false }: Studio) {
  const left = state === 'confirmed' || state === 'uncertain' || state === 'rejected';
  return {
    step: 'inquiry',
    ordinal: formless && channel === 'mail' ? 2 : 1,
    channel,
    state,
    reason: reason ?? null,
    due_at: launch,
    armed_at: left ? launch : null,
    settled_at: state === 'planned' ? null : launch,
    delivered_at: state === 'confirmed' ? launch : null,
  };
}

type Mail = { campaignId: string; inquiryId: string; uid: number };

async function seedAnswer(
  db: Database,
  { campaignId, inquiryId, uid }: Mail,
  answer: NonNullable<Studio['answers']>[number],
): Promise<void> {
  const [messageId, evidenceId] = [randomUUID(), randomUUID()];
  const sha256 = messageId.replaceAll('-', '').padEnd(64, '0');
  const at = day(answer.afterDays);
  await db
    .insertInto('evidence')
    .values({ id: evidenceId, campaign_id: campaignId, kind: 'mail', media_type: 'message/rfc822', bytes: 100, sha256 })
    .execute();
  const box = { account: 'personas', mailbox: 'INBOX', uidvalidity: inquiryId.slice(0, 8), uid, in_junk: false };
  const seen = {
    internal_at: at,
    ingested_at: at,
    sha256,
    bytes: 100,
    campaign_id: campaignId,
    evidence_id: evidenceId,
  };
  await db
    .insertInto('messages')
    .values({ id: messageId, ...box, ...seen })
    .execute();
  const verdict = {
    kind: answer.kind,
    hard: answer.hard ?? null,
    final: answer.kind === 'bounce' ? true : null,
    votes: '[]',
  };
  const text = { new_text: answer.text ?? 'Добрый день!', subject: answer.subject ?? 'Re: Нужен сайт', language: 'ru' };
  const { id: readingId } = await db
    .insertInto('message_readings')
    .values({ message_id: messageId, reader: 'test', from_address: 'sales@studio.example', ...verdict, ...text })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('attributions')
    .values({ message_id: messageId, inquiry_id: inquiryId, method: 'alias', decided_by: 'rule' })
    .execute();
  if (answer.price === undefined) return;
  const { low, high, basis = 'project', vat = 'incl', currency = 'RUB', said } = answer.price;
  const start = said === undefined ? 0 : text.new_text.indexOf(said);
  const offsets = { start_offset: start, end_offset: start + (said?.length ?? 5) };
  const place = { reading_id: readingId, message_id: messageId, position: 0, ...offsets };
  const price = {
    low_minor: low,
    high_minor: high,
    currency,
    basis,
    vat,
    approximate: false,
    is_main: true,
    role: 'total',
  };
  await db
    .insertInto('quotes')
    .values({ ...place, ...price, snippet: said ?? 'итого', confidence: 0.9, reasons: '[]' })
    .execute();
}

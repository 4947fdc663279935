import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../../services/platform/database/schema.gen.ts';
import type { AttemptId, InquiryId } from '../../services/platform/ids.ts';
import { interest, registerProtocol } from './registered-protocol.ts';

export type PlannedInquiry = {
  campaignId: string;
  waveId: string;
  studioId: string;
  inquiryId: InquiryId;
  attemptId: AttemptId;
};

export type InquiryWish = {
  /** Studio of an earlier inquiry, to write to it a second time from another campaign. */
  studioId?: string;
  /** A rehearsal unless said otherwise. */
  rehearsal?: boolean;
  campaignState?: 'draft' | 'approved' | 'running' | 'paused' | 'closed';
  channel?: 'form' | 'mail';
  dueAt?: Date;
  burdenMinutes?: number;
  rules?: { cooldownDays?: number; burdenCapMinutes?: number; mailFallback?: boolean };
};

const hash = 'a'.repeat(64);

/** One running campaign with one studio, one inquiry and its first attempt, due a minute ago unless the wish says otherwise. */
export async function planInquiry(db: Kysely<DB>, wish: InquiryWish = {}): Promise<PlannedInquiry> {
  const [userId, campaignId, waveId, inquiryId, attemptId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const studioId = wish.studioId ?? randomUUID();
  const rules = { cooldownDays: 180, burdenCapMinutes: 15, mailFallback: true, ...wish.rules };
  const past = new Date(Date.now() - 60_000);
  await db
    .insertInto('users')
    .values({ id: userId, email: `${userId}@example.test`, name: 'A Researcher', role: 'researcher' })
    .execute();
  await db
    .insertInto('campaigns')
    .values({
      id: campaignId,
      slug: `c-${campaignId}`,
      title: 'A campaign',
      state: wish.campaignState ?? 'running',
      rehearsal: wish.rehearsal ?? true,
      protocol: JSON.stringify({ rules, interest }),
      protocol_source: '{}',
      protocol_hash: hash,
      created_by: userId,
    })
    .execute();
  await registerProtocol(db, campaignId);
  const [closes, silence] = [new Date(past.getTime() + 30 * 86_400_000), new Date(past.getTime() + 180 * 86_400_000)];
  await db
    .insertInto('waves')
    .values({
      id: waveId,
      campaign_id: campaignId,
      number: 1,
      seed: 'seed of a test',
      protocol_hash: hash,
      launched_at: past,
      response_closes_at: closes,
      silence_closes_at: silence,
    })
    .execute();
  if (wish.studioId === undefined) {
    await db
      .insertInto('studios')
      .values({ id: studioId, domain: `${studioId}.example`, name: 'Studio' })
      .execute();
  }
  const unit = { wave_id: waveId, studio_id: studioId, stratum: 'all' };
  await db
    .insertInto('frame_units')
    .values({ ...unit, name: 'Studio', provenance: '[]', email: 'info@studio.example' })
    .execute();
  await db
    .insertInto('sample_units')
    .values({ ...unit, draw_order: 1, inclusion_probability: 1 })
    .execute();
  await db
    .insertInto('inquiries')
    .values({
      id: inquiryId,
      wave_id: waveId,
      studio_id: studioId,
      persona: 'anna',
      wording: 'short',
      arm: '{}',
      language: 'ru',
      alias: `a.${inquiryId}@shopper.test`,
      subject: 'Сайт',
      body: 'Здравствуйте!',
      due_at: wish.dueAt ?? past,
    })
    .execute();
  await db
    .insertInto('attempts')
    .values({
      id: attemptId,
      inquiry_id: inquiryId,
      step: 'inquiry',
      ordinal: 1,
      channel: wish.channel ?? 'form',
      due_at: wish.dueAt ?? past,
      burden_minutes: wish.burdenMinutes ?? 3,
    })
    .execute();
  return { campaignId, waveId, studioId, inquiryId: inquiryId as InquiryId, attemptId: attemptId as AttemptId };
}

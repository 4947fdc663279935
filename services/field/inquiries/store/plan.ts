import { sql } from 'kysely';
import type { Protocol } from '../../../design/protocol/schema/protocol.ts';
import type { WaveKind } from '../../../design/waves/wave-plan.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId, CampaignId, InquiryId, WaveId } from '../../../platform/ids.ts';
import type { PlannedInquiry } from '../sampled-studio.ts';

const chunk = 2_000;

/** The approved plan of a further wave. */
export type PlannedWave = { readonly planId: string; readonly number: number; readonly kind: WaveKind };

export type NewWave = {
  readonly id: WaveId;
  readonly campaignId: CampaignId;
  readonly seed: string;
  readonly hash: string;
  readonly launchedAt: Date;
  readonly responseClosesAt: Date;
  readonly silenceClosesAt: Date;
  /** Null for the first wave, which the approval of the campaign covers. */
  readonly planned: PlannedWave | null;
};

/** A wave of a campaign; another of the same number is refused by waves_number_unique, an unapproved one by a trigger. */
export async function insertWave(db: Database, wave: NewWave): Promise<void> {
  await db
    .insertInto('waves')
    .values({
      id: wave.id,
      campaign_id: wave.campaignId,
      number: wave.planned?.number ?? 1,
      kind: wave.planned?.kind ?? 'first',
      plan_id: wave.planned?.planId ?? null,
      seed: wave.seed,
      protocol_hash: wave.hash,
      launched_at: wave.launchedAt,
      response_closes_at: wave.responseClosesAt,
      silence_closes_at: wave.silenceClosesAt,
    })
    .execute();
}

/** The first wave of a campaign; null before its launch. */
export async function waveOf(db: Database, campaignId: CampaignId): Promise<WaveId | null> {
  const row = await db
    .selectFrom('waves')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .orderBy('number')
    .executeTakeFirst();
  return (row?.id as WaveId | undefined) ?? null;
}

export type IdentifiedInquiry = PlannedInquiry & { readonly inquiryId: InquiryId; readonly attemptId: AttemptId };

/** Inquiries and the first attempt of each, in two statements per chunk. */
export async function insertInquiries(
  db: Database,
  waveId: WaveId,
  inquiries: readonly IdentifiedInquiry[],
  budgets: Protocol['budgets'],
): Promise<void> {
  for (let at = 0; at < inquiries.length; at += chunk) {
    const part = JSON.stringify(
      inquiries.slice(at, at + chunk).map((inquiry) => ({ ...inquiry, budget: budgetOf(inquiry, budgets) })),
    );
    await sql`insert into inquiries (id, wave_id, studio_id, persona, wording, arm, language, alias, phone_e164, subject, body, budget, due_at)
      select "inquiryId", ${waveId}::uuid, "studioId", arm ->> 'persona', arm ->> 'wording', arm, language, alias, "phoneE164",
        subject, body, budget, "dueAt"
      from jsonb_to_recordset(${part}::jsonb) as r("inquiryId" uuid, "studioId" uuid, arm jsonb, language text, alias text,
        "phoneE164" text, subject text, body text, budget jsonb, "dueAt" timestamptz)`.execute(db);
    await sql`insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, burden_minutes)
      select "attemptId", "inquiryId", 'inquiry', 1, arm ->> 'channel', "dueAt", "burdenMinutes"
      from jsonb_to_recordset(${part}::jsonb) as r("attemptId" uuid, "inquiryId" uuid, arm jsonb, "dueAt" timestamptz,
        "burdenMinutes" double precision)`.execute(db);
  }
}

/** What a form's budget field is filled with, and the amount behind it. */
function budgetOf({ arm, language }: PlannedInquiry, budgets: Protocol['budgets']): Record<string, unknown> {
  const budget = budgets.find(({ id }) => id === arm.budget);
  return {
    id: arm.budget,
    text: budget?.text[language] ?? '',
    ...(budget?.value === undefined ? {} : { value: budget.value }),
  };
}

/** Domains of studios that another wave contacted within so many days of field time (rule E3). */
export async function coolingDownDomains(db: Database, days: number): Promise<Set<string>> {
  const { rows } = await sql<{ domain: string }>`
    select distinct s.domain
    from contacts_made m join studios s on s.id = m.studio_id
    where m.at > field_now() - make_interval(days => ${days})`.execute(db);
  return new Set(rows.map(({ domain }) => domain));
}

/** Aliases already given out in these mail domains, by any wave. */
export async function aliasesIn(db: Database, mailDomains: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ alias: string }>`
    select alias from inquiries where split_part(alias, '@', 2) = any(${[...mailDomains]})`.execute(db);
  return rows.map(({ alias }) => alias);
}

/** Numbers that waves of other campaigns give while their silence stage is open. */
export async function phonesInField(db: Database, campaignId: CampaignId): Promise<string[]> {
  const { rows } = await sql<{ phone: string }>`
    select distinct i.phone_e164 as phone from inquiries i join waves w on w.id = i.wave_id
    where w.campaign_id <> ${campaignId} and w.silence_closes_at > field_now() and i.phone_e164 is not null`.execute(
    db,
  );
  return rows.map(({ phone }) => phone);
}

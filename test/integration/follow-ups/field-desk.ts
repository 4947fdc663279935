import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { armAttempt, type Held, markPrepared } from '../../../services/field/attempts/store/hold.ts';
import { settleAttempt } from '../../../services/field/attempts/store/settle.ts';
import type { Answer } from '../../../services/field/follow-ups/answer.ts';
import { type Noted, noteAnswer } from '../../../services/field/follow-ups/note-answer.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { advanceFieldClock, beginRehearsal, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import type { AttemptId, CampaignId, InquiryId, UserId, WaveId } from '../../../services/platform/ids.ts';
import { cloneDatabase } from '../../support/database.ts';
import { approved, files, ranking } from '../design/campaign-desk.ts';

const dayMs = 86_400_000;
export const days = (count: number): number => count * dayMs;

/** A Monday, 10:00 in Moscow, on which the send window of the shipped protocol is open. */
const start = new Date('2031-03-03T07:00:00Z');

export type Fielded = {
  readonly campaignId: CampaignId;
  readonly actor: UserId;
  readonly waveId: WaveId;
  readonly inquiries: readonly {
    readonly inquiryId: InquiryId;
    readonly attemptId: AttemptId;
    readonly domain: string;
  }[];
};

export type FieldDesk = {
  readonly db: Database;
  /** A running campaign whose first letters were just delivered, each to a studio of this zone. */
  readonly fielded: (zone: string, wish?: FieldWish) => Promise<Fielded>;
  readonly pass: (ms: number) => Promise<Date>;
  readonly close: () => Promise<void>;
};

export type FieldWish = {
  readonly studios?: number;
  /** Changes of the shipped protocol's source. */
  readonly edit?: (source: string) => string;
  /** How the first letter ends; by default it is delivered. */
  readonly outcome?: 'confirmed' | 'uncertain';
};

export async function openFieldDesk(): Promise<FieldDesk> {
  const clone = await cloneDatabase();
  const db = openDatabase(clone.url, 6);
  await beginRehearsal(db, start);
  return {
    db,
    fielded: (zone, wish = {}) => fieldOne(db, zone, wish),
    pass: async (ms) => {
      const to = new Date((await fieldTime(db)).now.getTime() + ms);
      await advanceFieldClock(db, to);
      return to;
    },
    close: async () => {
      await db.destroy();
      await clone.drop();
    },
  };
}

async function fieldOne(db: Database, zone: string, { studios = 2, edit, outcome }: FieldWish): Promise<Fielded> {
  const desk = await approved(db, { size: studios }, edit);
  const launched = await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(studios, zone)) });
  if (launched.kind !== 'launched') throw new Error(JSON.stringify(launched));
  const { waveId } = launched;
  const { rows } = await sql<Fielded['inquiries'][number]>`
    select i.id as "inquiryId", a.id as "attemptId", s.domain
    from inquiries i join attempts a on a.inquiry_id = i.id join studios s on s.id = i.studio_id
    where i.wave_id = ${waveId} order by s.domain`.execute(db);
  await sql`update attempts set due_at = field_now() where inquiry_id in (select id from inquiries where wave_id = ${waveId})`.execute(
    db,
  );
  for (const { attemptId } of rows) await contact(db, attemptId, outcome ?? 'confirmed');
  return { campaignId: desk.campaignId, actor: desk.author, waveId, inquiries: rows };
}

/** Carries an attempt as a worker would, up to its outcome. */
export async function contact(db: Database, attemptId: AttemptId, outcome: 'confirmed' | 'uncertain' = 'confirmed') {
  const held = await armed(db, attemptId);
  const ended =
    outcome === 'confirmed'
      ? ({ state: 'confirmed', reason: 'success_text' } as const)
      : ({ state: 'uncertain', reason: 'no_evidence' } as const);
  if (!(await settleAttempt(db, held, ended, {}, null))) throw new Error(`attempt ${attemptId} was not settled`);
}

export async function armed(db: Database, attemptId: AttemptId): Promise<Held> {
  const claim = await claimAttempt(db, attemptId, 'worker-1');
  if (claim.kind !== 'claimed') throw new Error(`not claimed: ${claim.kind} ${claim.why}`);
  const held = { attemptId, fence: claim.attempt.fence };
  await markPrepared(db, held, {});
  if (!(await armAttempt(db, held, { requestHash: 'h' }))) throw new Error('not armed');
  return held;
}

/** What a person of the studio wrote a moment ago, with changes. */
export async function answer(db: Database, inquiryId: InquiryId, changes: Partial<Answer> = {}): Promise<Answer> {
  const { now } = await fieldTime(db);
  return {
    inquiryId,
    source: 'mail',
    sourceId: randomUUID(),
    kind: 'human_substantive',
    at: now,
    method: 'alias',
    final: false,
    offers: false,
    letter: {
      replyTo: ['anna@elsewhere.example'],
      messageId: 'answer@studio.example',
      thread: [],
      subject: 'Сайт',
      text: 'Добрый день! Возьмёмся.',
      files: [],
    },
    ...changes,
  };
}

export async function note(db: Database, noted: Answer): Promise<Noted> {
  return db.transaction().execute((tx) => noteAnswer(tx, noted));
}

export async function noteNow(db: Database, inquiryId: InquiryId, changes: Partial<Answer> = {}): Promise<Noted> {
  return note(db, await answer(db, inquiryId, changes));
}

export type Followed = {
  readonly attemptId: AttemptId;
  readonly state: string;
  readonly reason: string | null;
  readonly dueAt: Date;
};

/** Attempts of a step, the first first. */
export async function attemptsOf(db: Database, inquiryId: InquiryId, step: string): Promise<Followed[]> {
  const { rows } = await sql<Followed>`
    select id as "attemptId", state, reason, due_at as "dueAt" from attempts
    where inquiry_id = ${inquiryId} and step = ${step} order by ordinal`.execute(db);
  return rows;
}

/** What was decided about a step, or undefined. */
export async function decisionOf(db: Database, inquiryId: InquiryId, step: string): Promise<string | undefined> {
  const { rows } = await sql<{ decision: string; why: string }>`
    select decision, why from follow_ups where inquiry_id = ${inquiryId} and step = ${step}`.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : `${row.decision}: ${row.why}`;
}

/** The nth inquiry of a campaign, from 0. */
export function inquiryOf({ inquiries }: Fielded, nth = 0): Fielded['inquiries'][number] {
  const found = inquiries[nth];
  if (found === undefined) throw new Error(`no inquiry ${nth}`);
  return found;
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { closeField } from '../../../services/releases/close/close-field.ts';
import { day, type SeededWave, seedWave } from '../../integration/releases/seed-wave.ts';
import { codeReplay } from './code-replay.ts';
import { type ReplayedStudio, replayedStudios } from './replayed-studios.ts';

const shipped = new URL('../../../services/design/protocol/shipped/petersburg-2014.yaml', import.meta.url);
const NUDGED_AT = 14.1;

type Wish = {
  readonly rehearsal?: boolean;
  readonly embargoUntil?: string;
  /** Days since the launch, before our reminder: the field stands there, later answers have not come, and nothing is coded. */
  readonly until?: number;
  /** The responses are still to be closed: every window is over, and a person has not said so. */
  readonly open?: boolean;
};

/** The replay of 2014 as the field, the inbox and three coders would have left it; responses closed, the silence stage still to run. */
export async function seedReplay(
  db: Database,
  slug: string,
  { rehearsal = true, embargoUntil, until, open = false }: Wish = {},
): Promise<SeededWave> {
  const checked = checkProtocol(readFileSync(shipped, 'utf8'));
  if (checked.kind !== 'valid') throw new Error('the shipped protocol is faulty');
  const publication = { ...checked.protocol.publication, ...(embargoUntil === undefined ? {} : { embargoUntil }) };
  const protocol = { ...checked.protocol, publication };
  const studios = until === undefined ? replayedStudios() : replayedStudios().map((one) => soFar(one, until));
  const wave = await seedWave(db, slug, protocol.title, studios, rehearsal, { protocol, hash: checked.hash });
  const { waveId, inquiryIds } = wave;
  const placed = studios.map((studio, n) => ({ studio, inquiryId: inquiryIds[n] ?? '' }));
  if (until !== undefined) {
    await secondSteps(db, placed);
    await calls(db, placed);
    await advanceFieldClock(db, day(until));
    return wave;
  }
  await advanceFieldClock(db, day(NUDGED_AT));
  await remind(db, placed);
  await secondSteps(db, placed);
  await calls(db, placed);
  await advanceFieldClock(db, day(41));
  await noteLetters(db, waveId);
  await codeReplay(db, waveId, protocol);
  if (open) return wave;
  const closed = await closeField(db, slug);
  if (closed.kind !== 'closed') throw new Error(`the field did not close: ${closed.kind}`);
  return wave;
}

/** What a studio had done by that day. */
function soFar({ callsAfterDays = Infinity, sendsAfterDays, answers = [], ...studio }: ReplayedStudio, until: number) {
  const come = answers.filter(({ afterDays }) => afterDays <= until);
  return {
    ...studio,
    answers: come,
    ...(callsAfterDays <= until ? { callsAfterDays } : {}),
    ...(sendsAfterDays !== undefined && sendsAfterDays <= until ? { sendsAfterDays } : {}),
  };
}

type Placed = { readonly studio: ReplayedStudio; readonly inquiryId: string };

async function remind(db: Database, placed: readonly Placed[]): Promise<void> {
  for (const { inquiryId } of placed.filter(({ studio }) => studio.manner === 'silent')) {
    await followUp(db, inquiryId, 'nudge', NUDGED_AT);
  }
}

async function secondSteps(db: Database, placed: readonly Placed[]): Promise<void> {
  for (const { studio, inquiryId } of placed) {
    const first = studio.answers?.find(({ kind }) => kind.startsWith('human'));
    if (studio.sendsAfterDays === undefined || first === undefined) continue;
    await followUp(db, inquiryId, 'second_step', first.afterDays + 0.2);
  }
}

async function followUp(db: Database, inquiryId: string, step: 'nudge' | 'second_step', days: number): Promise<void> {
  const at = day(days);
  await sql`
    insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
    values (${inquiryId}, ${step}, 'planned', 'by rule', 'mail', 'Сайт', 'Здравствуйте!', ${at})`.execute(db);
  await sql`
    insert into attempts (id, inquiry_id, step, ordinal, channel, state, due_at, armed_at, settled_at, delivered_at)
    values (${randomUUID()}, ${inquiryId}, ${step}, 1, 'mail', 'confirmed', ${at}, ${at}, ${at}, ${at})`.execute(db);
}

/** Every third call is missed; what was said in the others stands in the letter that follows. */
async function calls(db: Database, placed: readonly Placed[]): Promise<void> {
  await sql`
    insert into call_sources (name, time_zone, country, created_by) values ('pbx', 'Europe/Moscow', 'RU', 'fixture')`.execute(
    db,
  );
  const callers = placed.filter(({ studio }) => studio.callsAfterDays !== undefined);
  for (const [n, { studio, inquiryId }] of callers.entries()) {
    const [callId, at] = [randomUUID(), day(studio.callsAfterDays ?? 0)];
    const ended = new Date(at.getTime() + 180_000);
    const answered = n % 3 === 2 ? null : new Date(at.getTime() + 10_000);
    const disposition = answered === null ? 'no_answer' : 'answered';
    await sql`
      insert into calls (id, source, external_id, direction, from_e164, started_at, answered_at, ended_at, billsec, disposition, imported_by)
      values (${callId}, 'pbx', ${callId}, 'inbound', '+78121234501', ${at}, ${answered}, ${ended}, ${answered === null ? 0 : 170},
        ${disposition}, 'fixture')`.execute(db);
    await sql`
      insert into call_attributions (call_id, inquiry_id, method, decided_by)
      values (${callId}, ${inquiryId}, 'number', 'rule')`.execute(db);
    await sql`
      insert into noted_answers (inquiry_id, source, source_id, kind, at, method, final, offers, reply_to, thread, noted_at)
      values (${inquiryId}, 'call', ${callId}, ${answered === null ? 'missed_call' : 'answered_call'}, ${at}, 'phone', false, false,
        '{}', '{}', ${at})`.execute(db);
  }
}

/** What the contact is told of each mail when it is read; a letter with a price or a document offers something. */
async function noteLetters(db: Database, waveId: string): Promise<void> {
  await sql`
    insert into noted_answers (inquiry_id, source, source_id, kind, at, method, final, offers, reply_to, thread, noted_at)
    select t.inquiry_id, 'mail', m.id, r.kind, m.internal_at, t.method, coalesce(r.final, false),
      r.new_text like 'Во вложении%' or exists (select from quotes q where q.reading_id = r.id), '{}', '{}', m.internal_at
    from current_attributions t
      join inquiries i on i.id = t.inquiry_id and i.wave_id = ${waveId}
      join messages m on m.id = t.message_id
      join current_readings r on r.message_id = m.id`.execute(db);
}

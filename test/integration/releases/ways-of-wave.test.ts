import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { closeField } from '../../../services/releases/close/close-field.ts';
import { reportOfWave } from '../../../services/releases/report/report-of-wave.ts';
import { takeSnapshot } from '../../../services/releases/snapshot/take-snapshot.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { day, type SeededWave, type Studio, seedWave } from './seed-wave.ts';

const price = { low: 30_000_000, high: 30_000_000 };
const studios: Studio[] = Array.from({ length: 16 }, (_, n): Studio => {
  const answers = [
    { kind: 'auto_ack', afterDays: 0.001 },
    { kind: 'human_redirect', afterDays: 1 },
    { kind: 'human_substantive', afterDays: 2, ...(n < 10 ? { price } : {}) },
  ];
  return { name: `Studio ${n}`, state: 'confirmed', ...(n < 14 ? { answers } : {}) };
});
const MATERIALS = ['proposal', 'presentation', 'contract', 'samples', 'estimate'].map((name) => `material-${name}`);
const anchors = [
  { value: 0, label: 'No' },
  { value: 1, label: 'Yes' },
];
const protocol = {
  windows: { responseDays: 30, silenceDays: 60 },
  frames: [{ id: 'north', country: 'RU' }],
  schedule: { timeZone: 'Europe/Moscow' },
  scripts: {
    answerByDays: 3,
    letters: [{ id: 'plain', text: { ru: { subject: 'x', body: 'Ответьте до {{answerBy}}' } } }],
  },
  rubric: { items: MATERIALS.map((code) => ({ code, question: code, axis: 'competence', anchors })), agreement: '0' },
};

let place: TestDatabase;
let db: Database;
let wave: SeededWave;
beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 2);
  wave = await seedWave(db, 'ways', 'Ways', studios);
  await rewriteProtocol(db, sql`update campaigns set protocol = ${JSON.stringify(protocol)}`);
  await advanceFieldClock(db, day(61));
});
afterAll(async () => {
  await db.destroy();
  await place.drop();
});

/** Mails of an inquiry's people with their readings, in order. */
async function mailsOf(inquiryId: string | undefined) {
  const { rows } = await sql<{ messageId: string; readingId: string }>`
    select r.message_id as "messageId", r.id as "readingId" from current_attributions t
      join current_readings r on r.message_id = t.message_id and r.kind like 'human%'
      join messages m on m.id = t.message_id
    where t.inquiry_id = ${inquiryId ?? null} order by m.internal_at`.execute(db);
  return rows;
}

async function hint(inquiryId: string | undefined): Promise<void> {
  const [mail] = await mailsOf(inquiryId);
  await sql`insert into reply_proposals (reading_id, message_id, position, kind, start_offset, end_offset, reasons, rules)
    values (${mail?.readingId}, ${mail?.messageId}, 0, 'suspicion', 0, 5, '["doubt"]', 'test')`.execute(db);
}

async function composed(inquiryId: string | undefined, suspected: boolean): Promise<void> {
  for (const { messageId } of await mailsOf(inquiryId))
    await sql`insert into machine_composed_decisions (message_id, suspected, reason, decided_by)
      values (${messageId}, ${suspected}, 'read it', 'Anna')`.execute(db);
}

async function codeMaterials(inquiryId: string | undefined): Promise<void> {
  const coder = randomUUID();
  await db
    .insertInto('users')
    .values({ id: coder, email: `${coder}@x.example`, name: 'C', role: 'coder' })
    .execute();
  for (const [n, { messageId }] of (await mailsOf(inquiryId)).entries()) {
    const task = randomUUID();
    await sql`insert into coding_tasks (id, message_id, pass, claimed_by, claimed_at, coded_at)
      values (${task}, ${messageId}, 1, ${coder}, now(), now())`.execute(db);
    for (const [at, item] of MATERIALS.entries())
      await sql`insert into observations (task_id, coder_id, item, value, redactor, observed_at)
        values (${task}, ${coder}, ${item}, ${at <= 2 || n === 1 ? 1 : 0}, 'test', now())`.execute(db);
  }
}

test('hints of doubt and decisions on machines change the headline in the report at once', async () => {
  const before = await reportOfWave(db, 'ways', 1);
  expect(before?.ways.doubted).toMatchObject({ numerator: 0, n: 14 });
  await hint(wave.inquiryIds[0]);
  await hint(wave.inquiryIds[1]);
  await composed(wave.inquiryIds[2], true);
  await composed(wave.inquiryIds[3], false);
  const report = await reportOfWave(db, 'ways', 1);
  expect(report?.inputHash).not.toBe(before?.inputHash);
  expect(report?.ways.doubted).toMatchObject({ numerator: 2, n: 14 });
  expect(report?.ways.machine).toMatchObject({ numerator: 1, n: 14 });
  const counts = report?.ways.rows.map(({ way, AR2 }) => [way, AR2.numerator, AR2.n]);
  expect(counts).toEqual([
    ['as_counted', 14, 16],
    ['without_doubted', 12, 14],
    ['machine_not_counted', 13, 16],
    ['without_both', 11, 14],
  ]);
});

test('every clock runs to its own mail, the letter’s day is measured, and studios of one telephone are one owner', async () => {
  await codeMaterials(wave.inquiryIds[5]);
  await sql`update frame_units set phone_e164 = '+78120000001'
    where studio_id in (select studio_id from inquiries where id in (${wave.inquiryIds[6]}, ${wave.inquiryIds[7]}))`.execute(
    db,
  );
  const report = await reportOfWave(db, 'ways', 1);
  const clocks = report?.clocks.clocks.map(({ clock, events, n }) => [clock, events, n]);
  expect(clocks).toEqual([
    ['any', 14, 16],
    ['human', 14, 16],
    ['subst', 14, 16],
    ['quote', 10, 16],
    ['complete', 1, 16],
  ]);
  const median = (id: string) => report?.clocks.clocks.find(({ clock }) => clock === id);
  expect(median('human')?.calendar.median.value).toBeCloseTo(1440, 3);
  expect(median('human')?.working.median).toMatchObject({ value: 540, unit: 'working_minutes' });
  expect(report?.clocks.byStatedDay).toMatchObject({ numerator: 14, n: 16 });
  expect(report?.clocks.calendars).toMatchObject([{ country: 'RU', year: 2026 }]);
  expect(report?.rates.AR2.interval?.method).toBe('wilson_by_owners');
});

test('a snapshot freezes all of it without a name', async () => {
  expect(await closeField(db, 'ways')).toMatchObject({ kind: 'closed' });
  const taken = await takeSnapshot(db, 'ways', { slug: 'ways-w1', version: 1, authors: ['Anna'] }, 1);
  if (taken.kind !== 'taken') throw new Error(taken.why);
  const { format, observations, calendars } = taken.snapshot;
  expect(format).toBe('zerkalo-snapshot/2');
  expect(calendars).toMatchObject([{ country: 'RU', year: 2026 }]);
  const details = observations.map((one) => one.details);
  expect(details.filter((one) => (one?.doubt ?? 0) > 0)).toHaveLength(2);
  expect(details.filter((one) => one?.machine === true)).toHaveLength(1);
  expect(details.flatMap((one) => one?.owner ?? [])).toEqual(['o00001', 'o00001']);
  expect(details.filter((one) => one?.byStatedDay === true)).toHaveLength(14);
  expect(details.filter((one) => one?.waits.complete?.answered === true)).toHaveLength(1);
  const human = observations.find(({ delay }) => delay?.answered === true);
  expect(human).toMatchObject({ businessMinutes: 540 });
  expect(human?.details?.waits.subst).toMatchObject({ answered: true, working: 1080 });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { inquiryWithTimeLine } from '../../../services/api/research/time-line.ts';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { changeDisposition } from '../../../services/releases/close/change-disposition.ts';
import { closeField } from '../../../services/releases/close/close-field.ts';
import { reportOfWave } from '../../../services/releases/report/report-of-wave.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { day, type Studio, seedWave } from './seed-wave.ts';

const price = (thousandRoubles: number) => ({ low: thousandRoubles * 100_000, high: thousandRoubles * 100_000 });
const studios: Studio[] = [
  ...[100, 200, 300, 400, 500, 800].map(
    (thousand, n): Studio => ({
      name: `Answers ${n}`,
      state: 'confirmed',
      answers: [
        { kind: 'auto_ack', afterDays: 0.001 },
        { kind: 'human_substantive', afterDays: 1 + n, price: price(thousand) },
      ],
    }),
  ),
  { name: 'Declines', state: 'confirmed', answers: [{ kind: 'human_decline', afterDays: 2 }] },
  { name: 'Acknowledges', state: 'confirmed', answers: [{ kind: 'auto_ack', afterDays: 0.01 }] },
  { name: 'Silent', state: 'confirmed' },
  { name: 'Late', state: 'confirmed', answers: [{ kind: 'human_substantive', afterDays: 35 }] },
  { name: 'Uncertain', state: 'uncertain' },
  { name: 'Bounces', state: 'confirmed', channel: 'mail', answers: [{ kind: 'bounce', afterDays: 0.02, hard: true }] },
  { name: 'Captcha', state: 'not_sent', reason: 'captcha' },
  { name: 'Planned', state: 'planned' },
];

let place: TestDatabase;
let db: Database;

beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 4);
  await seedWave(db, 'petersburg', 'Petersburg', studios);
});
afterAll(async () => {
  await db.destroy();
  await place.drop();
});

test('while windows run the report counts nobody as silent and has no rate', async () => {
  await advanceFieldClock(db, day(10));
  const report = await reportOfWave(db, 'petersburg');
  expect(report).toMatchObject({
    rehearsal: true,
    interim: true,
    cases: { sampled: 14, settled: 0, windowRunning: 13, answeredInRunningWindow: 7, notDeliveredYet: 1 },
    rates: { AR2: { value: null, n: 0, interval: null, whyNoInterval: 'nothing_counted' } },
  });
  expect(report?.delay).toMatchObject({ n: 11, answered: 7 });
  expect(await closeField(db, 'petersburg')).toMatchObject({ kind: 'too_early', open: 14 });
});

test('after the window each figure carries its numerator, denominator and interval', async () => {
  await advanceFieldClock(db, day(41));
  const report = await reportOfWave(db, 'petersburg', 1);
  expect(report).toMatchObject({ interim: false, cases: { sampled: 14, settled: 14 } });
  expect(report?.rates.AR2).toMatchObject({
    numerator: 7,
    n: 11,
    value: 7 / 11,
    denominatorName: 'not_known_undelivered',
  });
  expect(report?.rates.AR2.interval).toMatchObject({ method: 'wilson', level: 0.95 });
  expect(report?.rates.AR1).toMatchObject({ numerator: 7, n: 12 });
  expect(report?.channels.mail).toMatchObject({ n: 0, value: null, whyNoInterval: 'nothing_counted' });
  expect(report?.delay.median).toMatchObject({ value: 5 * 1440, n: 11 });
  const [prices] = report?.prices ?? [];
  expect(prices).toMatchObject({ n: 6, currency: 'RUB', budget: 'unstated', forms: { point: 6 } });
  expect(prices?.median).toMatchObject({ n: 6, interval: { lower: 10_000_000, upper: 80_000_000 } });
  expect(prices?.median.value).toBeCloseTo(Math.sqrt(300 * 400) * 100_000, 0);
  expect(prices?.geometricMean).toMatchObject({ interval: null, whyNoInterval: 'too_few_quotes' });
  expect(report?.inputHash).toMatch(/^[0-9a-f]{64}$/);
});

test('a report of the last minute is given again while nothing came in, and never after something did', async () => {
  const first = await reportOfWave(db, 'petersburg', 1);
  expect(await reportOfWave(db, 'petersburg', 1)).toBe(first);
  await db
    .insertInto('mailbox_outages')
    .values({ account: 'personas', began_at: day(40.9), ended_at: day(41), error: 'connection refused' })
    .execute();
  const second = await reportOfWave(db, 'petersburg', 1);
  expect(second?.outages).toEqual({ outages: 1, hours: 2.4, lost: 0 });
  await advanceFieldClock(db, new Date(day(41).getTime() + 61_000));
  expect((await reportOfWave(db, 'petersburg', 1))?.asOf).not.toBe(second?.asOf);
});

test('closing the field writes one disposition for each inquiry, once', async () => {
  expect(await closeField(db, 'petersburg')).toEqual({ kind: 'closed', inquiries: 14 });
  expect(await closeField(db, 'petersburg')).toMatchObject({ kind: 'already_closed' });
  const counted = await db
    .selectFrom('current_dispositions')
    .select((of) => ['name', of.fn.countAll<number>().as('n')])
    .groupBy('name')
    .orderBy('name')
    .execute();
  expect(Object.fromEntries(counted.map(({ name, n }) => [name, n]))).toEqual({
    AUTO_ONLY: 1,
    BOUNCED: 1,
    CAPTCHA_BLOCKED: 1,
    DELIVERY_UNKNOWN_SILENT: 1,
    NOT_SENT: 1,
    REFUSAL: 1,
    SILENT_DELIVERED: 2,
    SUBSTANTIVE: 6,
  });
});

test('a disposition tells the rule and its facts, and a person may overrule it for a reason until the freeze', async () => {
  const [own] = await db
    .selectFrom('current_dispositions')
    .select(['inquiry_id as inquiryId', 'rule', 'facts'])
    .where('name', '=', 'REFUSAL')
    .execute();
  expect(own).toMatchObject({
    rule: 'answer_in_window',
    facts: { delivery: 'confirmed', answers: [{ mode: 'email', sort: 'refusal' }], optedOut: false },
  });
  const change = {
    inquiryId: own?.inquiryId ?? '',
    to: 'UNMASKED',
    reason: 'it named the study',
    actor: 'anna',
  } as const;
  expect(await changeDisposition(db, { ...change, reason: ' ' })).toEqual({ kind: 'refused', why: 'reason_missing' });
  expect(await changeDisposition(db, change)).toEqual({ kind: 'changed', from: 'REFUSAL', to: 'UNMASKED' });
  expect(await changeDisposition(db, change)).toEqual({ kind: 'refused', why: 'same_disposition' });
  const unknown = { ...change, inquiryId: '00000000-0000-4000-8000-000000000000' };
  expect(await changeDisposition(db, unknown)).toEqual({ kind: 'refused', why: 'inquiry_unknown' });
  const line = await inquiryWithTimeLine(db, change.inquiryId);
  expect(line?.timeLine.filter(({ source }) => source === 'disposition')).toMatchObject([
    { name: 'REFUSAL', rule: 'answer_in_window', decidedBy: 'rule', reason: null },
    {
      name: 'UNMASKED',
      rule: 'by_hand',
      decidedBy: 'anna',
      reason: 'it named the study',
      facts: { overruled: 'REFUSAL' },
    },
  ]);
  // The report of a closed wave counts what holds: one reply less, since an unmasked inquiry is none.
  expect((await reportOfWave(db, 'petersburg', 1))?.rates.AR2).toMatchObject({ numerator: 6, n: 11 });
  const acts = await db.selectFrom('audit_log').select('detail').where('action', '=', 'disposition.changed').execute();
  expect(acts).toEqual([{ detail: { from: 'REFUSAL', to: 'UNMASKED', reason: 'it named the study' } }]);
});

test('a campaign that does not exist has no report and no field to close', async () => {
  expect(await reportOfWave(db, 'nowhere')).toBeNull();
  expect(await closeField(db, 'nowhere')).toEqual({ kind: 'wave_unknown' });
});

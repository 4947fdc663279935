import { afterAll, beforeAll, expect, it } from 'vitest';
import { silenceOfWave } from '../../../services/field/follow-ups/silence-of-wave.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { attemptsOf, contact, days, type FieldDesk, inquiryOf, noteNow, openFieldDesk } from './field-desk.ts';

let desk: FieldDesk;
let db: Database;
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
});
afterAll(() => desk.close());

it('the silence stage of a wave counts the reminders of each studio that had the last word', async () => {
  const field = await desk.fielded('reminds.test', { studios: 2 });
  const { inquiryId } = inquiryOf(field);
  await desk.pass(days(2));
  await noteNow(db, inquiryId);
  await desk.pass(days(4));
  const [step] = await attemptsOf(db, inquiryId, 'second_step');
  if (step === undefined) throw new Error('no second step');
  await contact(db, step.attemptId);
  const since = await desk.pass(days(1));
  await noteNow(db, inquiryId, { offers: true });
  await noteNow(db, inquiryId, { kind: 'newsletter' });
  const remindedAt = await desk.pass(days(20));
  await noteNow(db, inquiryId, { source: 'call', kind: 'missed_call', letter: null, method: 'phone' });
  const until = await desk.pass(days(30));
  // No calendar of that year is known: calendar time counts, and is said to.
  const hours = { calendars: [], timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
  expect(await silenceOfWave(db, field.waveId, hours)).toEqual([
    {
      inquiryId,
      silence: {
        kind: 'silence',
        since,
        until,
        counts: true,
        reminders: [{ at: remindedAt, mode: 'phone', gapMs: days(20), offers: false }],
        firstAfterMs: days(20),
      },
    },
  ]);
});

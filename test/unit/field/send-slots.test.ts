import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekdays } from '../../../services/design/protocol/schema/conduct.ts';
import { sendSlots } from '../../../services/field/inquiries/send-slots.ts';

const schedule = {
  timeZone: 'Europe/Moscow',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const,
  from: '10:00',
  to: '17:00',
  closedDates: [],
  lengthDays: 2,
};
const start = new Date('2026-09-01T06:00:00Z');
const ids = Array.from({ length: 56 }, (_, index) => `studio-${index}.test`);
const plan = (sharedSlots: boolean, seed: string) =>
  sendSlots({ ...schedule, weekdays: [...schedule.weekdays], sharedSlots }, start, ids, seed);

test('letters of one hour leave together where slots are shared, and as many in every hour', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), (seed) => {
      const times = [...(plan(true, seed)?.values() ?? [])].map((at) => at.getTime());
      const together = [...Map.groupBy(times, (at) => at).values()].map((same) => same.length);
      expect(together).toEqual(Array.from({ length: 14 }, () => 4));
    }),
    { numRuns: 30 },
  );
});

test('a shared slot lies in the hour that the studio would have had alone', () => {
  const hourOf = (at: Date | undefined) => Math.floor((at?.getTime() ?? 0) / 3_600_000);
  const [alone, shared] = [plan(false, 'seed'), plan(true, 'seed')];
  expect(ids.map((id) => hourOf(shared?.get(id)))).toEqual(ids.map((id) => hourOf(alone?.get(id))));
  expect(new Set([...(alone?.values() ?? [])].map(String)).size).toBeGreaterThan(50);
});

test('letters all leave at the first opening when there are no days to spread them over', () => {
  const saturday = new Date('2026-02-07T12:00:00Z');
  const atOnce = { ...schedule, weekdays: [...schedule.weekdays], lengthDays: 0 };
  const monday = new Date('2026-02-09T07:00:00Z');
  expect([...(sendSlots(atOnce, saturday, ['a', 'b'], 'seed') ?? [])]).toEqual([
    ['a', monday],
    ['b', monday],
  ]);
  const open = { ...atOnce, weekdays: [...weekdays], from: '00:00', to: '24:00' };
  expect(sendSlots(open, saturday, ['a'], 'seed')?.get('a')).toEqual(saturday);
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedColumns } from '../../../services/inbox/calls/exports/named-columns.ts';
import { type CallFormat, readExport } from '../../../services/inbox/calls/exports/read-export.ts';

const file = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/calls/${name}`, import.meta.url));
const pool = new Set(['+78120000101', '+78120000102']);
const columns = namedColumns('start=Дата,from=Кто звонил,to=Куда,status=Результат,talk=Секунд разговора') ?? {};
function read(format: CallFormat, bytes: Uint8Array, timeZone = 'Europe/Moscow') {
  const isOurs = (e164: string): boolean => pool.has(e164);
  const done = readExport(bytes, { format, columns }, { timeZone, country: 'RU', isOurs });
  if ('kind' in done) throw new Error(done.columns.join());
  return done;
}

/** Calls of every fixture: the same five, as far as a format tells them. */
const fixtures = [
  [
    'freeswitch',
    'freeswitch.csv',
    8,
    [
      [6, 'start_stamp', 'time_unreadable'],
      [7, '', 'columns_wrong'],
      [8, 'uuid', 'id_unreadable'],
    ],
  ],
  [
    'mango',
    'mango.csv',
    8,
    [
      [7, 'start', 'time_unreadable'],
      [8, 'finish', 'time_order'],
    ],
  ],
  [
    'zadarma',
    'zadarma.csv',
    7,
    [
      [7, 'disposition', 'disposition_unknown'],
      [8, 'seconds', 'seconds_unreadable'],
    ],
  ],
  [
    'uis',
    'uis.csv',
    7,
    [
      [7, 'Тип звонка', 'direction_unknown'],
      [8, 'Дата и время звонка', 'time_unreadable'],
    ],
  ],
  [
    'twilio',
    'twilio.csv',
    7,
    [
      [7, 'StartTime', 'time_unreadable'],
      [8, 'Sid', 'id_unreadable'],
    ],
  ],
  [
    'mapped',
    'mapped-windows-1251.csv',
    7,
    [
      [7, 'Результат', 'disposition_unknown'],
      [8, 'Дата', 'time_unreadable'],
    ],
  ],
] as const;

describe.each(fixtures)('an export of %s', (format, name, lines, faults) => {
  const { calls, ...rest } = read(format, file(name));
  test('gives the same five calls, whatever it calls their columns', () => {
    const told = calls.map(({ call }) => [call.direction, call.fromE164, call.toE164, call.disposition, call.billsec]);
    const unanswered = format === 'mango' || format === 'uis' ? 'no_answer' : 'busy';
    const own = ['mango', 'uis', 'twilio'].includes(format) ? '+78120000101' : null;
    expect(told).toEqual([
      ['inbound', '+78121234501', '+78120000101', 'answered', 192],
      ['inbound', '+78121234502', '+78120000101', 'no_answer', 0],
      ['inbound', '+79261112233', '+78120000101', unanswered, 0],
      ['inbound', null, '+78120000102', 'no_answer', 0],
      ['outbound', own, '+74951234567', 'answered', 55],
    ]);
  });
  test('has broken lines, reported with line, column and reason, while the rest loads', () => {
    expect(rest).toMatchObject({ lines, internal: format === 'mango' ? 1 : 0 });
    expect(rest.faults).toEqual(faults.map(([line, column, reason]) => ({ line, column, reason })));
  });
  test('holds nothing that a spreadsheet would run', () => {
    for (const { call } of calls) expect(call.externalId).toMatch(/^[A-Za-z0-9]/u);
  });
});

describe('times of an export', () => {
  const started = (format: CallFormat, name: string, zone?: string) => read(format, file(name), zone).calls[0]?.call;
  test.each([
    ['freeswitch', 'freeswitch.csv'],
    ['zadarma', 'zadarma.csv'],
    ['uis', 'uis.csv'],
    ['mapped', 'mapped-windows-1251.csv'],
  ] as const)('%s is read by the clock of its source', (format, name) => {
    expect(started(format, name)?.startedAt).toEqual(new Date('2026-10-06T07:15:00Z'));
    expect(started(format, name, 'Asia/Omsk')?.startedAt).toEqual(new Date('2026-10-06T04:15:00Z'));
  });
  test.each([
    ['mango', 'mango.csv', 1_791_271_000_000],
    ['twilio', 'twilio.csv', Date.parse('2026-10-06T07:15:00Z')],
  ] as const)('%s names instants, which no clock moves', (format, name, at) => {
    expect(started(format, name, 'Asia/Omsk')?.startedAt.getTime()).toBe(at);
  });
  test('the answer follows from the ringing, or from the end and the talk', () => {
    expect(started('uis', 'uis.csv')).toMatchObject({
      answeredAt: new Date('2026-10-06T07:15:08Z'),
      endedAt: new Date('2026-10-06T07:18:20Z'),
    });
    expect(started('twilio', 'twilio.csv')?.answeredAt).toEqual(new Date('2026-10-06T07:15:08Z'));
  });
});

describe('a mapped file', () => {
  test('without the columns that make a call is refused as a whole, and they are named', () => {
    const bytes = new TextEncoder().encode('a,b\n1,2\n');
    const context = { timeZone: 'UTC', country: 'RU', isOurs: () => false };
    expect(readExport(bytes, { format: 'mapped', columns: { start: 'When', from: 'a' } }, context)).toEqual({
      kind: 'columns_missing',
      columns: ['When', 'to / ours'],
    });
  });
  test('without ids gives each call one that stays the same, so that it can be imported again', () => {
    const ids = () => read('mapped', file('mapped-windows-1251.csv')).calls.map(({ call }) => call.externalId);
    expect(new Set(ids()).size).toBe(5);
    expect(ids()).toEqual(ids());
  });
  test.each(['start', 'colour=x', 'start=a,start=b', ''])('is not described by %j', (written) => {
    expect(namedColumns(written)).toBeNull();
  });
});

test('a call of a year before the clocks of exchanges has no readable time', () => {
  const years = ['2026', '1970', '1969', '0026', '0000'].map(
    (year) => `${year}-10-06 12:00:00,+78121234501,78120000101,answered,5`,
  );
  const { calls, faults } = read(
    'zadarma',
    Buffer.from(`callstart,clid,destination,disposition,seconds\n${years.join('\n')}\n`),
  );
  expect(calls).toHaveLength(2);
  expect(faults).toEqual([4, 5, 6].map((line) => ({ line, column: 'callstart', reason: 'time_unreadable' })));
});

test('whatever a file holds, every line is a call, a leg of one, an internal call, or a fault', () => {
  const known = fixtures.flatMap(([, name]) => new TextDecoder().decode(file(name)).split('\n'));
  const lines = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...known)), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom<CallFormat>('freeswitch', 'mango'), lines, (format, some) => {
      const { lines: counted, calls, internal, faults } = read(format, new TextEncoder().encode(some.join('\n')));
      expect(calls.length + internal + faults.length).toBeLessThanOrEqual(counted);
      for (const { call } of calls) {
        expect(call.startedAt.getTime()).toBeLessThanOrEqual((call.answeredAt ?? call.startedAt).getTime());
        expect((call.answeredAt ?? call.startedAt).getTime()).toBeLessThanOrEqual(call.endedAt.getTime());
        expect((call.answeredAt === null) === (call.disposition !== 'answered')).toBe(true);
      }
    }),
  );
});

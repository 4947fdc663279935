import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAsteriskCdr } from '../../../services/inbox/calls/exports/read-asterisk-cdr.ts';

const file = readFileSync(new URL('../../fixtures/calls/master.csv', import.meta.url), 'utf8');
const moscow = { timeZone: 'Europe/Moscow', country: 'RU' };
const pool = new Set(['+78120000101', '+78120000102']);
const read = (text: string, settings = moscow) =>
  readAsteriskCdr(text, { ...settings, isOurs: (e164) => pool.has(e164) });
const callOf = (id: string) => read(file).calls.find(({ call }) => call.externalId === id)?.call;

/** One line of 18 columns with the given ones set. */
function line(
  wish: Partial<Record<'src' | 'dst' | 'start' | 'answer' | 'end' | 'talk' | 'outcome' | 'user' | 'id', string>>,
): string {
  const at = '2026-10-06 10:00:00';
  const { src = '+78121234501', dst = '+78120000101', start = at, answer = '', end = at } = wish;
  const { talk = '0', outcome = 'NO ANSWER', user = '', id = '1.1' } = wish;
  const cells = [
    '',
    src,
    dst,
    'c',
    'x',
    'a',
    'b',
    'Dial',
    'd',
    start,
    answer,
    end,
    '9',
    talk,
    outcome,
    'DOC',
    user,
    id,
  ];
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

describe('an export of an Asterisk exchange', () => {
  test('an answered call keeps its times as instants, its seconds of talk and both numbers', () => {
    expect(callOf('1759734900.1')).toEqual({
      externalId: '1759734900.1',
      direction: 'inbound',
      fromE164: '+78121234501',
      toE164: '+78120000101',
      startedAt: new Date('2026-10-06T07:15:00Z'),
      answeredAt: new Date('2026-10-06T07:15:08Z'),
      endedAt: new Date('2026-10-06T07:18:20Z'),
      billsec: 192,
      disposition: 'answered',
    });
  });
  test('numbers with 8, with bare 7 and with plus are one number', () => {
    expect(callOf('1759737600.2')).toMatchObject({
      fromE164: '+78121234502',
      toE164: '+78120000101',
      answeredAt: null,
    });
  });
  test('a withheld caller has no number; the number dialled is found in the field of its own', () => {
    expect(callOf('1759744800.4')).toMatchObject({ fromE164: null, toE164: '+78120000102', direction: 'inbound' });
  });
  test('a call from an extension went out', () => {
    expect(callOf('1759746600.5')).toMatchObject({ direction: 'outbound', fromE164: null, toE164: '+74951234567' });
  });
  test('two legs of a ring group are one call, answered because one telephone was', () => {
    expect(callOf('1759752000.8')).toMatchObject({
      disposition: 'answered',
      startedAt: new Date('2026-10-06T12:00:00Z'),
      endedAt: new Date('2026-10-06T12:01:21Z'),
      billsec: 60,
    });
  });
  test('broken lines are reported by number and reason while the rest loads', () => {
    const { lines, calls, faults } = read(file);
    expect({ lines, calls: calls.length }).toEqual({ lines: 11, calls: 6 });
    expect(faults).toEqual([
      { line: 6, column: '', reason: 'quotes_open' },
      { line: 7, column: '', reason: 'columns_wrong' },
      { line: 8, column: 'start', reason: 'time_unreadable' },
      { line: 9, column: 'disposition', reason: 'disposition_unknown' },
    ]);
  });
});

describe('one line', () => {
  test.each([
    [{ id: '' }, 'uniqueid', 'id_unreadable'],
    [{ id: 'a\u0000b' }, 'uniqueid', 'id_unreadable'],
    [{ start: '2026-02-31 10:00:00' }, 'start', 'time_unreadable'],
    [{ end: '2026-10-06 09:59:59' }, 'end', 'time_order'],
    [{ outcome: 'ANSWERED' }, 'answer', 'time_unreadable'],
    [{ talk: '-1' }, 'billsec', 'seconds_unreadable'],
  ] as const)('with %o is left out for its column %s as %s', (wish, column, reason) => {
    expect(read(line(wish)).faults).toEqual([{ line: 1, column, reason }]);
  });
  test('is read by the clock of its exchange: Kaliningrad is an hour behind Moscow', () => {
    const [call] = read(line({}), { timeZone: 'Europe/Kaliningrad', country: 'RU' }).calls;
    expect(call?.call.startedAt).toEqual(new Date('2026-10-06T08:00:00Z'));
  });
  test('of summer time and of winter time differ by the hour that clocks were put back', () => {
    const berlin = { timeZone: 'Europe/Berlin', country: 'DE' };
    const at = (start: string) => read(line({ start, end: start }), berlin).calls[0]?.call.startedAt.toISOString();
    expect(at('2026-10-24 10:00:00')).toBe('2026-10-24T08:00:00.000Z');
    expect(at('2026-10-26 10:00:00')).toBe('2026-10-26T09:00:00.000Z');
  });
  test('without its plus is read by the country of the exchange', () => {
    const [call] = read(line({ src: '030 901820' }), { timeZone: 'Europe/Berlin', country: 'DE' }).calls;
    expect(call?.call.fromE164).toBe('+4930901820');
  });
  test('longer than any record is left out unread', () => {
    expect(read(line({ src: '1'.repeat(5_000) })).faults).toEqual([{ line: 1, column: '', reason: 'line_too_long' }]);
  });
});

test('whatever the file holds, every line is a call, a leg of one, or a fault', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...file.split('\n')))), (lines) => {
      const { lines: counted, calls, faults } = read(lines.join('\n'));
      expect(calls.length + faults.length).toBeLessThanOrEqual(counted);
      for (const { call } of calls) {
        expect(call.startedAt.getTime()).toBeLessThanOrEqual(call.endedAt.getTime());
        expect((call.answeredAt === null) === (call.disposition !== 'answered')).toBe(true);
      }
    }),
  );
});

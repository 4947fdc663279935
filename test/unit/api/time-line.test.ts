import { expect, test } from 'vitest';
import { timeLine } from '../../../services/api/research/time-line.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 5, 7, minute));
const event = (kind: string, minute: number) => ({
  at: at(minute),
  kind,
  attemptId: 'a',
  step: 'inquiry',
  ordinal: 1,
  channel: 'form',
  state: 'confirmed',
  reason: 'success_text',
});
const message = {
  id: 'm',
  key: 1,
  rehearsal: true,
  inquiryId: 'i',
  studio: 'S',
  at: at(2),
  kind: 'auto_ack',
  subject: null,
  text: 'Принято',
  fromDomain: 'studio.example',
  inJunk: false,
  machineSuspected: false,
  machineReasons: [],
  method: 'alias',
  quotes: [],
};

test('attempts, messages and dispositions are told in the order of field time, the attempt before the answer it caused', () => {
  const line = timeLine(
    [event('armed', 1), event('confirmed', 2)],
    [message, { ...message, kind: 'human_substantive', at: at(9) }],
    [{ at: at(30), name: 'SUBSTANTIVE', rule: 'answer_in_window', reason: null, facts: {}, decidedBy: 'rule' }],
  );
  expect(
    line.map((entry) => `${entry.source} ${'kind' in entry ? entry.kind : 'name' in entry ? entry.name : ''}`),
  ).toEqual([
    'attempt armed',
    'attempt confirmed',
    'message auto_ack',
    'message human_substantive',
    'disposition SUBSTANTIVE',
  ]);
});

test('the reason of an attempt stands at the event that settled it, not at those before', () => {
  const [armed, confirmed] = timeLine([event('armed', 1), event('confirmed', 2)], [], []);
  expect(armed).toMatchObject({ reason: null });
  expect(confirmed).toMatchObject({ reason: 'success_text' });
});

test('an inquiry to which nothing happened has an empty time line', () => {
  expect(timeLine([], [], [])).toEqual([]);
});

import { expect, test } from 'vitest';
import { progressLimits, stuckWork, type VitalSigns } from '../../../../services/api/operation/vital-signs.ts';

const calm: VitalSigns = {
  sendingStopped: false,
  campaigns: [{ state: 'running', count: 1 }],
  attempts: [],
  oldestDueSeconds: null,
  dueAttempts: 0,
  messages: [],
  unreadMessages: 0,
  oldestUnreadSeconds: null,
  unreadableMessages: 0,
  unattributed: { messages: 0, calls: 0 },
  mailboxes: [{ account: 'anna@mail.example', lagSeconds: 60, failing: false }],
  processes: [
    { process: 'relay', alive: 1 },
    { process: 'worker', alive: 2 },
  ],
  openCodingTasks: 0,
  evidenceBytes: 0,
  databaseBytes: 0,
};
const reasons = (signs: Partial<VitalSigns>) => stuckWork({ ...calm, ...signs }).map(({ reason }) => reason);

test('work that goes on is not stuck, however much of it there is', () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ dueAttempts: 900, oldestDueSeconds: progressLimits.dueSeconds })).toEqual([]);
});

test('a letter that has been due for too long is stuck, unless all sending is stopped', () => {
  const late = { oldestDueSeconds: progressLimits.dueSeconds + 1 };
  expect(reasons(late)).toEqual(['attempts_overdue']);
  expect(reasons({ ...late, sendingStopped: true })).toEqual([]);
});

test('a running campaign needs a relay and a worker that live', () => {
  expect(reasons({ processes: [] })).toEqual(['no_relay', 'no_worker']);
  expect(reasons({ processes: [{ process: 'relay', alive: 0 }] })).toEqual(['no_relay', 'no_worker']);
  expect(reasons({ processes: [], campaigns: [{ state: 'closed', count: 3 }] })).toEqual([]);
});

test('answers that nobody reads are stuck even when nothing is sent any more', () => {
  expect(reasons({ sendingStopped: true, oldestUnreadSeconds: progressLimits.unreadSeconds + 1 })).toEqual([
    'messages_unread',
  ]);
});

test('a mailbox that was never read counts as one that was not read for too long', () => {
  const mailbox = (lagSeconds: number | null) => ({
    mailboxes: [{ account: 'a@b.example', lagSeconds, failing: false }],
  });
  expect(reasons(mailbox(null))).toEqual(['mailbox_not_read']);
  expect(reasons(mailbox(progressLimits.mailboxSeconds + 1))).toEqual(['mailbox_not_read']);
  expect(reasons({ ...mailbox(null), campaigns: [] })).toEqual([]);
});

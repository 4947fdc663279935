import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DeliveryEvidence,
  type DoubtfulLetter,
  evidenceKinds,
  lookHours,
  settleDoubt,
} from '../../../services/field/mailer/delivery-evidence.ts';

const armedAt = new Date('2026-03-10T09:30:00Z');
const letter: DoubtfulLetter = { state: 'uncertain', channel: 'mail', rfcMessageId: 'one@shopper.test', armedAt };
const soon = new Date(armedAt.getTime() + 3_600_000);
const late = new Date(armedAt.getTime() + (lookHours + 1) * 3_600_000);
const own = (kind: DeliveryEvidence['kind']): DeliveryEvidence => ({ kind, messageId: 'one@shopper.test' });

test.each(evidenceKinds)('a letter in doubt is confirmed by a %s that names its Message-ID, early or late', (kind) => {
  expect(settleDoubt(letter, [own(kind)], soon)).toEqual({ kind: 'confirmed', by: kind });
  expect(settleDoubt(letter, [own(kind)], late)).toEqual({ kind: 'confirmed', by: kind });
});

test('the strongest evidence is the one that is written down', () => {
  expect(settleDoubt(letter, [own('blind_copy'), own('report'), own('sent_folder')], soon)).toMatchObject({
    by: 'report',
  });
});

test('evidence about another letter says nothing, and after two days a person decides', () => {
  const other: DeliveryEvidence = { kind: 'report', messageId: 'two@shopper.test' };
  expect(settleDoubt(letter, [other], soon)).toMatchObject({ kind: 'look_again' });
  expect(settleDoubt(letter, [other], late)).toEqual({ kind: 'leave_to_person' });
});

test('only a letter by mail that is in doubt is settled, and nothing ever asks for a second sending', () => {
  const evidence = fc.array(
    fc.record({
      kind: fc.constantFrom(...evidenceKinds),
      messageId: fc.constantFrom('one@shopper.test', 'two@x.test'),
    }),
  );
  const state = fc.constantFrom(
    'planned',
    'leased',
    'prepared',
    'armed',
    'confirmed',
    'rejected',
    'uncertain',
    'not_sent',
  );
  const channel = fc.constantFrom('form' as const, 'mail' as const);
  fc.assert(
    fc.property(evidence, state, channel, fc.date({ noInvalidDate: true }), (shown, inState, over, now) => {
      const { kind } = settleDoubt({ ...letter, state: inState, channel: over }, shown, now);
      expect(['confirmed', 'look_again', 'leave_to_person', 'no_doubt']).toContain(kind);
      if (kind === 'confirmed') expect([inState, over]).toEqual(['uncertain', 'mail']);
    }),
  );
});

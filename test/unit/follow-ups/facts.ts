import type { Protocol } from '../../../services/design/protocol/schema/protocol.ts';
import type { FollowUpFacts } from '../../../services/field/follow-ups/follow-up.ts';
import type { InquiryId } from '../../../services/platform/ids.ts';
import { checked, shipped } from '../design/shipped.ts';

export const protocol: Protocol = checked(shipped('rehearsal-line'));

export const at = (text: string): Date => new Date(text);
const minuteMs = 60_000;
export const hours = (count: number): number => count * 60 * minuteMs;
export const days = (count: number): number => 24 * hours(count);

/** Monday, 10:00 in Moscow: the first letter arrived by mail. */
export const letterAt = at('2026-03-02T07:00:00Z');

/** A studio that was written to on Monday and answered nothing yet. */
export function factsOf(changes: Partial<FollowUpFacts> = {}, rules: Partial<Protocol['rules']> = {}): FollowUpFacts {
  return {
    inquiryId: 'b1c1f0a2-0000-4000-8000-000000000001' as InquiryId,
    studio: {
      domain: 'studio.example',
      name: 'Студия',
      city: 'Санкт-Петербург',
      listedAddress: 'info@studio.example',
      phoneE164: '+78120000001',
    },
    persona: 'director',
    budget: 'middle',
    language: 'ru',
    seed: 'seed of a wave',
    protocol: { ...protocol, rules: { ...protocol.rules, ...rules } },
    campaignOpen: true,
    silenceClosesAt: new Date(letterAt.getTime() + days(180)),
    first: {
      channel: 'mail',
      startedAt: letterAt,
      recipient: 'info@studio.example',
      messageId: 'first@shopper.example',
    },
    lastContactAt: letterAt,
    optedOut: false,
    askingStopped: false,
    contacts: 1,
    answered: false,
    lastLetter: null,
    machineReplyTo: [],
    ...changes,
  };
}

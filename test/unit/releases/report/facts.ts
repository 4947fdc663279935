import type { Answer, Delivery, InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';

const DAY_MS = 86_400_000;
export const launch = new Date('2026-10-05T07:00:00Z');

/** A moment of field time, in days after the launch. */
export function day(days: number): Date {
  return new Date(launch.getTime() + days * DAY_MS);
}

export const confirmed: Delivery = { kind: 'confirmed', channel: 'form', startedAt: day(0) };
export const uncertain: Delivery = { kind: 'uncertain', channel: 'form', startedAt: day(0) };
export const notSent = (reason: string): Delivery => ({
  kind: 'not_sent',
  channel: 'form',
  reason,
  startedAt: null,
  settledAt: day(0),
});
export const failed = (reason: string): Delivery => ({
  kind: 'failed',
  channel: 'mail',
  reason,
  startedAt: day(0),
  settledAt: day(0),
});

/** An answer so many days after the launch. */
export function answer(days: number, sort: Answer['sort'], mode: Answer['mode'] = 'email'): Answer {
  return { at: day(days), mode, sort };
}

/** One inquiry, delivered by form on the launch day with a window of thirty days, unless told otherwise. */
export function inquiry(given: Partial<InquiryFacts> = {}): InquiryFacts {
  return {
    inquiryId: 'inquiry',
    studioId: 'studio',
    arm: { persona: 'director', channel: 'form', budget: 'none', wording: 'plain' },
    delivery: confirmed,
    answers: [],
    quote: null,
    nudgedAt: null,
    optedOut: false,
    windowDays: 30,
    waveClosesAt: day(60),
    ...given,
  };
}

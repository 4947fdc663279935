import { buildReport, type ReportHead, type WaveRecord } from '../../../../services/releases/report/build-report.ts';
import { nothingCoded } from '../../../../services/releases/report/coded-shares.ts';
import type { Answer, Delivery, InquiryFacts, MainQuote } from '../../../../services/releases/report/inquiry-facts.ts';
import type { Report } from '../../../../services/releases/report/report-schema.ts';

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
  return { at: day(days), mode, sort, machine: false };
}

/** One inquiry, delivered by form on the launch day with a window of thirty days, unless told otherwise. */
export function inquiry(given: Partial<InquiryFacts> = {}): InquiryFacts {
  return {
    inquiryId: 'inquiry',
    studioId: 'studio',
    arm: { persona: 'director', channel: 'form', budget: 'none', wording: 'plain' },
    stratum: 'all',
    owner: null,
    delivery: confirmed,
    answers: [],
    quote: null,
    nudgedAt: null,
    formSeen: true,
    lostAt: null,
    answerBy: null,
    doubtHinted: false,
    optedOut: false,
    windowDays: 30,
    waveClosesAt: day(60),
    ...given,
  };
}

export const head: ReportHead = {
  campaign: { slug: 'petersburg', title: 'Petersburg 2026' },
  rehearsal: true,
  wave: {
    number: 1,
    launchedAt: launch.toISOString(),
    responseClosesAt: day(60).toISOString(),
    fieldClosedAt: null,
    windowDays: 30,
    protocolHash: 'a'.repeat(64),
  },
  silence: { closesAt: day(190), days: 180 },
};

/** A wave of which nothing but its inquiries is known. */
export const recordOf = (facts: readonly InquiryFacts[]): WaveRecord => ({
  facts,
  coding: nothingCoded,
  silences: [],
  outages: [],
});

/** The report of these facts, when every window is over unless told otherwise. */
export function reportOf(facts: readonly InquiryFacts[], now = day(61), given: Partial<ReportHead> = {}): Report {
  return buildReport({ ...head, ...given }, recordOf(facts), now);
}

/** A wave of the size of the experiment of 2014: 57 % by mail, 11 % by phone, the rest silent, and a few that never arrived. */
export function petersburgWave(): InquiryFacts[] {
  const prices = [150, 200, 200, 250, 280, 300, 350, 400, 400, 450, 500, 600, 800, 900, 1500];
  return Array.from({ length: 47 }, (_, n) => {
    const id = { inquiryId: `inquiry-${String(n).padStart(2, '0')}`, studioId: `studio-${n}` };
    if (n < 25) {
      const thousand = prices[n];
      const quote =
        thousand === undefined ? null : quoteOf(thousand, n % 5 === 4 ? 'from' : n % 4 === 3 ? 'range' : 'point');
      return inquiry({
        ...id,
        answers: [answer(0.0005, 'auto'), answer(0.05 * 1.28 ** n, n % 6 === 5 ? 'non_substantive' : 'substantive')],
        quote,
      });
    }
    if (n < 30) return inquiry({ ...id, answers: [answer(0.2 * (n - 24), 'substantive', 'phone')] });
    if (n < 32) return inquiry({ ...id, delivery: failed('bounced') });
    return inquiry({ ...id, delivery: n < 34 ? uncertain : confirmed });
  });
}

export function quoteOf(thousandRoubles: number, form: 'point' | 'range' | 'from' | 'upto' = 'point'): MainQuote {
  const minor = thousandRoubles * 100_000;
  const highs = { point: minor, range: minor * 1.4, from: null, upto: minor };
  return {
    lowMinor: form === 'upto' ? null : minor,
    highMinor: highs[form],
    currency: 'RUB',
    basis: 'project',
    vat: 'incl',
    vatRate: null,
    approximate: false,
    at: day(2),
  };
}

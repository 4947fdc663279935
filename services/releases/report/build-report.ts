import { createHash } from 'node:crypto';
import type { InquirySilence } from '../../field/follow-ups/silence-of-wave.ts';
import type { BusinessHours } from '../../measures/clock/delay-minutes.ts';
import { AAPOR_EDITION, DISPOSITIONS } from '../../measures/outcome/dispositions.ts';
import type { PriceTerms } from '../../reading/normalise/comparable-price.ts';
import { type ExchangeRate, rateLookup } from '../../reading/normalise/exchange-rate.ts';
import { answerRates, contactedShares, modeEstimates, ratesByChannel, type Settled } from './answer-rates.ts';
import { clockEstimates, noHours } from './clock-estimates.ts';
import { codeVersion } from './code-version.ts';
import { codedShares, type WaveCodes } from './coded-shares.ts';
import { ownersById } from './counted-share.ts';
import type { SaidReason } from './debrief-estimate.ts';
import { delayEstimates } from './delay-estimates.ts';
import { type Disposition, dispositionOf } from './disposition.ts';
import { effectEstimates } from './effect-estimates.ts';
import { fieldworkEstimates, type ListedStratum } from './fieldwork.ts';
import { thenAndNow } from './figures-of-2014.ts';
import { followDelays } from './followed-delays.ts';
import { funnelEstimates } from './funnel-estimates.ts';
import type { BudgetText, InquiryFacts } from './inquiry-facts.ts';
import { interrogationShare } from './interrogation.ts';
import { nudgeEstimates } from './nudge-estimates.ts';
import { darkHours, type Outage } from './outages.ts';
import { ownTerms } from './payable-price.ts';
import { priceEstimates } from './price-estimates.ts';
import { reminderEstimates } from './reminder-estimates.ts';
import type { Report } from './report-schema.ts';
import { wayEstimates } from './ways.ts';

export type ReportHead = Pick<Report, 'campaign' | 'rehearsal' | 'wave'> & {
  /** End and length of the silence stage. */
  readonly silence: { readonly closesAt: Date; readonly days: number };
};

/** Everything that is known of a wave at one moment. */
export type WaveRecord = {
  readonly facts: readonly InquiryFacts[];
  /** Arms are told by their ids where the texts of their budgets are not known. */
  readonly budgets?: readonly BudgetText[];
  readonly coding: WaveCodes;
  readonly silences: readonly InquirySilence[];
  readonly outages: readonly Outage[];
  /** Working hours of the studios' country; without them working time is not available. */
  readonly hours?: BusinessHours;
  /** Strata of the frame with their studios. */
  readonly strata?: readonly ListedStratum[];
  /** Why the silent say that they were silent; null or absent before the debrief is opened. */
  readonly said?: readonly SaidReason[] | null;
  /** Calls to our numbers that no inquiry could be given. */
  readonly unattributedCalls?: number;
  /** Where the studios pay tax, and the imported exchange rates of the days of the wave; without them no currency becomes another. */
  readonly exchange?: { readonly country: string | null; readonly rates: readonly ExchangeRate[] };
};

/** What no number of this report covers; each id has its sentence in the catalogue of the pages. */
const LIMITS = ['calls_as_imported', 'one_letter_each', 'outside_view_only'];

/** The whole report of a wave. Pure: equal record, head and `now` give an equal report. */
export function buildReport({ silence, ...head }: ReportHead, record: WaveRecord, now: Date): Report {
  const { facts, coding } = record;
  const from = { inputHash: inputHash({ head, silence, record, now }), codeVersion };
  const judged = facts.map((one) => ({ facts: one, disposition: dispositionOf(one, now) }));
  const settled = judged.flatMap(({ facts: one, disposition }): Settled[] =>
    disposition.kind === 'final' ? [{ facts: one, name: disposition.name }] : [],
  );
  const cases = countCases(judged.map(({ disposition }) => disposition));
  const interim = cases.settled < cases.sampled;
  const stages = stagesOf(head.wave, silence, interim, now);
  const coded = codedShares(coding, from, ownersById(facts));
  const measured = {
    contacted: contactedShares(settled, from),
    interrogating: interrogationShare(settled, coding, coded, from),
    delay: delayEstimates(followDelays(facts, now), head.wave.windowDays, from),
    prices: priceEstimates(facts, from, termsOf(record), record.budgets),
  };
  const { contacted, interrogating, delay, prices } = measured;
  return {
    ...head,
    asOf: now.toISOString(),
    interim,
    cases,
    aaporEdition: AAPOR_EDITION,
    dispositions: countDispositions(settled),
    stages,
    thenAndNow: thenAndNow({ ...contacted, interrogating, meanDelay: delay.meanOfAnswerers }, prices, from),
    ...measured,
    ways: wayEstimates({ facts, settled, coding, coded, unattributedCalls: record.unattributedCalls ?? 0, now }, from),
    clocks: clockEstimates(facts, coding, record.hours ?? noHours, now, from),
    effects: effectEstimates(settled, { windowDays: head.wave.windowDays, seed: seedOf(head), now }, from),
    fieldwork: fieldworkEstimates(settled, { strata: record.strata ?? [], said: record.said ?? null }, from),
    rates: answerRates(settled, from),
    modes: modeEstimates(settled, from),
    channels: ratesByChannel(settled, from),
    funnel: funnelEstimates(settled, coding, record.silences, from),
    nudge: nudgeEstimates(facts, from),
    reminders: reminderEstimates(record.silences, facts, stages, from),
    outages: outagesOf(record, new Date(head.wave.launchedAt), now),
    coded,
    limits: LIMITS,
    ...from,
  };
}

/** Public and fixed by the wave's name: whoever has the facts draws the same permutations. */
function seedOf({ campaign, wave }: Omit<ReportHead, 'silence'>): string {
  return `${campaign.slug}|w${wave.number}`;
}

function termsOf({ exchange }: WaveRecord): PriceTerms {
  return exchange === undefined
    ? ownTerms
    : { country: exchange.country, into: null, rateOf: rateLookup(exchange.rates) };
}

function countDispositions(settled: readonly Settled[]): Report['dispositions'] {
  return DISPOSITIONS.map(({ code, name, class: group }) => ({
    code,
    name,
    class: group,
    count: settled.filter((one) => one.name === name).length,
  })).filter(({ count }) => count > 0);
}

const DAY_MS = 86_400_000;

/** Responses and silence stage end separately; a silence stage shorter than planned was ended for all. */
function stagesOf(wave: Report['wave'], silence: ReportHead['silence'], interim: boolean, now: Date): Report['stages'] {
  const planned = Date.parse(wave.launchedAt) + silence.days * DAY_MS;
  const over = silence.closesAt.getTime() < planned ? 'ended_early' : 'over';
  const running = interim || now < new Date(wave.responseClosesAt);
  return {
    responses: wave.fieldClosedAt !== null ? 'closed' : running ? 'open' : 'over',
    responsesClosedAt: wave.fieldClosedAt,
    silence: now < silence.closesAt ? 'open' : over,
    silenceClosesAt: silence.closesAt.toISOString(),
    silenceDays: silence.days,
  };
}

function outagesOf({ outages, facts }: WaveRecord, since: Date, now: Date): Report['outages'] {
  const seen = outages.filter(({ to }) => to === null || to > since);
  return {
    outages: seen.length,
    hours: Math.round(darkHours(seen, since, now) * 10) / 10,
    lost: facts.filter(({ lostAt }) => lostAt !== null).length,
  };
}

const NOT_ELIGIBLE: ReadonlySet<string> = new Set(DISPOSITIONS.filter((d) => d.class === 'NE').map((d) => d.name));
const REPLIED: ReadonlySet<string> = new Set(DISPOSITIONS.filter((d) => d.reply).map((d) => d.name));

function countCases(dispositions: readonly Disposition[]): Report['cases'] {
  const count = (holds: (one: Disposition) => boolean): number => dispositions.filter(holds).length;
  const running = (one: Disposition) => one.kind === 'open' && one.why === 'window_running';
  return {
    sampled: dispositions.length,
    settled: count((one) => one.kind === 'final'),
    windowRunning: count(running),
    answeredInRunningWindow: count(
      (one) => one.kind === 'open' && one.why === 'window_running' && one.soFar !== null && REPLIED.has(one.soFar),
    ),
    notDeliveredYet: count((one) => one.kind === 'open' && one.why === 'not_delivered_yet'),
    notEligible: count((one) => one.kind === 'final' && NOT_ELIGIBLE.has(one.name)),
  };
}

/** SHA-256 over the JSON of everything the report is computed from; rows come ordered and their keys as the program writes them. */
function inputHash(input: object): string {
  return createHash('sha256').update(JSON.stringify(input), 'utf8').digest('hex');
}

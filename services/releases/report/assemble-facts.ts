import { addDays, instantOf, localTime } from '../../design/schedule/zoned-time.ts';
import { deliveryOf } from './delivery-of.ts';
import { formSeen } from './form-seen.ts';
import {
  type Answer,
  type AnswerSort,
  type Arm,
  type Delivery,
  type InquiryFacts,
  type MainQuote,
  startOf,
} from './inquiry-facts.ts';
import { lostAt, type Outage } from './outages.ts';
import { ownersOf } from './owners.ts';
import type { AnswerRow, AttemptRow, InquiryRow } from './store.ts';

export type FactRows = {
  readonly inquiries: readonly InquiryRow[];
  readonly attempts: readonly AttemptRow[];
  readonly answers: readonly AnswerRow[];
};
export type WaveRules = {
  readonly windowDays: number;
  readonly closesAt: Date;
  readonly outages: readonly Outage[];
  readonly now: Date;
  /** The date that some letters state: so many days after the day they are due, in the zone of the schedule. */
  readonly stated: { readonly days: number; readonly letters: ReadonlySet<string>; readonly timeZone: string } | null;
};

/** Classes of inbound items that are answers; bounces, notices, newsletters and the unrelated are not. */
const SORT_OF_KIND: ReadonlyMap<string, AnswerSort> = new Map([
  ['auto_ack', 'auto'],
  ['out_of_office', 'auto'],
  ['human_substantive', 'substantive'],
  ['human_redirect', 'non_substantive'],
  ['human_decline', 'refusal'],
  ['call_substantive', 'substantive'],
  // Taken, but nobody wrote down what was said, or nothing was.
  ['call_taken', 'non_substantive'],
  ['call_decline', 'refusal'],
  ['missed_call', 'missed_call'],
  ['messenger_substantive', 'substantive'],
  ['messenger_redirect', 'non_substantive'],
  ['messenger_decline', 'refusal'],
]);

/** Joins the rows of a wave into the facts of each inquiry; order of arrival is kept. Pure. */
export function assembleFacts({ inquiries, attempts, answers }: FactRows, rules: WaveRules): InquiryFacts[] {
  const attemptsOf = Map.groupBy(attempts, ({ inquiryId }) => inquiryId);
  const answersOf = Map.groupBy(answers, ({ inquiryId }) => inquiryId);
  const owners = ownersOf(inquiries);
  return inquiries.map((row) => {
    const { inquiryId, studioId, arm, stratum, doubtHinted, optedOut, overruled, nudgedAt, followedUpAt } = row;
    const tried = attemptsOf.get(inquiryId) ?? [];
    const came = answersOf.get(inquiryId) ?? [];
    const bounces = came.filter(({ kind, at }) => kind === 'bounce' && (followedUpAt === null || at <= followedUpAt));
    const delivery = deliveryOf(tried, bounces);
    return {
      inquiryId,
      studioId,
      arm: armOf(arm),
      stratum,
      owner: owners.get(inquiryId) ?? null,
      delivery,
      formSeen: formSeen(tried),
      lostAt: lossOf(delivery, rules),
      answers: came.flatMap(answerOf),
      quote: came.map(quoteOf).find((quote) => quote !== null) ?? null,
      nudgedAt,
      answerBy: statedDay(row, rules),
      doubtHinted,
      optedOut,
      overruled,
      windowDays: rules.windowDays,
      waveClosesAt: rules.closesAt,
    };
  });
}

function lossOf(delivery: Delivery, { outages, windowDays, now }: WaveRules): Date | null {
  const start = startOf({ delivery });
  return start === null ? null : lostAt(outages, start, windowDays, now);
}

/** The end of the stated day on the studio's own clock. */
function statedDay({ wording, dueAt }: InquiryRow, { stated }: WaveRules): Date | null {
  if (stated === null || !stated.letters.has(wording)) return null;
  const day = addDays(localTime(dueAt, stated.timeZone).date, stated.days);
  return instantOf(day, 24 * 60, stated.timeZone);
}

function answerOf({ at, kind, mode, machine }: AnswerRow): Answer[] {
  const sort = SORT_OF_KIND.get(kind);
  return sort === undefined ? [] : [{ at, mode, sort, machine }];
}

/** Prices of machines (price lists in an automatic acknowledgement) are no quote for this brief. */
function quoteOf(row: AnswerRow): MainQuote | null {
  const sort = SORT_OF_KIND.get(row.kind);
  if (sort === undefined || sort === 'auto' || row.basis === null) return null;
  const { lowMinor, highMinor, currency, basis, vatRate, at } = row;
  const vat = row.vat ?? 'unknown';
  return { lowMinor, highMinor, currency, basis, vat, vatRate, approximate: row.approximate ?? false, at };
}

function armOf(arm: unknown): Arm {
  const level = (name: string): string => {
    const value: unknown = typeof arm === 'object' && arm !== null ? Reflect.get(arm, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { persona: level('persona'), channel: level('channel'), budget: level('budget'), wording: level('wording') };
}

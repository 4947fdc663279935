import type { Case } from './cases.ts';

/** The numbers that the experiment of 2014 printed, counted again; `null` where nothing was counted. */
export type Headlines = {
  contacted: number;
  withForm: number;
  answered: number;
  byMail: number;
  byPhone: number;
  silent: number;
  undelivered: number;
  /** Not sent by our own rules; in the silent here, in no denominator of the report. */
  heldBack: number;
  /** Of those who answered, by settled codes. */
  interrogating: number;
  /** Days from delivery to the first answer, over those who answered: the figure of 2014. */
  meanDelayDays: number | null;
  /** Days a client waits on average, counted up to the window (area under the product-limit curve). */
  restrictedMeanDays: number | null;
  quotes: number;
  medianQuote: number | null;
  meanQuote: number | null;
  /** Silent until our reminder and not after it; in no share above. */
  answeredAfterNudge: number;
};

const DAY_MS = 86_400_000;

/** Counts over cases, each cut at its own reminder or at the end of its window. Pure, and on purpose not the service's arithmetic. */
export function headlinesOf(cases: readonly Case[], windowDays: number): Headlines {
  const cut = cases.map((one) => ({ one, delay: delayOf(one, windowDays) }));
  const answered = cut.flatMap(({ one, delay }) =>
    delay.first === null ? [] : [{ one, ...delay, first: delay.first }],
  );
  const quotes = cases.flatMap(({ quote }) => quote ?? []).toSorted((a, b) => a - b);
  const followed = cut.filter(({ one, delay }) => one.startedAt !== null && (!one.undelivered || delay.first !== null));
  return {
    contacted: cases.length,
    withForm: cases.filter(({ hasForm }) => hasForm).length,
    answered: answered.length,
    byMail: answered.filter(({ first }) => first.mode === 'mail').length,
    byPhone: answered.filter(({ first }) => first.mode === 'phone').length,
    silent: cases.length - answered.length,
    undelivered: cut.filter(({ one, delay }) => one.undelivered && delay.first === null).length,
    interrogating: answered.filter(({ one }) => one.interrogates).length,
    heldBack: cases.filter((one) => one.heldBack).length,
    meanDelayDays: mean(answered.map(({ days }) => days)),
    restrictedMeanDays: restrictedMean(
      followed.map(({ delay }) => delay),
      windowDays,
    ),
    quotes: quotes.length,
    medianQuote: geometricMedian(quotes),
    meanQuote: mean(quotes),
    answeredAfterNudge: cases.filter((one) => isLate(one)).length,
  };
}

type Delay = { days: number; first: Case['humans'][number] | null };

function delayOf({ startedAt, nudgedAt, humans }: Case, windowDays: number): Delay {
  if (startedAt === null) return { days: 0, first: humans[0] ?? null };
  const end = Math.min(startedAt + windowDays * DAY_MS, nudgedAt ?? Number.POSITIVE_INFINITY);
  const first = humans.find(({ at }) => at <= end) ?? null;
  return { days: ((first?.at ?? end) - startedAt) / DAY_MS, first };
}

function isLate({ nudgedAt, humans }: Case): boolean {
  return nudgedAt !== null && humans.length > 0 && humans.every(({ at }) => at > nudgedAt);
}

/** Area under Kaplan and Meier's curve up to the window (J. Am. Stat. Assoc. 1958, 53:457). */
function restrictedMean(delays: readonly Delay[], windowDays: number): number | null {
  if (delays.length === 0) return null;
  const times = [...new Set(delays.filter(({ first }) => first !== null).map(({ days }) => days))].toSorted(
    (a, b) => a - b,
  );
  let waiting = 1;
  let area = 0;
  let from = 0;
  for (const time of times) {
    area += waiting * (time - from);
    from = time;
    const atRisk = delays.filter(({ days }) => days >= time).length;
    waiting *= 1 - delays.filter(({ days, first }) => first !== null && days === time).length / atRisk;
  }
  return area + waiting * (windowDays - from);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** On the log scale: of an even number the geometric mean of the two middle ones. */
function geometricMedian(sorted: readonly number[]): number | null {
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : Math.sqrt(low * high);
}

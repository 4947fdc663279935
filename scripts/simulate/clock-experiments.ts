import { SHIPPED_CALENDARS } from '../../services/measures/clock/calendars/shipped.ts';
import { workingTime } from '../../services/measures/clock/working-time.ts';
import { type SeededStream, seededStream } from '../../services/measures/random/seeded-stream.ts';
import { wilson } from '../../services/measures/rates/wilson.ts';
import { normalQuantile } from '../../services/measures/special-functions.ts';
import { kaplanMeier } from '../../services/measures/survival/kaplan-meier.ts';
import { type Experiment, normal, times, yes } from './trial.ts';

/** Hours of the window, and the lognormal delay of the other curves. */
const [W, MU, SIGMA] = [720, Math.log(8), 1.5];
const HOUR = 3_600_000;
/** Letters leave on working days of autumn 2026 between nine and eighteen, in Moscow. */
const FIRST = Date.parse('2026-09-07T06:00:00Z');
const hours = { calendars: SHIPPED_CALENDARS, timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
const span = workingTime(hours, FIRST, FIRST + 60 * 24 * HOUR);
if (span.kind !== 'known') throw new Error(span.kind);
const { minutesBetween, endOfNextDay } = span.time;

function delay(s: SeededStream, reply: number): number {
  return yes(s, reply) ? Math.exp(MU + SIGMA * normal(s)) : Number.POSITIVE_INFINITY;
}

/** A letter of one of twenty working days, and its answer within the window if there is one. */
function letter(s: SeededStream) {
  const sent = FIRST + (Math.floor(s.int(20) / 5) * 7 + s.int(5)) * 24 * HOUR + s.double() * 9 * HOUR;
  const wait = delay(s, 0.7);
  const end = sent + Math.min(wait, W) * HOUR;
  return { time: minutesBetween(sent, end), status: wait <= W ? 1 : 0, soon: end <= (endOfNextDay(sent) ?? 0) };
}

/** No formula gives the truth of working time: it is that of 400 000 letters with a seed of their own. */
function truthOfWork(): { median: number; soon: number } {
  const s = seededStream('coverage|truth of working time');
  const many = times(400_000, () => letter(s));
  const answered = many.filter(({ status }) => status === 1).map(({ time }) => time);
  const sorted = Float64Array.from(answered).sort();
  return { median: sorted[many.length / 2] ?? 0, soon: many.filter(({ soon }) => soon).length / many.length };
}
const WORK = truthOfWork();

const quantileAt = (share: number): number => Math.exp(MU + SIGMA * normalQuantile(share));

/** Quartiles in calendar time, the clock of substance beside refusals, the median of working time, the next business day. */
export const clocks: Experiment = (s) => {
  const followed = (reply: number) => {
    const waits = times(132, () => ({ wait: delay(s, reply), end: yes(s, 0.1) ? W * s.double() : W }));
    return {
      time: waits.map(({ wait, end }) => Math.min(wait, end)),
      status: waits.map(({ wait, end }) => (wait <= end ? 1 : 0)),
    };
  };
  const first = kaplanMeier(followed(0.7), W).q25;
  const third = kaplanMeier(followed(0.9), W).q75;
  // One in five refuses, and is followed to the end of the window all the same.
  const substance = times(132, () => (yes(s, 0.2) ? Number.POSITIVE_INFINITY : delay(s, 0.8)));
  const quote = kaplanMeier(
    { time: substance.map((wait) => Math.min(wait, W)), status: substance.map((wait) => (wait <= W ? 1 : 0)) },
    W,
  ).median;
  const letters = times(132, () => letter(s));
  const working = kaplanMeier(
    { time: letters.map(({ time }) => time), status: letters.map(({ status }) => status) },
    0,
  );
  return [
    { name: 'First quartile of delays: Brookmeyer–Crowley', truth: quantileAt(0.25 / 0.7), ...bounds(first) },
    {
      name: 'Third quartile of delays, 90 % answer: Brookmeyer–Crowley',
      truth: quantileAt(0.75 / 0.9),
      ...bounds(third),
    },
    {
      name: 'Median to substance beside refusals: Brookmeyer–Crowley',
      truth: quantileAt(0.5 / 0.64),
      ...bounds(quote),
    },
    { name: 'Median of working time: Brookmeyer–Crowley', truth: WORK.median, ...bounds(working.median) },
    {
      name: 'Answered by the next business day: Wilson',
      truth: WORK.soon,
      ...wilson(letters.filter(({ soon }) => soon).length, 132),
    },
  ];
};

function bounds({ lower, upper }: { lower: number | null; upper: number | null }) {
  return { lower, upper };
}

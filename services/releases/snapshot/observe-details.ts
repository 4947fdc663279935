import { type BusinessHours, delayMinutes } from '../../measures/clock/delay-minutes.ts';
import { workingTime } from '../../measures/clock/working-time.ts';
import type { clockEvents } from '../report/clock-events.ts';
import { type Doubt, onlyMachine } from '../report/doubts.ts';
import { type EventOf, waitsOf } from '../report/followed-delays.ts';
import type { InquiryFacts } from '../report/inquiry-facts.ts';
import type { Details } from './snapshot.ts';

export type DetailTerms = {
  readonly hours: BusinessHours;
  readonly now: Date;
  readonly events: ReturnType<typeof clockEvents>;
  readonly doubtOf: (facts: InquiryFacts) => Doubt;
  readonly ownerOf: (owner: string) => string;
};

const DAY_MS = 86_400_000;
/** No official calendar closes for longer. */
const LONGEST_BREAK = 16;

/** What format 2 of a snapshot says of an inquiry beside format 1. Pure. */
export function detailsOf(facts: InquiryFacts, terms: DetailTerms): Details {
  const { events, doubtOf, ownerOf } = terms;
  const { value, by } = doubtOf(facts);
  const wait = (eventOf: EventOf | null) => (eventOf === null ? null : waitFor(facts, eventOf, terms));
  return {
    waits: {
      any: wait(events.any),
      subst: wait(events.subst),
      quote: wait(events.quote),
      complete: wait(events.complete),
    },
    ...namedDays(facts, terms),
    doubt: Math.min(2, Math.max(0, value)),
    doubtBy: by,
    machine: onlyMachine(facts),
    owner: facts.owner === null ? null : ownerOf(facts.owner),
  };
}

function waitFor(facts: InquiryFacts, eventOf: EventOf, { hours, now }: DetailTerms): Details['waits']['any'] {
  const [found] = waitsOf([facts], now, eventOf).waits;
  if (found === undefined) return null;
  const { from, to, answered } = found;
  const end = Math.max(from, to);
  const delay = delayMinutes(from, end, hours);
  return {
    minutes: (end - from) / 60_000,
    answered,
    working: delay.kind === 'measured' ? delay.businessMinutes : null,
  };
}

/** Whether a person answered by the named days; null where the view ended before. */
function namedDays(facts: InquiryFacts, { hours, now }: DetailTerms): Pick<Details, 'byNextDay' | 'byStatedDay'> {
  const [found] = waitsOf([facts], now).waits;
  if (found === undefined) return { byNextDay: null, byStatedDay: null };
  const { from, to, answered, end } = found;
  const span = workingTime(hours, from, Math.min(end, from + LONGEST_BREAK * DAY_MS));
  const next = span.kind === 'known' ? span.time.endOfNextDay(from) : null;
  const by = (deadline: number | null): boolean | null =>
    deadline === null || deadline > end ? null : answered && to <= deadline;
  return { byNextDay: by(next), byStatedDay: by(facts.answerBy?.getTime() ?? null) };
}

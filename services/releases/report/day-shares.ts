import type { WorkingTime } from '../../measures/clock/working-time.ts';
import type { ClocksReport } from './clocks-schema.ts';
import { shareOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { Wait } from './followed-delays.ts';
import { estimate } from './make-estimate.ts';

/** Nine hours: 09:00 to 18:00. */
const BUSINESS_DAY_MINUTES = 540;
const OF = 'followed_to_then';

/** Whether a wait ended in time; null: it was not seen up to that time, whether it ended or not, so it leans to neither side. */
type InTime = (wait: Wait) => boolean | null;

/**
 * Shares answered by a person within nine working hours, by the end of the next business day, and by the day that the letter states. Each is
 * over the inquiries that were seen up to that moment at least.
 */
export function dayShares(
  waits: readonly Wait[],
  time: WorkingTime | null,
  from: Provenance,
): Pick<ClocksReport, 'withinBusinessDay' | 'byNextBusinessDay' | 'byStatedDay'> {
  const by = (definition: string, inTime: InTime): Estimate => {
    const seen = waits.flatMap((wait) => {
      const found = inTime(wait);
      return found === null ? [] : [{ facts: wait.facts, found }];
    });
    return shareOf(definition, seen, ({ found }) => found, OF, from);
  };
  const working = (definition: string, inTime: (time: WorkingTime) => InTime): Estimate =>
    time === null && waits.length > 0
      ? unavailable(definition, from)
      : by(definition, time === null ? () => null : inTime(time));
  return {
    withinBusinessDay: working('within_business_day', withinDay),
    byNextBusinessDay: working('by_next_business_day', byNextDay),
    byStatedDay: waits.some(({ facts }) => facts.answerBy !== null) ? by('by_stated_day', byStated) : null,
  };
}

function withinDay({ minutesBetween }: WorkingTime): InTime {
  return ({ from, to, answered, end }) => {
    if (end < from || minutesBetween(from, end) < BUSINESS_DAY_MINUTES) return null;
    return answered && minutesBetween(from, Math.max(from, to)) <= BUSINESS_DAY_MINUTES;
  };
}

function byNextDay({ endOfNextDay }: WorkingTime): InTime {
  return ({ from, to, answered, end }) => {
    const deadline = endOfNextDay(from);
    return deadline === null || deadline > end ? null : answered && to <= deadline;
  };
}

const byStated: InTime = ({ facts, to, answered, end }) => {
  const deadline = facts.answerBy?.getTime() ?? null;
  return deadline === null || deadline > end ? null : answered && to <= deadline;
};

function unavailable(definition: string, from: Provenance): Estimate {
  return estimate({ definition, unit: 'share', value: null, n: 0, denominatorName: OF }, 'no_calendar', from);
}

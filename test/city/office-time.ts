import type { OfficeHours } from './answers/manner.ts';
import { nearestWorkingTime, whenPeopleWork } from './calendar.ts';

/** When something planned so long after `from` (ms) happens: people keep office hours, machines do not. */
export function officeTime(from: number, planned: { afterSeconds: number; office: OfficeHours | null }): number {
  const soonest = from + planned.afterSeconds * 1000;
  const { office } = planned;
  if (office === null) return soonest;
  return office.snap === 'next'
    ? whenPeopleWork(soonest, office.jitterSeconds)
    : nearestWorkingTime(soonest, office.jitterSeconds, from + 5 * 60_000);
}

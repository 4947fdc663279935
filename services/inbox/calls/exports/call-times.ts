import type { Call } from '../call.ts';

/** What a source tells of a call's time: instants that it names, null for those it does not, and seconds, 0 where it tells none. */
export type ToldTimes = {
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly talk: number;
  readonly wait: number;
  readonly duration: number;
};

/**
 * The times of a call from what is told of it. The end follows from the lengths where it is not named, the answer from the end and
 * the talk; a source that names no ringing has the answer at the start. Null when the times contradict each other.
 */
export function callTimes(
  { startedAt, answeredAt, endedAt, talk, wait, duration }: ToldTimes,
  answered: boolean,
): Pick<Call, 'startedAt' | 'answeredAt' | 'endedAt' | 'billsec'> | null {
  const start = startedAt.getTime();
  const rang = answeredAt === null ? wait * 1000 : answeredAt.getTime() - start;
  const end = endedAt?.getTime() ?? start + Math.max(duration * 1000, rang + talk * 1000);
  if (rang < 0 || end < start) return null;
  if (!answered) return { startedAt, answeredAt: null, endedAt: new Date(end), billsec: 0 };
  const taken = answeredAt?.getTime() ?? (wait > 0 ? start + wait * 1000 : Math.max(start, end - talk * 1000));
  if (taken > end) return null;
  const billsec = talk > 0 ? talk : Math.round((end - taken) / 1000);
  return { startedAt, answeredAt: new Date(taken), endedAt: new Date(end), billsec };
}

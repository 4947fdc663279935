import type { Step } from '../ledger-entries.ts';

const DAY_MS = 24 * 3600_000;
/** Nobody is reminded sooner, and a letter that comes sooner without an answer is the same letter again. */
const SOONEST_NUDGE_MS = 4 * DAY_MS;
/** The response window is over by then, and who writes after it is saying goodbye. */
const SOONEST_CLOSE_MS = 30 * DAY_MS;
const LATEST_SECOND_STEP_MS = 75 * DAY_MS;

export type Correspondence = {
  /** Steps that reached the studio before, the earliest first, in ms. */
  before: readonly { step: Step; at: number }[];
  /** When somebody of the studio first wrote or rang; null: never yet. */
  answeredAt: number | null;
};

/**
 * What a contact is to a studio, told from what it has before it: an answer is followed by one request for what is ready and one
 * farewell, silence by one reminder. All else, the same form twice above all, is the same again and must never happen.
 */
export function judgeStep(
  { before, answeredAt }: Correspondence,
  arrival: { channel: 'form' | 'mail'; inThread: boolean },
  now: number,
): Step {
  const first = before[0];
  if (first === undefined) return 'inquiry';
  if (arrival.channel === 'form') return 'again';
  const had = (step: Step): boolean => before.some((one) => one.step === step);
  const since = now - first.at;
  if (answeredAt === null) return since >= SOONEST_NUDGE_MS && !had('nudge') ? 'nudge' : 'again';
  // A request without a thread must be told from the first letter by the answer between them.
  if (
    !had('second_step') &&
    !had('close') &&
    now - answeredAt < LATEST_SECOND_STEP_MS &&
    since < LATEST_SECOND_STEP_MS
  ) {
    return 'second_step';
  }
  return since >= SOONEST_CLOSE_MS && !had('close') ? 'close' : 'again';
}

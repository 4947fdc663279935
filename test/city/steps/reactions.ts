import type { PlannedAnswer, PlannedCall } from '../answers/manner.ts';
import type { Step } from '../ledger-entries.ts';
import type { Studio } from '../studio.ts';

export type Reaction = { answers: readonly PlannedAnswer[]; calls: readonly PlannedCall[] };

/** What a studio does about a step that reached it; whoever is asked twice does nothing. */
export function reactionTo(step: Step, { manner }: Studio): Reaction {
  switch (step) {
    case 'inquiry':
      return { answers: manner.answers, calls: manner.calls };
    case 'second_step':
      return { answers: manner.afterSecondStep, calls: [] };
    case 'nudge':
      return { answers: manner.afterNudge, calls: manner.callsAfterNudge };
    case 'close':
      return { answers: manner.afterClose, calls: [] };
    case 'again':
      return { answers: [], calls: [] };
    default:
      return step satisfies never;
  }
}

import type { Dice } from '../seed.ts';
import type { PlannedAnswer } from './manner.ts';
import type { Speech, SpokenKind, SpokenPrice, Topic } from './speech.ts';

export type Said = Pick<PlannedAnswer, 'purpose' | 'materials' | 'interrogates'> & {
  kind: SpokenKind;
  beside: readonly SpokenPrice[];
};

/** The paragraphs of one message by what it is for. */
export function paragraphsFor(speech: Speech, dice: Dice, said: Said, topic: Topic): string[] {
  switch (said.purpose) {
    case 'materials':
      return speech.materials(dice, said.materials, topic);
    case 'after_nudge':
      return speech.afterNudge(dice);
    case 'reminder':
      return speech.reminder(dice);
    case 'thanks':
      return speech.thanks(dice);
    case 'after_call':
      return [speech.afterCall, ...written(speech, dice, said, topic)];
    case 'answer':
    case 'machine':
      return written(speech, dice, said, topic);
    default:
      return said.purpose satisfies never;
  }
}

function written(speech: Speech, dice: Dice, said: Said, topic: Topic): string[] {
  const body = said.interrogates ? speech.interrogation(dice) : speech.body(dice, said.kind, topic);
  return [...body, ...said.beside.map(speech.beside)];
}

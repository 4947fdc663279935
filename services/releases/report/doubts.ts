import { answersInWindow, type InquiryFacts } from './inquiry-facts.ts';
import type { InquiryCode } from './store/codes.ts';

/** Item of the codebook: doubt that the inquiry is genuine; 1 a hint, 2 said openly. */
export const SUSPICION = 'suspicion';

/** How far a studio doubted that the inquiry is genuine (0, 1 or 2), and who says so: a settled code, or the rules where none is. */
export type Doubt = { readonly value: number; readonly by: 'code' | 'rule' };

/** The doubt of each inquiry. A settled code goes before the hint of the rules; a letter that could not be judged has the rules only. */
export function doubtsBy(codes: readonly InquiryCode[]): (facts: InquiryFacts) => Doubt {
  const coded = new Map(
    codes.flatMap(({ item, inquiryId, value }) => (item === SUSPICION && value !== null ? [[inquiryId, value]] : [])),
  );
  return ({ inquiryId, doubtHinted }) => {
    const value = coded.get(inquiryId);
    return value === undefined ? { value: doubtHinted ? 1 : 0, by: 'rule' } : { value, by: 'code' };
  };
}

/** The facts as they would be if answers suspected to be composed by a machine were a machine's acknowledgements. */
export function withoutMachine(facts: InquiryFacts): InquiryFacts {
  if (!facts.answers.some(({ machine }) => machine)) return facts;
  return { ...facts, answers: facts.answers.map((one) => (one.machine ? { ...one, sort: 'auto' as const } : one)) };
}

/** Whether all that people of the studio answered in the window is suspected to be composed by a machine. */
export function onlyMachine(facts: InquiryFacts): boolean {
  const human = answersInWindow(facts).filter(({ sort }) => sort !== 'auto');
  return human.length > 0 && human.every(({ machine }) => machine);
}

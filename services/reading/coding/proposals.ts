import { findPromises, type PromiseState, promiseState } from '../promises/find-promises.ts';
import { greetingOf } from '../promises/greeting.ts';
import { suspicionHints } from '../promises/suspicion.ts';
import { findQuestions } from '../questions/find-questions.ts';

/** Version of the rules that propose; it stands beside each proposal. */
export const proposingRules = 'proposal-rules/1';

/** What the rules found in a letter; offsets are UTF-16 units, `due` is a day (YYYY-MM-DD) of a promise and of nothing else. */
export type Proposal = {
  readonly kind: 'question' | 'promise' | 'greeting' | 'suspicion';
  /** Subject of a question, or whose name a greeting has; null where the rules cannot tell. */
  readonly type: string | null;
  readonly due: string | null;
  readonly start: number;
  readonly end: number;
  readonly reasons: readonly string[];
};

/**
 * Everything that a coder is asked to confirm in a letter, in the order of the text. Pure.
 * @param names those that our inquiry was signed with
 * @param sentOn day of the letter (YYYY-MM-DD) by the calendar of the wave
 */
export function proposalsIn(text: string, names: readonly string[], sentOn: string): Proposal[] {
  const greeting = greetingOf(text, names);
  const found: Proposal[] = [
    ...findQuestions(text).map((one) => ({ ...one, type: one.kind, kind: 'question' as const, due: null })),
    ...findPromises(text, sentOn).map((one) => ({ ...one, kind: 'promise' as const, type: null })),
    ...suspicionHints(text).map((one) => ({ ...one, kind: 'suspicion' as const, type: null, due: null })),
  ];
  if (greeting.kind !== 'nobody') {
    const { start, end, kind: type } = greeting;
    found.push({ kind: 'greeting', type, due: null, start, end, reasons: ['first line'] });
  }
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A proposal as a coder is shown it; `state` says whether a promise was kept so far, by the days of later letters. */
export type ShownProposal = Omit<Proposal, 'reasons'> & { readonly id: number; readonly state: PromiseState | null };

export function shownProposal(
  proposal: Omit<ShownProposal, 'state'>,
  { laterDays, today }: { readonly laterDays: readonly string[]; readonly today: string },
): ShownProposal {
  return { ...proposal, state: proposal.due === null ? null : promiseState(proposal.due, laterDays, today) };
}

import { ownedShare, ownerOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { type Answer, firstAfterNudge, firstHuman, type InquiryFacts, windowEndOf } from './inquiry-facts.ts';
import type { NudgeReport } from './life-schema.ts';

/** What our own reminder brought, of all that were reminded: inside their window, and after it. None of it is in any other number. */
export function nudgeEstimates(all: readonly InquiryFacts[], from: Provenance): NudgeReport {
  const nudged = all.filter(({ nudgedAt }) => nudgedAt !== null);
  const woken = nudged.map((facts) => {
    const first = firstAfterNudge(facts);
    return { facts, first, inWindow: first !== null && isInWindow(facts, first) };
  });
  const share = (definition: string, inWindow: boolean): Estimate => {
    const of = woken.map((one) => [ownerOf(one.facts), one.first !== null && one.inWindow === inWindow] as const);
    return ownedShare(definition, of, 'reminded_by_us', from);
  };
  const by = (mode: Answer['mode']): number => woken.filter(({ first }) => first?.mode === mode).length;
  return {
    answered: share('answered_after_nudge', true),
    answeredAfterWindow: share('answered_after_nudge_late', false),
    byMode: { email: by('email'), phone: by('phone'), messenger: by('messenger') },
    lateUnasked: all.filter(isLateUnasked).length,
  };
}

function isInWindow(facts: InquiryFacts, first: Answer): boolean {
  const end = windowEndOf(facts);
  return end !== null && first.at <= end;
}

function isLateUnasked(facts: InquiryFacts): boolean {
  return facts.nudgedAt === null && firstHuman(facts) === null && facts.answers.some(({ sort }) => sort !== 'auto');
}

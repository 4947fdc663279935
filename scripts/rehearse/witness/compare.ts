import type { Report } from '../../../services/releases/report/report-schema.ts';
import type { RecordedFacts } from './cases.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareCalls } from './compare-calls.ts';
import { compareCodes } from './compare-codes.ts';
import { compareFirstContact, compareSteps, duplicates, isUnsure, tripwires } from './compare-contacts.ts';
import { compareForm } from './compare-forms.ts';
import { compareHeadlines } from './compare-headlines.ts';
import { compareRules } from './compare-rules.ts';
import type { FollowUpRules } from './follow-up-rules.ts';
import type { Headlines } from './headlines.ts';
import { type Ledger, takenInquiries } from './ledger.ts';
import { type Comparison, newTally } from './tally.ts';

export type Verdict = {
  planned: number;
  contacted: number;
  duplicates: number;
  lostReplies: number;
  unknownReplies: number;
  /** Left open by a crash; sites that leave it open by themselves are not counted. */
  uncertain: number;
  tripwires: number;
  facts: Comparison;
  headlines: Headlines;
  /** One line per wrong fact. */
  faults: string[];
};

export type Recorded = RecordedFacts & { report: Report; rules: FollowUpRules };

/** Holds every recorded fact against the outside ledger. Pure; the order of both sides does not matter. */
export function compare(recorded: Recorded, ledger: Ledger): Verdict {
  const tally = newTally();
  const first = recorded.attempts.filter(({ step }) => step === 'inquiry');
  const byDomain = Map.groupBy(first, ({ domain }) => domain);
  for (const [domain, attempts] of byDomain) {
    compareFirstContact(tally, domain, attempts, ledger);
    compareForm(tally, domain, attempts, ledger);
  }
  compareSteps(tally, recorded.attempts, ledger);
  compareRules(tally, recorded, ledger);
  const { lost, unknown } = compareAnswers(tally, recorded.messages, ledger);
  compareCalls(tally, recorded.calls, ledger);
  compareCodes(tally, recorded.codes, ledger);
  const headlines = compareHeadlines(tally, recorded, recorded.report, ledger);
  const expected = new Map(ledger.studios.map(({ domain, expectedOutcome }) => [domain, expectedOutcome]));
  return {
    planned: byDomain.size,
    contacted: new Set(takenInquiries(ledger).map(({ domain }) => domain)).size,
    duplicates: duplicates(ledger, tally),
    lostReplies: lost,
    unknownReplies: unknown,
    uncertain: recorded.attempts.filter((attempt) =>
      isUnsure([attempt], attempt.step === 'inquiry' ? expected.get(attempt.domain) : undefined),
    ).length,
    tripwires: tripwires(ledger, tally),
    facts: tally.facts,
    headlines,
    faults: tally.faults,
  };
}

import type { RecordedFacts } from './cases.ts';
import type { FollowUpRules } from './follow-up-rules.ts';
import { humanLetters, type Ledger, takenInquiries } from './ledger.ts';
import { hold, type Tally } from './tally.ts';

const DAY_MS = 86_400_000;
/** A moment that falls into a night or a long weekend leaves so much later. */
const PATIENCE_MS = 5 * DAY_MS;

/**
 * The rules of later steps, judged by what reached the studios: all of the silent are reminded and nobody else, whoever wrote gets the
 * second step unless it declined, whoever answered is thanked, and nobody more than that. Studios that a crash left open are left out.
 */
export function compareRules(
  tally: Tally,
  { attempts, rules }: RecordedFacts & { rules: FollowUpRules },
  ledger: Ledger,
): void {
  const open = new Set(attempts.filter(({ state }) => state === 'uncertain').map(({ domain }) => domain));
  for (const { domain, at } of takenInquiries(ledger)) {
    if (open.has(domain)) continue;
    const letters = humanLetters(ledger).filter((letter) => letter.domain === domain);
    const calls = ledger.calls.filter((call) => call.domain === domain);
    const answers = [...letters.map(({ internalDate }) => internalDate), ...calls.map((call) => call.at)];
    const answeredAt = Math.min(...answers.map((time) => Date.parse(time)));
    const stepAt = (step: string): number | null => {
      const contact = ledger.contacts.find((one) => one.domain === domain && one.step === step);
      return contact === undefined ? null : Date.parse(contact.at);
    };
    const gone = ledger.answers.some((answer) => answer.domain === domain && answer.kind === 'bounce');
    if (rules.nudgeAfterDays !== null && !gone) {
      const due = Date.parse(at) + rules.nudgeAfterDays * DAY_MS;
      const nudgedAt = stepAt('nudge');
      if (nudgedAt !== null) hold(tally, 'steps', `${domain} reminded while silent`, true, nudgedAt <= answeredAt);
      else if (answeredAt > due) hold(tally, 'steps', `${domain} not reminded`, true, answeredAt < due + PATIENCE_MS);
    }
    const [first] = letters.toSorted((a, b) => Date.parse(a.internalDate) - Date.parse(b.internalDate));
    const inTime =
      first !== undefined && Date.parse(first.internalDate) <= Date.parse(at) + rules.responseDays * DAY_MS;
    const wanted = rules.secondStep && inTime && !letters.some(({ kind }) => kind === 'human_decline');
    hold(tally, 'steps', `${domain} asked for what is ready`, wanted, stepAt('second_step') !== null);
    hold(tally, 'steps', `${domain} thanked`, answers.length > 0, stepAt('close') !== null);
  }
}

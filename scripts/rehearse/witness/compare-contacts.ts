import { type Ledger, takenInquiries } from './ledger.ts';
import type { RecordedAttempt } from './store.ts';
import { hold, type Tally, toSecond } from './tally.ts';

/** The first contact of one studio: where it went, how it ended, when it arrived. */
export function compareFirstContact(
  tally: Tally,
  domain: string,
  attempts: readonly RecordedAttempt[],
  ledger: Ledger,
): void {
  const contact = takenInquiries(ledger).find((one) => one.domain === domain);
  const truth = ledger.studios.find((one) => one.domain === domain);
  const last = attempts.at(-1);
  const confirmed = attempts.find(({ state }) => state === 'confirmed');
  const what = `${domain} (${attempts.map(({ channel, state, reason }) => `${channel} ${state} ${reason ?? ''}`).join(', ')})`;
  if (isUnsure(attempts, truth?.expectedOutcome)) return;
  if (truth !== undefined) hold(tally, 'delivery', `${what}, ${truth.siteKind}`, truth.expectedOutcome, last?.state);
  if (truth?.expectedOutcome !== 'uncertain') {
    hold(tally, 'delivery', what, contact !== undefined, confirmed !== undefined);
  }
  if (contact === undefined || confirmed === undefined) return;
  hold(tally, 'channel', what, contact.channel, confirmed.channel);
  if (truth !== undefined) hold(tally, 'channel', what, truth.expectedChannel, confirmed.channel);
  const { deliveredAt } = confirmed;
  hold(tally, 'delivered_at', what, toSecond(contact.at), deliveredAt === null ? null : toSecond(deliveredAt));
}

/** Left open by a crash: some sites leave it open by themselves, and that is no crash. */
export function isUnsure(attempts: readonly RecordedAttempt[], expectedOutcome: string | undefined): boolean {
  return expectedOutcome !== 'uncertain' && attempts.some(({ state }) => state === 'uncertain');
}

/** Later steps: each that reached a studio is recorded with its time, and none is recorded that reached nobody. */
export function compareSteps(tally: Tally, attempts: readonly RecordedAttempt[], ledger: Ledger): void {
  for (const step of ['second_step', 'nudge', 'close'] as const) {
    const tried = attempts.filter((attempt) => attempt.step === step);
    const reached = ledger.contacts.filter((contact) => contact.verdict === 'accepted' && contact.step === step);
    const unsure = new Set(tried.filter(({ state }) => state === 'uncertain').map(({ domain }) => domain));
    for (const { domain, at } of reached) {
      if (unsure.has(domain)) continue;
      const confirmed = tried.find((attempt) => attempt.domain === domain && attempt.state === 'confirmed');
      const recorded = confirmed?.deliveredAt ?? null;
      hold(tally, 'steps', `${step} at ${domain}`, toSecond(at), recorded === null ? null : toSecond(recorded));
    }
    const known = new Set(reached.map(({ domain }) => domain));
    for (const { domain } of tried.filter(({ state }) => state === 'confirmed')) {
      if (!known.has(domain)) hold(tally, 'steps', `${step} at ${domain}`, 'nothing came', 'confirmed');
    }
  }
}

/** Contacts of one studio beyond one per step, and second tries on a channel it had refused. */
export function duplicates({ contacts }: Ledger, tally: Tally): number {
  let count = 0;
  for (const [domain, all] of Map.groupBy(contacts, (contact) => contact.domain)) {
    const taken = all.filter(({ verdict }) => verdict === 'accepted');
    const again = taken.filter(({ step }) => step === 'again').length;
    const first = all.filter(({ step }) => step === 'inquiry');
    const tries = [...Map.groupBy(first, ({ channel }) => channel).values()].map((each) => each.length);
    const perStep = [...Map.groupBy(taken, ({ step }) => step).values()].map((each) => each.length - 1);
    const extra = Math.max(again, ...perStep, ...tries.map((times) => times - 1), 0);
    if (extra > 0) tally.faults.push(`duplicate: ${domain} was contacted ${all.length} times`);
    count += extra;
  }
  return count;
}

export function tripwires(ledger: Ledger, tally: Tally): number {
  const onContacts = ledger.contacts.flatMap(({ domain, tripwires: wires }) =>
    wires.map((wire) => `${domain}: ${wire}`),
  );
  const all = [...onContacts, ...ledger.tripwires.map(({ domain, tripwire }) => `${domain}: ${tripwire}`)];
  for (const wire of all) tally.faults.push(`tripwire: ${wire}`);
  return all.length;
}

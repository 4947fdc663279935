import type { Report } from '../../../services/releases/report/report-schema.ts';
import type { Ledger, LedgerAnswer, LedgerContact, LedgerPrice } from './ledger.ts';
import type { RecordedAttempt, RecordedMessage } from './store.ts';

export type Fact =
  | 'delivery'
  | 'channel'
  | 'delivered_at'
  | 'class'
  | 'attribution'
  | 'answered_at'
  | 'folder'
  | 'price'
  | 'report';
export type Comparison = Record<Fact, { compared: number; wrong: number }>;

export type Verdict = {
  planned: number;
  contacted: number;
  duplicates: number;
  lostReplies: number;
  unknownReplies: number;
  uncertain: number;
  tripwires: number;
  facts: Comparison;
  /** One line per wrong fact. */
  faults: string[];
};

export type Recorded = { attempts: readonly RecordedAttempt[]; messages: readonly RecordedMessage[]; report: Report };

const facts: readonly Fact[] = [
  'delivery',
  'channel',
  'delivered_at',
  'class',
  'attribution',
  'answered_at',
  'folder',
  'price',
  'report',
];

/** Holds every recorded fact against the outside ledger. Pure; the order of both sides does not matter. */
export function compare(recorded: Recorded, ledger: Ledger): Verdict {
  const tally = newTally();
  const byDomain = Map.groupBy(
    recorded.attempts.filter(({ step }) => step === 'inquiry'),
    ({ domain }) => domain,
  );
  for (const [domain, attempts] of byDomain) compareStudio(tally, domain, attempts, ledger);
  const answers = ledger.answers.filter(({ duplicateOf }) => duplicateOf === null);
  const known = new Map(recorded.messages.map((message) => [message.rfcMessageId, message]));
  const lost = answers.filter(({ messageId }) => !known.has(bare(messageId)));
  for (const answer of lost)
    tally.faults.push(`lost reply: ${answer.kind} of ${answer.domain} at ${answer.internalDate}`);
  for (const answer of answers) {
    const message = known.get(bare(answer.messageId));
    if (message !== undefined) compareAnswer(tally, answer, message);
  }
  const written = new Set(answers.map(({ messageId }) => bare(messageId)));
  const unknown = recorded.messages.filter(({ rfcMessageId }) => rfcMessageId === null || !written.has(rfcMessageId));
  for (const message of unknown) tally.faults.push(`a message nobody sent: ${message.rfcMessageId}`);
  compareReport(tally, recorded, ledger);
  return {
    planned: byDomain.size,
    contacted: new Set(accepted(ledger).map(({ domain }) => domain)).size,
    duplicates: duplicates(ledger, tally),
    lostReplies: lost.length,
    unknownReplies: unknown.length,
    uncertain: recorded.attempts.filter(({ state }) => state === 'uncertain').length,
    tripwires: tripwires(ledger, tally),
    facts: tally.facts,
    faults: tally.faults,
  };
}

type Tally = { facts: Comparison; faults: string[] };

function newTally(): Tally {
  return {
    facts: Object.fromEntries(facts.map((fact) => [fact, { compared: 0, wrong: 0 }])) as Comparison,
    faults: [],
  };
}

function hold(tally: Tally, fact: Fact, what: string, expected: unknown, found: unknown): void {
  tally.facts[fact].compared += 1;
  if (expected === found) return;
  tally.facts[fact].wrong += 1;
  tally.faults.push(`${fact}: ${what}: the ledger says ${String(expected)}, recorded is ${String(found)}`);
}

const accepted = ({ contacts }: Ledger): LedgerContact[] => contacts.filter(({ verdict }) => verdict === 'accepted');
const bare = (messageId: string): string => messageId.replace(/^<|>$/g, '');
const toSecond = (at: Date | string): string => new Date(at).toISOString().slice(0, 19);

function compareStudio(tally: Tally, domain: string, attempts: readonly RecordedAttempt[], ledger: Ledger): void {
  const contact = accepted(ledger).find((one) => one.domain === domain);
  const last = attempts.at(-1);
  const uncertain = attempts.some(({ state }) => state === 'uncertain');
  const confirmed = attempts.find(({ state }) => state === 'confirmed');
  const what = `${domain} (${attempts.map(({ channel, state, reason }) => `${channel} ${state} ${reason ?? ''}`).join(', ')})`;
  if (uncertain) return;
  hold(tally, 'delivery', what, contact !== undefined, confirmed !== undefined);
  const truth = ledger.studios.find((one) => one.domain === domain);
  if (truth !== undefined) hold(tally, 'delivery', `${what}, ${truth.siteKind}`, truth.expectedOutcome, last?.state);
  if (contact === undefined || confirmed === undefined) return;
  hold(tally, 'channel', what, contact.channel, confirmed.channel);
  if (truth !== undefined) hold(tally, 'channel', what, truth.expectedChannel, confirmed.channel);
  hold(
    tally,
    'delivered_at',
    what,
    toSecond(contact.at),
    confirmed.deliveredAt === null ? null : toSecond(confirmed.deliveredAt),
  );
}

function compareAnswer(tally: Tally, answer: LedgerAnswer, message: RecordedMessage): void {
  const what = `${answer.kind} of ${answer.domain}`;
  hold(tally, 'class', what, answer.kind, message.kind);
  hold(tally, 'attribution', what, answer.alias.toLowerCase(), message.alias?.toLowerCase() ?? null);
  hold(tally, 'answered_at', what, toSecond(answer.internalDate), toSecond(message.internalAt));
  hold(tally, 'folder', what, answer.folder === 'Junk', message.inJunk);
  hold(tally, 'price', `${what} "${answer.priceWords ?? ''}"`, priceText(answer.price), recordedPrice(message));
}

const priceText = (price: LedgerPrice | null): string =>
  price === null ? 'none' : `${price.low ?? ''}..${price.high ?? ''} ${price.currency} ${price.basis} ${price.vat}`;

function recordedPrice({ priced, lowMinor, highMinor, currency, basis, vat }: RecordedMessage): string {
  if (!priced) return 'none';
  const units = (minor: number | null): string => (minor === null ? '' : String(minor / 100));
  return `${units(lowMinor)}..${units(highMinor)} ${currency ?? ''} ${basis ?? ''} ${vat ?? ''}`;
}

/** The headline of the report against a count made from the ledger alone: studios of which a person answered in time. */
function compareReport(tally: Tally, { attempts, report }: Recorded, ledger: Ledger): void {
  if (attempts.some(({ state }) => state === 'uncertain')) return;
  const windowMs = report.wave.windowDays * 86_400_000;
  const starts = new Map(accepted(ledger).map(({ domain, at }) => [domain, Date.parse(at)]));
  const answered = new Set(
    ledger.answers.flatMap(({ domain, kind, internalDate }) => {
      const start = starts.get(domain);
      const inTime = start !== undefined && Date.parse(internalDate) <= start + windowMs;
      return kind.startsWith('human_') && inTime ? [domain] : [];
    }),
  );
  hold(tally, 'report', 'studios that answered', answered.size, report.rates.AR1.numerator);
  hold(tally, 'report', 'inquiries sampled', new Set(attempts.map(({ domain }) => domain)).size, report.cases.sampled);
}

/** Contacts of one studio beyond the first that it took, and second tries on a channel it had refused. */
function duplicates(ledger: Ledger, tally: Tally): number {
  let count = 0;
  for (const [domain, contacts] of Map.groupBy(ledger.contacts, ({ domain }) => domain)) {
    const taken = contacts.filter(({ verdict }) => verdict === 'accepted').length;
    const tries = [...Map.groupBy(contacts, ({ channel }) => channel).values()].map((each) => each.length);
    const extra = Math.max(0, taken - 1, ...tries.map((times) => times - 1));
    if (extra > 0) tally.faults.push(`duplicate: ${domain} was contacted ${contacts.length} times`);
    count += extra;
  }
  return count;
}

function tripwires(ledger: Ledger, tally: Tally): number {
  const onContacts = ledger.contacts.flatMap(({ domain, tripwires: wires }) =>
    wires.map((wire) => `${domain}: ${wire}`),
  );
  const all = [...onContacts, ...ledger.tripwires.map(({ domain, tripwire }) => `${domain}: ${tripwire}`)];
  for (const wire of all) tally.faults.push(`tripwire: ${wire}`);
  return all.length;
}

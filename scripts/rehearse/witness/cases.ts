import { humanLetters, type Ledger, type LedgerPrice, takenInquiries } from './ledger.ts';
import type { RecordedAttempt, RecordedCall, RecordedCode, RecordedMessage } from './store.ts';

/** One studio of a wave in plain numbers (ms, minor units), whichever side tells them: ledger or tables. */
export type Case = {
  domain: string;
  startedAt: number | null;
  nudgedAt: number | null;
  hasForm: boolean;
  /** Nothing was sent, by our own rules: the studio keeps programs away. */
  heldBack: boolean;
  /** Known to have come back or to have been refused. */
  undelivered: boolean;
  /** People of the studio, by mail or telephone, the earliest first. */
  humans: { at: number; mode: 'mail' | 'phone' }[];
  /** Roubles of the first price for the whole project, a range at its geometric midpoint; null for none. */
  quote: number | null;
  /** A letter of theirs interrogates instead of selling, by settled codes. */
  interrogates: boolean;
};

type Timed<T> = { at: number; value: T };

function firstOf<T>(timed: readonly Timed<T>[]): T | null {
  return timed.toSorted((a, b) => a.at - b.at)[0]?.value ?? null;
}

export function casesOfLedger(ledger: Ledger): Case[] {
  const letters = Map.groupBy(humanLetters(ledger), ({ domain }) => domain);
  const calls = Map.groupBy(ledger.calls, ({ domain }) => domain);
  const inquiries = new Map(takenInquiries(ledger).map((contact) => [contact.domain, contact]));
  return ledger.studios.map(({ domain, hasForm, expectedChannel }) => {
    const wrote = letters.get(domain) ?? [];
    const rang = calls.get(domain) ?? [];
    const start = inquiries.get(domain);
    const nudge = ledger.contacts.find((contact) => contact.domain === domain && contact.step === 'nudge');
    const bounced = ledger.answers.some((answer) => answer.domain === domain && answer.kind === 'bounce');
    const said = [
      ...wrote.map(({ internalDate, price }) => ({ at: Date.parse(internalDate), value: midpoint(price) })),
      ...rang.map(({ at, price }) => ({ at: Date.parse(at), value: midpoint(price) })),
    ];
    return {
      domain,
      startedAt: start === undefined ? null : Date.parse(start.at),
      nudgedAt: nudge === undefined ? null : Date.parse(nudge.at),
      hasForm,
      heldBack: expectedChannel === 'none',
      undelivered: expectedChannel !== 'none' && (start === undefined || bounced),
      humans: inOrder([
        ...wrote.map(({ internalDate }) => ({ at: Date.parse(internalDate), mode: 'mail' as const })),
        ...rang.map(({ at }) => ({ at: Date.parse(at), mode: 'phone' as const })),
      ]),
      quote: firstOf(said.filter(({ value }) => value !== null)),
      interrogates: ledger.coding.some((one) => one.domain === domain && one.codes.interrogates?.settled === 'yes'),
    };
  });
}

export type RecordedFacts = {
  attempts: readonly RecordedAttempt[];
  messages: readonly RecordedMessage[];
  calls: readonly RecordedCall[];
  codes: readonly RecordedCode[];
};

export function casesOfRecord({ attempts, messages, calls, codes }: RecordedFacts): Case[] {
  const interrogating = new Set(
    codes.filter(({ item, value }) => item === 'interrogates' && value === 1).map(({ rfcMessageId }) => rfcMessageId),
  );
  const wrote = Map.groupBy(messages, ({ domain }) => domain);
  const rang = Map.groupBy(calls, ({ domain }) => domain);
  return [...Map.groupBy(attempts, ({ domain }) => domain)].map(([domain, tried]) => {
    const letters = (wrote.get(domain) ?? []).filter(({ kind }) => kind?.startsWith('human_') === true);
    const called = rang.get(domain) ?? [];
    const first = tried.filter(({ step }) => step === 'inquiry');
    const reached = first.find(({ state }) => state === 'confirmed' || state === 'uncertain');
    const nudge = tried.find(({ step, state }) => step === 'nudge' && state === 'confirmed');
    const bounced = (wrote.get(domain) ?? []).some(({ kind }) => kind === 'bounce');
    const said = [
      ...letters.map((one) => ({ at: one.internalAt.getTime(), one })),
      ...called.map((one) => ({ at: one.startedAt.getTime(), one })),
    ];
    return {
      domain,
      startedAt: (reached?.deliveredAt ?? reached?.armedAt)?.getTime() ?? null,
      nudgedAt: nudge?.deliveredAt?.getTime() ?? null,
      hasForm: !first.some(({ channel, reason }) => channel === 'form' && formless.has(reason ?? '')),
      heldBack: first.at(-1)?.state === 'not_sent',
      undelivered: first.at(-1)?.state !== 'not_sent' && (reached === undefined || bounced),
      humans: inOrder([
        ...letters.map(({ internalAt }) => ({ at: internalAt.getTime(), mode: 'mail' as const })),
        ...called.map(({ startedAt }) => ({ at: startedAt.getTime(), mode: 'phone' as const })),
      ]),
      quote: firstOf(
        said.map(({ at, one }) => ({ at, value: recordedMidpoint(one) })).filter(({ value }) => value !== null),
      ),
      interrogates: letters.some(({ rfcMessageId }) => interrogating.has(rfcMessageId ?? '')),
    };
  });
}

/** Reasons of the outcome table that mean: no form for inquiries could be seen on this site. */
const formless: ReadonlySet<string> = new Set([
  ...['no_form', 'form_only_callback', 'no_site', 'unreachable', 'tls_error'],
  ...['login_required', 'interstitial', 'blocked_403', 'redirected_elsewhere'],
]);

function inOrder(humans: Case['humans']): Case['humans'] {
  return humans.toSorted((a, b) => a.at - b.at);
}

function midpoint(price: LedgerPrice | null): number | null {
  if (price === null || price.basis !== 'project' || price.currency !== 'RUB') return null;
  return meanOf(price.low, price.high);
}

function recordedMidpoint({
  priced,
  basis,
  currency,
  lowMinor,
  highMinor,
}: RecordedMessage | RecordedCall): number | null {
  if (!priced || basis !== 'project' || currency !== 'RUB') return null;
  return meanOf(lowMinor === null ? null : lowMinor / 100, highMinor === null ? null : highMinor / 100);
}

/** "From" and "up to" count at the end they name. */
function meanOf(low: number | null, high: number | null): number | null {
  if (low === null || high === null) return low ?? high;
  return Math.sqrt(low * high);
}

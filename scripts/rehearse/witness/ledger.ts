/** The parts of the city's ledger that are compared; the city writes it on its own, this is only how it is read. */
export type LedgerStudio = {
  domain: string;
  siteKind: string;
  hasForm: boolean;
  expectedChannel: 'form' | 'mail' | 'none';
  expectedOutcome: string;
  expectedReason: string;
};
export type LedgerContact = {
  domain: string;
  channel: 'form' | 'mail';
  at: string;
  verdict: 'accepted' | 'rejected';
  step: 'inquiry' | 'second_step' | 'nudge' | 'close' | 'again';
  alias: string;
  tripwires: string[];
};
export type LedgerPrice = { low: number | null; high: number | null; currency: string; basis: string; vat: string };
export type LedgerAnswer = {
  domain: string;
  alias: string;
  folder: string;
  internalDate: string;
  messageId: string;
  kind: string;
  purpose: string;
  materials: string[];
  price: LedgerPrice | null;
  priceWords: string | null;
  duplicateOf: string | null;
};
export type LedgerCall = {
  uniqueId: string;
  domain: string | null;
  at: string;
  from: string;
  to: string;
  answered: boolean;
  billsec: number;
  price: LedgerPrice | null;
  priceWords: string | null;
  materialsPromised: string[];
  questions: string[];
  interrogates: boolean;
};
export type LedgerCode = 'yes' | 'no' | 'not_observable';
export type LedgerCoding = {
  messageId: string;
  domain: string;
  codes: Record<string, { a: LedgerCode; b: LedgerCode; settled: LedgerCode }>;
};
export type Ledger = {
  studios: LedgerStudio[];
  contacts: LedgerContact[];
  answers: LedgerAnswer[];
  calls: LedgerCall[];
  coding: LedgerCoding[];
  tripwires: { domain: string; tripwire: string; detail: string }[];
};

/** First contacts that studios took; what they refused or got afterwards is another matter. */
export function takenInquiries({ contacts }: Ledger): LedgerContact[] {
  return contacts.filter(({ verdict, step }) => verdict === 'accepted' && step === 'inquiry');
}

/** Letters of people, each once. */
export function humanLetters({ answers }: Ledger): LedgerAnswer[] {
  return answers.filter(({ kind, duplicateOf }) => kind.startsWith('human_') && duplicateOf === null);
}

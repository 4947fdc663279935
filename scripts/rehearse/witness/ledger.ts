/** The parts of the city's ledger that are compared; the city writes it on its own, this is only how it is read. */
export type LedgerStudio = {
  domain: string;
  siteKind: string;
  expectedChannel: 'form' | 'mail' | 'none';
  expectedOutcome: string;
  expectedReason: string;
};
export type LedgerContact = {
  domain: string;
  channel: 'form' | 'mail';
  at: string;
  verdict: 'accepted' | 'rejected';
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
  price: LedgerPrice | null;
  priceWords: string | null;
  duplicateOf: string | null;
};
export type Ledger = {
  studios: LedgerStudio[];
  contacts: LedgerContact[];
  answers: LedgerAnswer[];
  tripwires: { domain: string; tripwire: string; detail: string }[];
};

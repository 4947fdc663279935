export const facts = [
  'delivery',
  'channel',
  'form',
  'fallback',
  'delivered_at',
  'steps',
  'class',
  'attribution',
  'answered_at',
  'folder',
  'price',
  'files',
  'calls',
  'codes',
  'headlines',
  'report',
] as const;
export type Fact = (typeof facts)[number];
export type Comparison = Record<Fact, { compared: number; wrong: number }>;

/** What was compared so far, and one line for each wrong fact. */
export type Tally = { facts: Comparison; faults: string[] };

export function newTally(): Tally {
  return {
    facts: Object.fromEntries(facts.map((fact) => [fact, { compared: 0, wrong: 0 }])) as Comparison,
    faults: [],
  };
}

/** Compares one recorded value with what the ledger says; numbers may differ by rounding (1e-6 of themselves). */
export function hold(tally: Tally, fact: Fact, what: string, expected: unknown, found: unknown): void {
  tally.facts[fact].compared += 1;
  if (expected === found || isClose(expected, found)) return;
  tally.facts[fact].wrong += 1;
  tally.faults.push(`${fact}: ${what}: the ledger says ${String(expected)}, recorded is ${String(found)}`);
}

function isClose(expected: unknown, found: unknown): boolean {
  if (typeof expected !== 'number' || typeof found !== 'number') return false;
  return Math.abs(expected - found) <= 1e-6 * Math.max(1, Math.abs(expected));
}

export const bare = (messageId: string): string => messageId.replace(/^<|>$/g, '');
export const toSecond = (at: Date | string): string => new Date(at).toISOString().slice(0, 19);

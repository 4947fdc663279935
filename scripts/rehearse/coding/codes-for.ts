import type { LedgerCode, LedgerCoding } from '../witness/ledger.ts';
import type { Codes, RubricItem } from './coder.ts';

export type Pass = 'a' | 'b' | 'settled';

/** The city's own id of a rubric item: it writes underscores. */
export const cityItem = (code: string): string => code.replaceAll('-', '_');

/** What one coder gives each item: 1 for yes, 0 for no, null for what cannot be seen or the city does not speak of. */
export function codesFor(pass: Pass, items: readonly RubricItem[], coding: LedgerCoding | undefined): Codes {
  return Object.fromEntries(items.map(({ code }) => [code, codedValue(coding?.codes[cityItem(code)]?.[pass])]));
}

export function codedValue(code: LedgerCode | undefined): number | null {
  if (code === undefined || code === 'not_observable') return null;
  return code === 'yes' ? 1 : 0;
}

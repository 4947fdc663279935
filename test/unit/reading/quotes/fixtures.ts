import { readFileSync } from 'node:fs';
import type { MoneyCandidate } from '../../../../services/reading/quotes/types.ts';

/** A price as a fixture states it: ends in currency units, `_` for no currency, and whatever else it names. */
export type Stated = {
  readonly low: number | null;
  readonly high: number | null;
  readonly currency: string | null;
  readonly role?: string;
  readonly basis?: string;
  readonly vat?: string;
  readonly approximate?: boolean;
  readonly derived?: boolean;
};

/** One whole reply with our letter's sentences and the reading it must get. */
export type Reply = {
  readonly name: string;
  readonly text: string;
  readonly own: readonly string[];
  readonly main: Stated | null;
  readonly why: string | null;
  readonly quotes: readonly Stated[];
  /** Amounts that must be read as money of the named role and never as a quote. */
  readonly notQuotes: readonly { readonly role: string; readonly price: Stated }[];
};

const otherRoles: Readonly<Record<string, string>> = { echo: 'budget_echo', third: 'third_party', old: 'old_price' };
const flags: Readonly<Record<string, string>> = { approx: 'approximate', derived: 'derived' };

function lines(file: string): string[] {
  return readFileSync(new URL(`../../../fixtures/quotes/${file}`, import.meta.url), 'utf8').split('\n');
}

/** "12000..15000 USD total vat=excl"; "5000.." is open above, "..5000" below. */
function stated(words: string): Stated {
  const [amount = '', currency = '_', ...rest] = words.split(' ');
  const [low = '', high = low] = amount.includes('..') ? amount.split('..') : [amount];
  const more = rest.map((word): [string, string | number | boolean] => {
    const [key = '', value] = word.split('=');
    if (value === undefined) return ['role', key];
    if (flags[key] !== undefined) return [flags[key], value === 'true'];
    return [key, key === 'vatRate' ? Number(value) : value];
  });
  return {
    low: low === '' ? null : Number(low),
    high: high === '' ? null : Number(high),
    currency: currency === '_' ? null : currency,
    ...Object.fromEntries(more),
  };
}

/** Replies of one file: blocks of "=== name", header lines, "---" and the text. */
export function replies(file: string): Reply[] {
  return lines(file)
    .join('\n')
    .split(/^=== /mu)
    .slice(1)
    .map((block) => {
      const at = block.indexOf('\n---\n');
      const [name = '', ...head] = block.slice(0, at).split('\n');
      const all = (key: string): string[] =>
        head.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
      const main = all('main')[0] ?? 'none';
      return {
        name,
        text: block.slice(at + 5).trimEnd(),
        own: all('own'),
        main: main.startsWith('none') ? null : stated(main),
        why: main.startsWith('none') ? main.slice(5) : null,
        quotes: all('quote').map(stated),
        notQuotes: Object.entries(otherRoles).flatMap(([key, role]) =>
          all(key).map((price) => ({ role, price: stated(price) })),
        ),
      };
    });
}

/** Phrases of one file, one a line: "text => 1000..2000 EUR basis=hour", or "=> none" where no quote stands. */
export function phrases(file: string): { readonly text: string; readonly price: Stated | null }[] {
  return lines(file)
    .filter((line) => line.includes(' => '))
    .map((line) => {
      const [text = '', price = ''] = line.split(' => ');
      return { text, price: price === 'none' ? null : stated(price) };
    });
}

/** The parts of a reading that `expected` states, in its shape. */
export function seen(money: MoneyCandidate, expected: object): object {
  const { low, high } = money.exact;
  const plain = { ...money, low: low === null ? null : Number(low), high: high === null ? null : Number(high) };
  return Object.fromEntries(Object.entries(plain).filter(([key]) => key in expected));
}

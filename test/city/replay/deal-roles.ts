import { at, type Dice } from '../seed.ts';
import { dealDelays } from './deal-delays.ts';
import { figuresOf2014, type Quotas } from './figures.ts';

/** What a studio is to do in the replay; whose part it is, is dealt apart. */
export type Role =
  | {
      kind: 'answers';
      by: 'mail' | 'phone';
      manner: 'priced' | 'asking' | 'redirecting' | 'declining';
      /** Roubles of the main quote; null where none is named, at any step. */
      quote: number | null;
      delaySeconds: number;
      junk: boolean;
    }
  | { kind: 'undelivered'; manner: 'bouncing' | 'refusing' }
  /** Says nothing of its own accord within the window: not at all, after the reminder, or long afterwards. */
  | { kind: 'silent'; wakes: 'never' | 'nudged_mail' | 'nudged_call' | 'late' };

// Nobody who is counted as an answerer of 2014 is so late that the reminder of the protocol comes first.
const MOST_DAYS = 8.5;

/** The parts of the replay for a city of that size, in random order. The counts do not depend on the seed. */
export function dealRoles(dice: Dice, quotas: Quotas): Role[] {
  return dice.shuffled([...answering(dice, quotas), ...quiet(dice, quotas)]);
}

function answering(dice: Dice, quotas: Quotas): Role[] {
  const count = quotas.answeredByMail + quotas.answeredByPhone;
  const manners = [
    ...quotas.quotes.map((quote) => ({ manner: 'priced' as const, quote })),
    ...repeat(quotas.interrogating, { manner: 'asking' as const, quote: null }),
  ].slice(0, count);
  // Those who neither name a price nor interrogate send on or refuse; they do so by mail.
  const others = Array.from({ length: count - manners.length }, (_, index) => ({
    manner: index % 3 === 1 ? ('declining' as const) : ('redirecting' as const),
    quote: null,
  }));
  const able = dice.shuffled(manners);
  const parts = [
    ...able.map((part, index) => ({
      ...part,
      by: index < quotas.answeredByPhone ? ('phone' as const) : ('mail' as const),
    })),
    ...others.map((part) => ({ ...part, by: 'mail' as const })),
  ];
  const delays = dealDelays(dice, count, figuresOf2014.meanDelayDays, MOST_DAYS);
  const junk = parts.findIndex(({ by, quote }) => by === 'mail' && quote !== null);
  return parts.map((part, index) => ({
    kind: 'answers' as const,
    ...part,
    delaySeconds: at(delays, index),
    junk: index === junk || dice.chance(0.06),
  }));
}

function quiet(dice: Dice, { silent, undelivered }: Quotas): Role[] {
  const reached = silent - undelivered;
  const wakes = dice.shuffled([
    ...repeat(Math.round(reached / 5), 'nudged_mail' as const),
    ...repeat(Math.round(reached / 15), 'nudged_call' as const),
    ...repeat(Math.round(reached / 10), 'late' as const),
  ]);
  return [
    ...Array.from({ length: undelivered }, (_, index) => ({
      kind: 'undelivered' as const,
      manner: index % 3 === 1 ? ('refusing' as const) : ('bouncing' as const),
    })),
    ...Array.from({ length: reached }, (_, index) => ({
      kind: 'silent' as const,
      wakes: wakes[index] ?? ('never' as const),
    })),
  ];
}

function repeat<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

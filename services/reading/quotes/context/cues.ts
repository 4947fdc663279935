import type { MoneyRole } from '../types.ts';
import { caseStudy, discount, discounted, minOrder, oldPrice, penalty, thirdParty } from '../vocabulary/other-money.ts';
import { budgetEcho } from '../vocabulary/our-budget.ts';
import { addon, option, payment, phase, subtotal, support, total } from '../vocabulary/parts-of-offer.ts';
import { wordList } from '../vocabulary/word-pattern.ts';
import { lineItem, price, product } from '../vocabulary/work.ts';

/** What a word says about the money it stands nearest to. `discounted` is the price after a discount. */
export type Cue =
  | Exclude<MoneyRole, 'weak' | 'quoted_text' | 'signature' | 'equivalent' | 'vat_amount' | 'rate' | 'budget_question'>
  | 'discounted'
  | 'subtotal'
  | 'product';

/** Words of each cue, as bodies of one expression; of two that start at the same word the earlier row is read. */
export const cueWords: readonly (readonly [Cue, string])[] = [
  ['budget_echo', wordList(budgetEcho)],
  ['discounted', wordList(discounted)],
  ['discount', wordList(discount)],
  ['old_price', wordList(oldPrice)],
  ['third_party', wordList(thirdParty)],
  ['min_order', wordList(minOrder)],
  ['case_study', wordList(caseStudy)],
  ['penalty', wordList(penalty)],
  ['stage', wordList(payment)],
  ['stage', wordList(phase)],
  ['subtotal', wordList(subtotal)],
  ['total', wordList(total)],
  ['addon', wordList(addon)],
  ['support', wordList(support)],
  ['option', wordList(option)],
  ['line_item', wordList(lineItem)],
  ['price', wordList(price)],
  ['product', wordList(product)],
];

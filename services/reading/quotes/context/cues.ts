import type { MoneyRole } from '../types.ts';
import { caseStudy, discount, discounted, minOrder, oldPrice, penalty, thirdParty } from '../vocabulary/other-money.ts';
import { budgetEcho } from '../vocabulary/our-budget.ts';
import { addon, option, payment, phase, subtotal, support, total } from '../vocabulary/parts-of-offer.ts';
import { lineItem, price, product } from '../vocabulary/work.ts';

/** What a word says about the money it stands nearest to. `discounted` is the price after a discount. */
export type Cue =
  | Exclude<MoneyRole, 'weak' | 'quoted_text' | 'signature' | 'equivalent' | 'vat_amount' | 'rate' | 'budget_question'>
  | 'discounted'
  | 'subtotal'
  | 'product';

/** Words of each cue, as bodies of one expression; of two that start at the same word the earlier row is read. */
export const cueWords: readonly (readonly [Cue, string])[] = [
  ['budget_echo', budgetEcho],
  ['discounted', discounted],
  ['discount', discount],
  ['old_price', oldPrice],
  ['third_party', thirdParty],
  ['min_order', minOrder],
  ['case_study', caseStudy],
  ['penalty', penalty],
  ['stage', payment],
  ['stage', phase],
  ['subtotal', subtotal],
  ['total', total],
  ['addon', addon],
  ['support', support],
  ['option', option],
  ['line_item', lineItem],
  ['price', price],
  ['product', product],
];

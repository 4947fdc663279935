import { priceCue, pricedFor } from './cue-words.ts';
import type { Mention } from './mentions.ts';
import type { CueFound } from './nearest-cue.ts';

/** Points for what says that an amount is a price: +3 currency, +2 words of price, +2 multiplier, +1 range, basis, table row. */
export function scoreOf(mention: Mention, stated: boolean, found: CueFound | null): number {
  const { span } = mention;
  const named = span.named ? 3 : mention.currency !== null ? 2 : 0;
  const told = found !== null || pricedFor.test(mention.lead);
  const cued = told || hasPriceWord(mention) ? 2 : 0;
  const shape = (span.multiplied ? 2 : 0) + (span.low !== null && span.high !== null && span.low !== span.high ? 1 : 0);
  const bare = !span.named && !span.multiplied && told ? 1 : 0;
  const alone = mention.row.length <= 10 && mention.tail.trim().length <= 4 ? 1 : 0;
  return named + cued + shape + bare + alone + (stated ? 1 : 0) + (mention.inTable ? 1 : 0);
}

function hasPriceWord(mention: Mention): boolean {
  return (
    priceCue.test(mention.lead) ||
    priceCue.test(mention.tail.slice(0, 40)) ||
    (mention.lead.length < 40 && priceCue.test(mention.heading))
  );
}

/** The same evidence in words. */
export function evidence(mention: Mention, stated: boolean): string[] {
  const { span } = mention;
  return [
    ...(span.named ? ['currency named'] : []),
    ...(span.multiplied ? ['multiplier'] : []),
    ...(stated ? ['basis stated'] : []),
    ...(mention.inTable ? ['table row'] : []),
    ...(hasPriceWord(mention) ? ['word of price'] : []),
    ...(span.swapped ? ['ends swapped'] : []),
  ];
}

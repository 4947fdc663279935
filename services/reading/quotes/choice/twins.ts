import type { Judged } from '../context/roles.ts';

const bridge =
  /^[\s.)]*(?:[(/=≈~]|или|либо|т\.?\s?е\.?|то есть|это|эквивалент\p{L}*|в пересчете|около|примерно|approx\.?|about|around|or|i\.?e\.?|that is|equivalent|roughly|ca\.?|bzw\.?|oder|entspricht|das sind|also|по курсу|in|на сегодня|[\s,:.])*$/u;
const taxBridge = /^[^;]{0,40}$/u;
const taxRatios = [1.05, 1.07, 1.077, 1.08, 1.081, 1.1, 1.18, 1.19, 1.2, 1.21, 1.22, 1.25];
const slack = 0.0015;

/** Marks the second of two amounts that say the same price: another currency, or with and without VAT, side by side. */
export function markTwins(judged: readonly Judged[]): Judged[] {
  const marked: Judged[] = [];
  for (const [index, current] of judged.entries()) {
    const previous = judged[index - 1];
    const before = marked[index - 1];
    if (previous === undefined || before === undefined || before.role === 'equivalent' || !isTwin(previous, current)) {
      marked.push(current);
      continue;
    }
    // "350 000 ₽ (≈ 4 300 $) без НДС": terms behind the second amount hold for both.
    if (before.vat === 'unknown') marked[index - 1] = { ...before, vat: current.vat, vatRate: current.vatRate };
    const reasons = [...current.reasons, 'says the price before it again'];
    marked.push({ ...current, role: 'equivalent', score: current.score - 5, reasons });
  }
  return marked;
}

const supersedes =
  /^[\s.,;]*(?:(?:→|➔|➜|=>|->|»)\s*)?(?:(?:а |но |but |und )?(?:сейчас|теперь|стало|now(?: only| just)?|today|jetzt(?: nur)?|heute|nur(?: noch)?)\s*)?(?:(?:всего|только|за|for|only|nur|für)\s*)?:?\s*$/u;
const says = /[→➔➜»]|=>|->|сейчас|теперь|стало|now|today|jetzt|heute|nur noch/u;

/** Marks the first of "120 000 ₽ → сейчас 79 000 ₽" as the old price and the lower second as the price that counts. */
export function markSuperseded(judged: readonly Judged[]): Judged[] {
  const marked = [...judged];
  for (const [index, current] of judged.entries()) {
    const before = marked[index - 1];
    if (
      before === undefined ||
      !['price', 'total', 'old_price'].includes(before.role) ||
      before.mention.line !== current.mention.line
    )
      continue;
    const between = current.mention.lead;
    const lower = (current.highMinor ?? Number.POSITIVE_INFINITY) < (before.lowMinor ?? 0);
    if (!lower || current.role !== 'price' || !says.test(between) || !supersedes.test(between)) continue;
    marked[index - 1] = {
      ...before,
      role: 'old_price',
      score: before.score - 5,
      reasons: [...before.reasons, 'the price before'],
    };
    marked[index] = {
      ...current,
      role: 'total',
      score: current.score + 2,
      reasons: [...current.reasons, 'takes the place of the price before'],
    };
  }
  return marked;
}

/** Reads a total as including VAT when the tax beside it is the known share of it, as excluding when it is the known share on top. */
export function taxTotals(judged: readonly Judged[]): Judged[] {
  const taxes = judged.flatMap((one) => (one.role === 'vat_amount' && one.lowMinor !== null ? [one.lowMinor] : []));
  if (taxes.length === 0) return [...judged];
  return judged.map((one) => {
    const sum = one.lowMinor;
    if (one.vat !== 'unknown' || sum === null || sum !== one.highMinor) return one;
    if (taxes.some((tax) => isTaxed(sum, sum - tax))) return { ...one, vat: 'incl' };
    return taxes.some((tax) => isTaxed(sum + tax, sum)) ? { ...one, vat: 'excl' } : one;
  });
}

function isTaxed(gross: number, net: number): boolean {
  return net > 0 && taxRatios.some((known) => Math.abs(gross / net / known - 1) < slack);
}

function isTwin(a: Judged, b: Judged): boolean {
  if (a.mention.line !== b.mention.line || b.mention.order !== a.mention.order + 1 || b.mention.inTable) return false;
  const between = b.mention.lead;
  const foreign =
    a.mention.currency !== null && b.mention.currency !== null && a.mention.currency !== b.mention.currency;
  if (foreign) return between.length <= 40 && bridge.test(between) && a.basis === b.basis;
  const ratio = ratioOf(a, b);
  const taxed = ratio !== null && a.vat !== b.vat && taxRatios.some((known) => Math.abs(ratio / known - 1) < slack);
  return taxed && taxBridge.test(between);
}

function ratioOf(a: Judged, b: Judged): number | null {
  const [x, y] = [a.lowMinor ?? a.highMinor, b.lowMinor ?? b.highMinor];
  if (!x || !y) return null;
  return x > y ? x / y : y / x;
}

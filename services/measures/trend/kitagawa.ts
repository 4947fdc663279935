/** One class of studios: its share of each wave and its reply rate there. */
export type WaveClass = {
  readonly share1: number;
  readonly rate1: number;
  readonly share2: number;
  readonly rate2: number;
};

/**
 * Splits a change of the overall rate into what the studios did (rates) and who was asked (composition).
 * The parts add up to the total. No classes give nulls. Source: Kitagawa 1955.
 */
export function kitagawa(classes: readonly WaveClass[]) {
  if (classes.length === 0) return { total: null, rateEffect: null, compositionEffect: null };
  const sum = (term: (one: WaveClass) => number): number => classes.reduce((total, one) => total + term(one), 0);
  return {
    total: sum((one) => one.share2 * one.rate2) - sum((one) => one.share1 * one.rate1),
    rateEffect: sum((one) => ((one.share1 + one.share2) / 2) * (one.rate2 - one.rate1)),
    compositionEffect: sum((one) => ((one.rate1 + one.rate2) / 2) * (one.share2 - one.share1)),
  };
}

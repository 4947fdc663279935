import { halfWidth } from '../../measures/power/precision.ts';
import { mdeTwoProp } from '../../measures/power/two-proportions.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';

/** The reply rate the table is made for: what the study of 2014 found by form (68%). */
export const plannedRate = 0.68;

/** Smallest difference from the planned rate that one factor can show with 80% power at 5%, in percentage points. */
export type FactorPower = {
  readonly factor: keyof Protocol['arms'];
  readonly levels: number;
  readonly perLevel: number;
  readonly downPoints: number | null;
  readonly upPoints: number | null;
  /** The same at the first step of Holm over the factors that vary. */
  readonly downPointsHolm: number | null;
};

const factors = ['personas', 'channels', 'budgets', 'wordings'] as const;

/** Precision and power that a sample of this size has (statistics 3.7): the planner must say it before launch. */
export function powerTable(
  arms: Protocol['arms'],
  sampleSize: number,
  frameSize: number,
): { readonly halfWidthPoints: number | null; readonly power: readonly FactorPower[] } {
  const varying = factors.filter((factor) => arms[factor].length > 1);
  const half = halfWidth(plannedRate, sampleSize, frameSize);
  return {
    halfWidthPoints: half === null ? null : points(half),
    power: varying.map((factor) => {
      const perLevel = Math.floor(sampleSize / arms[factor].length);
      const alone = mdeTwoProp(plannedRate, perLevel, { power: 0.8, alpha: 0.05 });
      const holm = mdeTwoProp(plannedRate, perLevel, { power: 0.8, alpha: 0.05 / varying.length });
      return {
        factor,
        levels: arms[factor].length,
        perLevel,
        downPoints: orNull(alone.mdeDown),
        upPoints: orNull(alone.mdeUp),
        downPointsHolm: orNull(holm.mdeDown),
      };
    }),
  };
}

function points(share: number): number {
  return Math.round(share * 1000) / 10;
}

function orNull(share: number | null): number | null {
  return share === null ? null : points(share);
}

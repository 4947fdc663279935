import { clusterRobustOls } from '../../../../services/measures/effects/cluster-robust-ols.ts';
import { exactConditionalP } from '../../../../services/measures/effects/exact-conditional.ts';
import { fisherExact, type TwoByTwo } from '../../../../services/measures/effects/fisher-exact.ts';
import { holm } from '../../../../services/measures/effects/holm.ts';
import { permutationTest, unitsOfTables } from '../../../../services/measures/effects/permutation-test.ts';
import { stratifiedEffect } from '../../../../services/measures/effects/stratified-effect.ts';
import type { PairedCounts } from '../../../../services/measures/rates/newcombe-paired.ts';
import { cohenKappa, weightedKappa } from '../../../../services/measures/rubric/cohen-kappa.ts';
import {
  type CoderData,
  coderDataOf,
  krippendorffAlpha,
  type MeasurementLevel,
} from '../../../../services/measures/rubric/krippendorff-alpha.ts';
import { type CodedCriterion, rubricScore } from '../../../../services/measures/rubric/rubric-score.ts';
import { betaBinomialShrink } from '../../../../services/measures/trend/beta-binomial-shrink.ts';
import { cochranArmitage } from '../../../../services/measures/trend/cochran-armitage.ts';
import { kitagawa } from '../../../../services/measures/trend/kitagawa.ts';
import { midrankPercentile } from '../../../../services/measures/trend/midrank-percentile.ts';
import { normalShrink } from '../../../../services/measures/trend/normal-shrink.ts';
import { waveDifference } from '../../../../services/measures/trend/wave-difference.ts';
import { type Dispatch, on, rowsOf } from './dispatch.ts';

type Agreement = { level: MeasurementLevel } & ({ data: CoderData } | { table: number[][] });
type Tables = { tables: TwoByTwo[] };
type Waves = Record<'wave1' | 'wave2', { n: number; x: number }> & { panel: PairedCounts };
type Regression = { y: number[]; X: Record<string, number[]>; cluster: number[] };

/** The columns of X come by name and without the intercept. */
function regression({ y, X, cluster }: Regression) {
  const columns = Object.values(X);
  return clusterRobustOls({ y, cluster, X: y.map((_, i) => [1, ...columns.map((column) => column[i] ?? 0)]) });
}

export const EFFECTS_CASES: Dispatch = {
  rubricScore: on(({ criteria }: { criteria: CodedCriterion[] }) => rubricScore(criteria)),
  cohenKappa: on(({ table }: { table: number[][] }) => cohenKappa(table)),
  cohenKappaCustomWeights: on(({ table, weights }: Record<'table' | 'weights', number[][]>) =>
    weightedKappa(table, weights),
  ),
  krippendorffAlpha: on((input: Agreement) =>
    krippendorffAlpha('data' in input ? input.data : coderDataOf(input.table), input.level),
  ),
  stratifiedEffect: on(({ tables }: Tables) => stratifiedEffect(tables)),
  permutationTest: on(({ tables, seed, B }: Tables & { seed: string; B: number }) => ({
    ...permutationTest(unitsOfTables(tables), seed, B),
    exactP: exactConditionalP(tables),
  })),
  fisherExact: on(({ table }: { table: TwoByTwo }) => fisherExact(table)),
  holm: on(({ p }: { p: (number | null)[] }) => holm(p)),
  clusterRobustOls: on(regression),
  cochranArmitage: on(({ scores, ...counts }: Record<'x' | 'n' | 'scores', number[]>) =>
    cochranArmitage(rowsOf({ ...counts, score: scores }, ['x', 'n', 'score'])),
  ),
  waveDifference: on(({ wave1, wave2, panel }: Waves) => waveDifference(wave1, wave2, panel)),
  kitagawa: on((input: Record<'share1' | 'rate1' | 'share2' | 'rate2', number[]>) =>
    kitagawa(rowsOf(input, ['share1', 'rate1', 'share2', 'rate2'])),
  ),
  betaBinomialShrink: on((input: Record<'x' | 'n', number[]>) => betaBinomialShrink(rowsOf(input, ['x', 'n']))),
  normalShrink: on((input: Record<'y' | 'v', number[]>) => normalShrink(rowsOf(input, ['y', 'v']))),
  midrankPercentile: on(({ values, betterIs }: { values: (number | null)[]; betterIs: 'low' | 'high' }) =>
    midrankPercentile(values, betterIs),
  ),
};

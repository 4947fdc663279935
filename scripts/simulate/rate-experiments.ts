import type { TwoByTwo } from '../../services/measures/effects/fisher-exact.ts';
import { stratifiedEffect } from '../../services/measures/effects/stratified-effect.ts';
import { debriefAdjustedRate } from '../../services/measures/outcome/debrief-adjusted-rate.ts';
import { debriefInterval } from '../../services/measures/outcome/debrief-interval.ts';
import { newcombeDiff } from '../../services/measures/rates/newcombe-diff.ts';
import { stratifiedProportion } from '../../services/measures/rates/stratified-proportion.ts';
import { wilson } from '../../services/measures/rates/wilson.ts';
import { wilsonFpc } from '../../services/measures/rates/wilson-fpc.ts';
import { count, EFFECT, type Experiment, times, yes } from './trial.ts';

/** 44 studios of each of three tiers, half of them in each arm; arm 1 adds ten points to the tier's reply rate. */
const TIERS = [0.7, 0.55, 0.4];
export const rates: Experiment = (s) => {
  const tables = TIERS.map((p): TwoByTwo => {
    const [a, c] = [p + EFFECT, p].map((rate) => count(times(22, () => yes(s, rate)))) as [number, number];
    return [
      [a, 22 - a],
      [c, 22 - c],
    ];
  });
  const arm = (k: 0 | 1): number => tables.reduce((sum, table) => sum + table[k][0], 0);
  const replied = arm(0) + arm(1);
  const substantive = count(times(replied, () => yes(s, 0.75)));
  const effect = stratifiedEffect(tables);
  return [
    { name: 'Reply rate AR2: Wilson', truth: 0.6, ...wilson(replied, 132) },
    { name: 'Substantive of those who replied: Wilson', truth: 0.75, ...wilson(substantive, replied) },
    { name: 'Rare outcome, 3 %: Wilson', truth: 0.03, ...wilson(count(times(132, () => yes(s, 0.03))), 132) },
    { name: 'Two arms, 66 against 66: Newcombe', truth: EFFECT, ...newcombeDiff(arm(0), 66, arm(1), 66) },
    { name: 'Arm effect over tiers: Mantel–Haenszel, Sato', truth: EFFECT, lower: effect.lower, upper: effect.upper },
  ];
};

/** The frame itself as the target: N = 160 studios with fixed answers, 132 drawn; and three tiers of unequal size. */
export const frames: Experiment = (s) => {
  const frame = s.shuffle(times(160, () => yes(s, 0.6)));
  const sizes = [60, 90, 150];
  const tiers = sizes.map((N, h) => times(N, () => yes(s, TIERS[h] ?? 0)));
  const strata = tiers.map((answers) => ({ N: answers.length, n: 44, x: count(s.shuffle(answers).slice(0, 44)) }));
  const st = stratifiedProportion(strata);
  if (st.kind === 'refused') throw new Error(st.error);
  const process = sizes.reduce((sum, N, h) => sum + (N / 300) * (TIERS[h] ?? 0), 0);
  return [
    {
      name: 'This frame, 132 of 160: Wilson with FPC',
      truth: count(frame) / 160,
      ...wilsonFpc(count(frame.slice(0, 132)), 132, 160),
    },
    {
      name: 'This frame, stratified 132 of 300: Wilson on n_eff',
      truth: count(tiers.flat()) / 300,
      lower: st.lower,
      upper: st.upper,
    },
    { name: 'Process, stratified: Wilson on n_eff', truth: process, lower: st.lowerNoFpc, upper: st.upperNoFpc },
  ];
};

/** One inquiry in ten never comes before anybody's eyes; six of ten silent studios say why, and truly. */
export const debriefs: Experiment = (s) => {
  const seen = times(132, () => yes(s, 0.9));
  const answered = seen.map((one) => one && yes(s, 0.65));
  const silent = seen.filter((_, n) => answered[n] === false);
  const asked = silent.filter(() => yes(s, 0.6));
  const adjusted = debriefAdjustedRate({
    n: 132,
    replied: count(answered),
    silent: silent.length,
    debriefed: asked.length,
    notReceived: asked.length - count(asked),
  });
  return [{ name: 'AR2 of what arrived, by the debrief: two-phase, logit', truth: 0.65, ...debriefInterval(adjusted) }];
};

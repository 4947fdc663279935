import { clusterRobustOls } from '../../services/measures/effects/cluster-robust-ols.ts';
import { clusteredShare } from '../../services/measures/rates/clustered-share.ts';
import { newcombePaired } from '../../services/measures/rates/newcombe-paired.ts';
import { wilson } from '../../services/measures/rates/wilson.ts';
import { studentQuantile } from '../../services/measures/special-functions.ts';
import { waveDifference } from '../../services/measures/trend/wave-difference.ts';
import { count, EFFECT, type Experiment, times, yes } from './trial.ts';

/** The same studios twice (answers correlated), and two waves of 132 that share a panel of 100. */
export const waves: Experiment = (s) => {
  const studio = () => {
    const leaning = s.double();
    return [leaning, leaning].map((share) => yes(s, 0.3 + 0.6 * share)) as [boolean, boolean];
  };
  const counted = (pairs: readonly [boolean, boolean][]) => ({
    bothYes: pairs.filter(([a, b]) => a && b).length,
    firstOnly: pairs.filter(([a, b]) => a && !b).length,
    secondOnly: pairs.filter(([a, b]) => !a && b).length,
    neither: pairs.filter(([a, b]) => !a && !b).length,
  });
  const { lower, upper } = newcombePaired(counted(times(132, studio)));
  const panel = counted(times(100, studio));
  const [first, second] = [times(32, () => yes(s, 0.6)), times(32, () => yes(s, 0.6))];
  const change = waveDifference(
    { n: 132, x: panel.bothYes + panel.firstOnly + count(first) },
    { n: 132, x: panel.bothYes + panel.secondOnly + count(second) },
    panel,
  );
  return [
    { name: 'Same studios twice: Newcombe, paired', truth: 0, lower, upper },
    { name: 'Two waves with a common panel: normal', truth: 0, lower: change.lower, upper: change.upper },
  ];
};

/** Owners with three studios each that answer alike (intraclass correlation 0.4): 44 owners, 132 studios. */
export const owners: Experiment = (s) => {
  const cases = times(44, (g) => {
    const [arm, common] = [g % 2, s.double()];
    return times(3, () => ({
      g,
      arm,
      y: Number((yes(s, Math.sqrt(0.4)) ? common : s.double()) < 0.55 + EFFECT * arm),
    }));
  }).flat();
  const fit = clusterRobustOls({
    y: cases.map(({ y }) => y),
    X: cases.map(({ arm }) => [1, arm]),
    cluster: cases.map(({ g }) => g),
  });
  if (fit.kind === 'refused') throw new Error(fit.error);
  const around = (se: number | undefined, df: number | null | undefined) => {
    const reach = studentQuantile(0.975, df ?? 1) * (se ?? 0);
    return { lower: (fit.beta[1] ?? 0) - reach, upper: (fit.beta[1] ?? 0) + reach };
  };
  const counts = [...Map.groupBy(cases, ({ g }) => g).values()].map((own) => ({
    n: own.length,
    x: own.filter(({ y }) => y === 1).length,
  }));
  const held = clusteredShare(counts);
  return [
    {
      name: 'Owners of three studios: Wilson on the effective size',
      truth: 0.6,
      lower: held.lower,
      upper: held.upper,
    },
    {
      name: 'Owners of three studios: Wilson that ignores owners',
      truth: 0.6,
      ...wilson(cases.filter(({ y }) => y === 1).length, 132),
    },
    { name: 'Arm effect with owners: CR1S, t(G-1)', truth: EFFECT, ...around(fit.seCR1S[1], fit.G - 1) },
    {
      name: 'Arm effect with owners: CR2, Satterthwaite',
      truth: EFFECT,
      ...around(fit.seCR2[1], fit.dfSatterthwaiteCR2[1]),
    },
  ];
};

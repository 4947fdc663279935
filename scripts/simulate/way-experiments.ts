import { clusteredEffect } from '../../services/measures/effects/clustered-effect.ts';
import { newcombeDiff } from '../../services/measures/rates/newcombe-diff.ts';
import { wilson } from '../../services/measures/rates/wilson.ts';
import { count, EFFECT, type Experiment, times, yes } from './trial.ts';

/** Shares of the answers that doubt the inquiry, and that a machine composed. */
const [REPLY, DOUBT, MACHINE] = [0.6, 0.08, 0.1];

/** The headline with and without: both counts are drawn, so that the denominators are random too. */
export const ways: Experiment = (s) => {
  const studios = times(132, () => {
    const answers = yes(s, REPLY);
    return { answers, doubts: answers && yes(s, DOUBT), machine: answers && yes(s, MACHINE) };
  });
  const answered = studios.filter(({ answers }) => answers);
  const kept = studios.filter(({ doubts }) => !doubts);
  const x = (of: typeof studios, has: (one: (typeof studios)[number]) => boolean): number => of.filter(has).length;
  const later = count(times(132, () => yes(s, REPLY + EFFECT)));
  return [
    {
      name: 'Doubted, of those who answered, 8 %: Wilson',
      truth: DOUBT,
      ...wilson(
        x(answered, ({ doubts }) => doubts),
        answered.length,
      ),
    },
    {
      name: 'AR2 without the doubted: Wilson',
      truth: (REPLY * (1 - DOUBT)) / (1 - REPLY * DOUBT),
      ...wilson(
        x(kept, ({ answers }) => answers),
        kept.length,
      ),
    },
    {
      name: 'AR2, machines not counted: Wilson',
      truth: REPLY * (1 - MACHINE),
      ...wilson(
        x(studios, ({ answers, machine }) => answers && !machine),
        132,
      ),
    },
    {
      name: 'Change between two waves of other studios: Newcombe',
      truth: EFFECT,
      ...newcombeDiff(later, 132, answered.length, 132),
    },
  ];
};

/** Owners of three studios in three tiers, the studios of an owner in either arm: the difference with owners held together. */
export const ownedEffects: Experiment = (s) => {
  const units = times(44, (owner) => {
    const common = s.double();
    return times(3, () => {
      const tier = s.int(3);
      const arm = yes(s, 0.5) ? (1 as const) : (0 as const);
      const rate = [0.7, 0.55, 0.4][tier] ?? 0;
      const leaning = yes(s, Math.sqrt(0.4)) ? common : s.double();
      return { stratum: `tier ${tier}`, arm, owner: `owner ${owner}`, yes: leaning < rate + EFFECT * arm };
    });
  }).flat();
  const { lower, upper } = clusteredEffect(units);
  return [{ name: 'Arm effect over tiers by owners: Mantel–Haenszel, jackknife, t(G-1)', truth: EFFECT, lower, upper }];
};

import { cohenKappa } from '../../services/measures/rubric/cohen-kappa.ts';
import {
  coderDataOf,
  krippendorffAlpha,
  krippendorffInterval,
} from '../../services/measures/rubric/krippendorff-alpha.ts';
import { betaBinomialShrink } from '../../services/measures/trend/beta-binomial-shrink.ts';
import { count, type Experiment, times, yes } from './trial.ts';

/** Two coders of 60 units with codes 0, 1, 2, each right in 85 of 100. */
const SHARES = [0.3, 0.45, 0.25];
const seen = (is: number, code: number): number => (is === code ? 0.85 : 0.075);
const JOINT = times(3, (a) =>
  times(3, (b) => SHARES.reduce((sum, share, is) => sum + share * seen(is, a) * seen(is, b), 0)),
);
const LARGE = JOINT.map((row) => row.map((p) => Math.round(20_000 * p)));
const [KAPPA, ALPHA] = [cohenKappa(LARGE).kappa ?? 0, krippendorffAlpha(coderDataOf(LARGE), 'ordinal').alpha ?? 0];
export const agreement: Experiment = (s, seed) => {
  const code = (is: number): number => (yes(s, 0.85) ? is : (is + 1 + s.int(2)) % 3);
  const table = times(3, () => [0, 0, 0]);
  for (let unit = 0; unit < 60; unit++) {
    const draw = s.double();
    const is = draw < 0.3 ? 0 : draw < 0.75 ? 1 : 2;
    const row = table[code(is)] ?? [];
    const column = code(is);
    row[column] = (row[column] ?? 0) + 1;
  }
  const { lower, upper } = cohenKappa(table);
  const alpha = krippendorffInterval(coderDataOf(table), 'ordinal', `${seed}|alpha`, 499);
  return [
    { name: 'Agreement of two coders: kappa, normal', truth: KAPPA, lower, upper },
    { name: 'Agreement of two coders: ordinal alpha, bootstrap', truth: ALPHA, lower: alpha.lower, upper: alpha.upper },
  ];
};

/** 44 studios with three inquiries each, their own rates uniform between 0.25 and 0.95. */
export const shrinkage: Experiment = (s) => {
  const own = times(44, () => 0.25 + 0.7 * s.double());
  const { studios } = betaBinomialShrink(own.map((p) => ({ x: count(times(3, () => yes(s, p))), n: 3 })));
  return studios.map(({ lower, upper }, i) => ({
    name: 'Rate of one studio of three inquiries: Beta',
    truth: own[i] ?? 0,
    lower,
    upper,
  }));
};

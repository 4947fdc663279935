import type { SeededStream } from '../../services/measures/random/seeded-stream.ts';
import { criticalZ, normalCdf, normalQuantile } from '../../services/measures/special-functions.ts';
import { aalenJohansen } from '../../services/measures/survival/aalen-johansen.ts';
import { kaplanMeier } from '../../services/measures/survival/kaplan-meier.ts';
import { rmstDifference } from '../../services/measures/survival/rmst-difference.ts';
import { type Experiment, normal, times, yes } from './trial.ts';

const W = 720;
const Z = criticalZ(0.95);

/** Delays in hours: a share `reply` answers after a lognormal time, the others never; one in ten is lost on the way. */
const [MU, SIGMA, PHONE] = [Math.log(8), 1.5, 0.2];
const answeredBy = (t: number, reply: number): number => reply * normalCdf((Math.log(t) - MU) / SIGMA);
function meanWait(reply: number): number {
  const steps = 72_000;
  return (
    times(steps, (i) => 1 - answeredBy(((i + 0.5) * W) / steps, reply)).reduce((sum, surv) => sum + surv, 0) *
    (W / steps)
  );
}
const [WAIT_A, WAIT_B] = [meanWait(0.7), meanWait(0.6)];
const MEDIAN_A = Math.exp(MU + SIGMA * normalQuantile(0.5 / 0.7));

function delays(s: SeededStream, n: number, reply: number) {
  const cases = times(n, () => {
    const event = yes(s, reply) ? Math.exp(MU + SIGMA * normal(s)) : Number.POSITIVE_INFINITY;
    const end = yes(s, 0.1) ? W * s.double() : W;
    return { time: Math.min(event, end), cause: event <= end ? (yes(s, PHONE) ? 2 : 1) : 0 };
  });
  const cause = cases.map((one) => one.cause);
  return { time: cases.map(({ time }) => time), cause, status: cause.map((k) => Math.min(1, k)) };
}

export const curves: Experiment = (s) => {
  const all = delays(s, 132, 0.7);
  const curve = kaplanMeier(all, W);
  const at = (t: number) => curve.steps.findLast((step) => step.t <= t) ?? { lower: null, upper: null };
  const [mail, phone] = aalenJohansen(all, { 1: 'email', 2: 'phone' }, [W]);
  const { est, se } = curve.rmst;
  const difference = rmstDifference(delays(s, 66, 0.7), delays(s, 66, 0.6), W);
  const bounds = ({ lower, upper }: { lower: number | null; upper: number | null }) => ({ lower, upper });
  return [
    { name: 'Still silent after 24 h: Kaplan–Meier, log-log', truth: 1 - answeredBy(24, 0.7), ...bounds(at(24)) },
    { name: 'Still silent at the end: Kaplan–Meier, log-log', truth: 1 - answeredBy(W, 0.7), ...bounds(at(W)) },
    { name: 'Median delay: Brookmeyer–Crowley', truth: MEDIAN_A, ...bounds(curve.median) },
    {
      name: 'Mean wait up to 30 days: normal',
      truth: WAIT_A,
      lower: (est ?? 0) - Z * (se ?? 0),
      upper: (est ?? 0) + Z * (se ?? 0),
    },
    { name: 'Difference of mean waits, 66 against 66: normal', truth: WAIT_A - WAIT_B, ...bounds(difference) },
    {
      name: 'First contact by mail: Aalen–Johansen, log-log',
      truth: (1 - PHONE) * answeredBy(W, 0.7),
      ...bounds(mail ?? at(0)),
    },
    {
      name: 'First contact by phone: Aalen–Johansen, log-log',
      truth: PHONE * answeredBy(W, 0.7),
      ...bounds(phone ?? at(0)),
    },
  ];
};

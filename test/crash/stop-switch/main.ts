import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { openHouseWithServers } from '../../support/house.ts';
import { type Lags, stopSwitchTrials } from './trial.ts';

/**
 * npm run crash -- stop-switch [trials] [workers] [seed]: workers carry forms and letters, a person throws the stop switch by the API,
 * and the clocks of sites and exchanger tell when the last request left. Exits 1 when one left more than two seconds later, or when
 * what was stopped was not sent once, and only once, after sending was resumed.
 */
const trials = Number(process.argv[3] ?? '20');
const workers = Number(process.argv[4] ?? '8');
const seed = process.argv[5] ?? randomBytes(4).toString('hex');
const limitMs = 2_000;
const house = await openHouseWithServers();
try {
  const tell = (lags: Lags): void => {
    process.stderr.write(`${JSON.stringify(lags)}\n`);
  };
  const { lags, ends, faults } = await stopSwitchTrials(house, { trials, workers, seed, tell });
  const most = (of: (one: Lags) => number | null): number => Math.max(0, ...lags.map((one) => of(one) ?? 0));
  const worst = {
    forms: most(({ forms }) => forms),
    letters: most(({ letters }) => letters),
    pages: most(({ pages }) => pages),
  };
  const load = loadavg().map((one) => Number(one.toFixed(1)));
  const answers = most((one) => one.answers);
  process.stdout.write(
    `${JSON.stringify({ seed, trials, workers, load, worst, answers, limitMs, ends, faults, lags })}\n`,
  );
  if (faults.length > 0 || Math.max(...Object.values(worst)) > limitMs) process.exitCode = 1;
} finally {
  await house.close();
}

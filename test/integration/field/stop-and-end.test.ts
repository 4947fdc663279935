import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Asked, openSlowSites } from '../../../scripts/bench/scale/slow-sites.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { dealStudios } from '../../city/studios.ts';
import { planFormInquiry } from '../../crash/forms/inquiries.ts';
import { stopSwitchTrials } from '../../crash/stop-switch/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { type House, openHouse } from '../../support/house.ts';

const patience = { timeout: 240_000 };
let clone: TestDatabase;
let house: House;
beforeEach(async () => {
  clone = await cloneDatabase();
  await migrateQueue(clone.url);
  house = await openHouse({ databaseUrl: clone.url });
});
afterEach(async () => {
  await house.close();
  await clone.drop();
});

it(
  'a worker that is told to end finishes the inquiry in its hands and leaves the next to others',
  patience,
  async () => {
    const studios = dealStudios({ seed: 'end', studios: 2, zone: 'end.test', kinds: ['tilda', 'tilda'] });
    const asked: Asked[] = [];
    const sites = await openSlowSites(studios, 100, 0, asked);
    await house.db.transaction().execute(async (tx) => {
      for (const { domain } of studios) await planFormInquiry(tx, domain);
    });
    const [relay, worker] = await Promise.all([
      house.start('relay', {}),
      house.start('worker', { EGRESS_MAP: `*.end.test=127.0.0.1:${sites.port}`, WORKER_CONCURRENCY: '1' }),
    ]);
    while (asked.length === 0) await sleep(50);
    await worker.stop(60_000);
    await relay.stop();
    await sites.close();
    expect(house.log()).toMatch(/"process":"worker".*process\.stopped/u);
    const states = await house.db
      .selectFrom('attempts')
      .select(['state', 'reason', 'fence'])
      .orderBy('state')
      .execute();
    expect(states).toEqual([
      { state: 'confirmed', reason: 'engine_positive', fence: 1 },
      { state: 'planned', reason: null, fence: 0 },
    ]);
  },
);

it('after the stop switch nothing is armed any more, and what it stopped is sent later, once', patience, async () => {
  const order = { trials: 1, workers: 2, seed: 'short', heap: 2, withinMs: 2_500 };
  const { lags, faults } = await stopSwitchTrials(house, order);
  expect(faults).toEqual([]);
  expect(lags).toHaveLength(1);
  // How soon, in seconds, is told by `npm run crash -- stop-switch`: here the machine may be busy.
  for (const { held, armedAfter } of lags) {
    expect(held).toBeGreaterThan(0);
    expect(armedAfter).toBe(0);
  }
});

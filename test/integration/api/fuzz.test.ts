import { expect, test } from 'vitest';
import { fuzzRoutes, openRun, reachedRoutes } from '../../fuzz/routes/run.ts';
import { fuzzWorld } from '../../fuzz/routes/world.ts';
import { asRole, cloneDatabase } from '../../support/database.ts';

test('of some hundred requests to all routes by everybody none fails, leaks or hangs (npm run fuzz asks far more)', async () => {
  const place = await cloneDatabase();
  const causes: Error[] = [];
  const urls = { owner: place.url, api: asRole(place, 'api') };
  const world = await fuzzWorld(urls, (error) => causes.push(error));
  const run = openRun();
  await fuzzRoutes(world, run, { calls: 500, seed: 'short', causes, said: () => undefined });
  await world.stop();
  await place.drop();
  expect(run.faults).toEqual([]);
  expect(run.calls).toBe(500);
  // A world in which everything is refused would try nothing.
  expect(reachedRoutes(run).length).toBeGreaterThan(60);
  // Some 15 s on a quiet machine.
}, 600_000);

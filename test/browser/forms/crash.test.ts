import { afterAll, expect, it } from 'vitest';
import { matrixTrial } from '../../crash/matrix/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

const clones: TestDatabase[] = [];
afterAll(() => Promise.all(clones.map((clone) => clone.drop())));

const newDatabase = async (): Promise<string> => {
  const clone = await cloneDatabase();
  clones.push(clone);
  return clone.url;
};

/** The long run is `npm run crash`; this one shows that every kind of process can die and nothing comes of it. */
it('processes that are killed on the way send nothing twice, lose no reply and leave nothing undone', {
  timeout: 600_000,
}, async () => {
  const figures = await matrixTrial({
    seed: 'short',
    minutes: 1,
    kills: 10,
    least: 1,
    only: '',
    lanes: 1,
    fieldMinutesPerSecond: 5,
    quietSeconds: 5,
    newDatabase,
  });
  expect(figures.faults).toEqual([]);
  expect(figures.totals).toMatchObject({ duplicates: 0, lostReplies: 0, stuck: 0 });
  expect(figures.totals.kills).toBeGreaterThan(4);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault, Field } from '../../crash/faults/fault.ts';
import { machineFaults } from '../../crash/faults/machine-faults.ts';
import { queueFaults } from '../../crash/faults/queue-faults.ts';
import { faultTrial } from '../../crash/faults/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.drop());

/** One after the other in one field; all of them, each many times and with forms: npm run crash -- faults */
const turns = ['redis-flushed', 'jobs-doubled', 'loop-blocked'];

it('a queue that is emptied or doubled and a worker that falls silent beyond its lease neither double nor lose anything', {
  timeout: 240_000,
}, async () => {
  const strike = async (field: Field, nth: number): Promise<void> => {
    await [...queueFaults, ...machineFaults].find(({ name }) => name === turns[nth])?.strike(field, 0);
  };
  const fault: Fault = {
    name: 'short',
    queue: 'redis',
    times: turns.length,
    extra: ['worker'],
    preload: { module: 'blocked-loop', into: ['worker', 'reader'] },
    strike,
  };
  const portion = { forms: 0, letters: 6, mails: 10 };
  const figures = await faultTrial({
    fault,
    databaseUrl: clone.url,
    seed: 'short',
    times: turns.length,
    portion,
    longestPauseMs: 100,
  });
  expect(figures.faults).toEqual([]);
  expect(figures).toMatchObject({ inquiries: 24, contacts: 24, mails: 40, restarted: [] });
});

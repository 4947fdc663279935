import { afterAll, beforeAll, expect, it } from 'vitest';
import { crashTrial } from '../../crash/forms/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.drop());

it('a worker killed around the held request never sends twice, and what was not armed is delivered in the end', {
  timeout: 300_000,
}, async () => {
  const figures = await crashTrial({ databaseUrl: clone.url, kills: 4, lanes: 2, seed: 'short' });
  expect(figures.faults).toEqual([]);
  expect(figures.kills).toBe(4);
  expect(figures.unarmed).toBeGreaterThanOrEqual(1);
  expect(figures.uncertain).toBeGreaterThanOrEqual(1);
  expect(figures.confirmed + figures.uncertain).toBe(figures.inquiries);
});

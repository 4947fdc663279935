import { expect, it } from 'vitest';
import { crashTrial } from '../../crash/forms/trial.ts';

it('a process killed around the held request never sends twice, and what was not armed is sent in the end', {
  timeout: 200_000,
}, async () => {
  const figures = await crashTrial(3);
  expect(figures.above).toBe(0);
  expect(figures.kills).toBe(3);
  expect(figures.unarmed).toBe(1);
  expect(figures.unarmedDelivered).toBe(1);
  expect(figures.armedArrived).toBeLessThanOrEqual(figures.armed);
});

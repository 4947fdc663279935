import { expect, test } from 'vitest';
import { attackRandomRelease } from './random-release.ts';

// The full set of two hundred: npm run bench -- attacks 200
const SEEDS = Array.from({ length: 12 }, (_, n) => `release ${n}`);

test('random releases verify by their certificates, and neither brute force nor solving determines a hidden cell', () => {
  const attacked = SEEDS.map(attackRandomRelease);
  expect(attacked.flatMap(({ faults }) => faults)).toEqual([]);
  expect(attacked.flatMap(({ determined }) => determined)).toEqual([]);
  expect(attacked.filter(({ shown }) => shown > 0).length).toBeGreaterThan(5);
});

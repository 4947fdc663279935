import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differences, type ReferenceCase } from './reference/compare.ts';
import { ESTIMATORS } from './reference/estimators.ts';
import { perturbations } from './reference/perturb.ts';

const FILE = new URL('../../fixtures/stat-cases.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: ReferenceCase[] };
const numeric = cases.filter(({ kind }) => kind === 'numeric');

/** An unknown function is a fault of the suite, never a case to pass over. */
function estimate({ fn, input }: ReferenceCase): unknown {
  const run = ESTIMATORS[fn];
  if (run === undefined) throw new Error(`no estimator is called ${fn}`);
  return run(input);
}

describe('the reference cases made with R and plain formulas', () => {
  it('are all there: 165 to compare and 7 for the attacks', () => {
    expect(cases).toHaveLength(172);
    expect(numeric).toHaveLength(165);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(172);
  });

  it.each(numeric.map((one) => [one.id, one] as const))('%s comes out as published', (_id, one) => {
    expect(differences(estimate(one), one.expected, one.tol)).toEqual([]);
  });

  it('name no function that the measures do not have', () => {
    expect(() => estimate({ id: 'x', fn: 'harmonicGuess', input: {}, expected: {}, tol: 0, kind: 'numeric' })).toThrow(
      'harmonicGuess',
    );
  });

  it('would fail on any single wrong figure', () => {
    const survived = numeric.flatMap((one) => {
      const actual = estimate(one);
      return perturbations(one.expected)
        .filter((wrong) => differences(actual, wrong, one.tol).length === 0)
        .map((wrong) => `${one.id}: ${JSON.stringify(wrong)}`);
    });
    expect(survived).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRank } from '../../../../services/measures/survival/log-rank.ts';
import { unpublishable } from '../finite.ts';

const units = fc.array(
  fc.record({
    time: fc.nat(20),
    status: fc.nat(1),
    group: fc.constantFrom('form', 'mail', 'phone'),
    stratum: fc.nat(2),
  }),
  { maxLength: 50 },
);

function columns(rows: readonly { time: number; status: number; group: string; stratum: number }[]) {
  return {
    time: rows.map(({ time }) => time),
    status: rows.map(({ status }) => status),
    group: rows.map(({ group }) => group),
    stratum: rows.map(({ stratum }) => stratum),
  };
}

describe('the log-rank test', () => {
  it('expects as many events as there were, stratified or not', () => {
    fc.assert(
      fc.property(units, (rows) => {
        const outcome = logRank(columns(rows));
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(outcome.expected)).toBeCloseTo(sum(outcome.observed), 9);
        expect(unpublishable(outcome)).toEqual([]);
        if (outcome.p !== null) expect(outcome.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not depend on the order of the studios', () => {
    fc.assert(
      fc.property(units, (rows) => {
        const [one, other] = [logRank(columns(rows)), logRank(columns(rows.toReversed()))];
        expect(other.groups).toEqual(one.groups);
        if (one.chisq !== null) expect(other.chisq).toBeCloseTo(one.chisq, 9);
      }),
    );
  });

  it('drops a group that was never at risk', () => {
    const outcome = logRank({ time: [0, 5, 6, 7, 8], status: [0, 1, 1, 1, 0], group: ['x', 'a', 'b', 'a', 'b'] });
    expect(outcome.groups).toEqual(['a', 'b', 'x']);
    expect(outcome.df).toBe(1);
    expect(outcome.chisq).not.toBeNull();
  });

  it('has nothing to compare in one group or in none', () => {
    expect(logRank({ time: [1, 2], status: [1, 1], group: ['a', 'a'] })).toMatchObject({ chisq: null, p: null, df: 0 });
    expect(logRank({ time: [], status: [], group: [] })).toMatchObject({ chisq: null, p: null });
  });
});

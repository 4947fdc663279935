import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../services/releases/report/build-report.ts';
import { nothingCoded } from '../../../../services/releases/report/coded-shares.ts';
import type { InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';
import type { WaysReport } from '../../../../services/releases/report/ways-schema.ts';
import { answer, day, head, inquiry, petersburgWave, recordOf, reportOf } from './facts.ts';

type Code = { inquiryId: string; item: string; value: number | null };
const waysOf = (facts: readonly InquiryFacts[], codes: Code[] = [], calls = 0): WaysReport => {
  const record = { ...recordOf(facts), coding: { ...nothingCoded, codes }, unattributedCalls: calls };
  return buildReport(head, record, day(61)).ways;
};
const rate = (ways: WaysReport, way: WaysReport['rows'][number]['way'], of: 'AR2' | 'AR1' = 'AR2') => {
  const found = ways.rows.find((row) => row.way === way)?.[of];
  return [found?.numerator, found?.n];
};
const machine = (facts: InquiryFacts): InquiryFacts => ({
  ...facts,
  answers: facts.answers.map((one) => ({ ...one, machine: one.sort !== 'auto' })),
});

describe('the headline with and without', () => {
  const wave = petersburgWave();

  it('is the same every way while nobody doubted and no machine answered', () => {
    const ways = waysOf(wave);
    for (const { way } of ways.rows) expect(rate(ways, way)).toEqual([30, 45]);
    expect(ways.doubted).toMatchObject({ numerator: 0, n: 30, denominatorName: 'answerers' });
    expect(ways.doubtedOpenly).toMatchObject({ value: null, whyNoInterval: 'not_coded' });
    expect(ways.judgedBy).toEqual({ code: 0, rule: 30 });
  });

  it('leaves a doubted inquiry out of both counts, and takes a machine’s answer for an acknowledgement', () => {
    const ways = waysOf(wave.map((one, n) => (n < 4 ? { ...one, doubtHinted: true } : n < 9 ? machine(one) : one)));
    expect(ways.doubted).toMatchObject({ numerator: 4, n: 30 });
    expect(ways.machine).toMatchObject({ numerator: 5, n: 30 });
    expect(rate(ways, 'as_counted')).toEqual([30, 45]);
    expect(rate(ways, 'without_doubted')).toEqual([26, 41]);
    expect(rate(ways, 'machine_not_counted')).toEqual([25, 45]);
    expect(rate(ways, 'without_both')).toEqual([21, 41]);
    expect(rate(ways, 'without_doubted', 'AR1')).toEqual([26, 43]);
    const medians = ways.rows.map(({ median }) => median.value ?? Number.POSITIVE_INFINITY);
    expect(medians[2]).toBeGreaterThan(medians[0] ?? 0);
  });

  it('trusts a settled code before the rules, in both directions', () => {
    const hinted = wave.map((one, n) => (n < 2 ? { ...one, doubtHinted: true } : one));
    const codes = [
      { inquiryId: 'inquiry-00', item: 'suspicion', value: 0 },
      { inquiryId: 'inquiry-05', item: 'suspicion', value: 2 },
      { inquiryId: 'inquiry-06', item: 'suspicion', value: null },
    ];
    const ways = waysOf(hinted, codes);
    expect(ways.doubted).toMatchObject({ numerator: 2, n: 30 });
    expect(ways.doubtedOpenly).toMatchObject({ numerator: 1, n: 2, whyNoInterval: 'too_few_cases' });
    expect(ways.judgedBy).toEqual({ code: 2, rule: 28 });
  });

  it('an answer of a person beside a machine’s keeps the inquiry answered', () => {
    const both = inquiry({
      answers: [{ ...answer(1, 'substantive'), machine: true }, answer(3, 'non_substantive')],
    });
    expect(rate(waysOf([both]), 'machine_not_counted')).toEqual([1, 1]);
  });

  it('stands in a bracket from the unmasked as silent to every call of nobody as an answer', () => {
    const ways = waysOf(wave, [], 3);
    const { silent, leftOut, answered, withCalls } = ways.bracket;
    expect([silent, leftOut, answered, withCalls].map(({ numerator, n }) => [numerator, n])).toEqual([
      [30, 45],
      [30, 45],
      [30, 45],
      [33, 45],
    ]);
    expect(waysOf(wave, [], 99).bracket.withCalls).toMatchObject({ numerator: 45, n: 45 });
  });

  it('never counts more answers without than with, whatever is doubted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 47, maxLength: 47 }), (marks) => {
        const marked = wave.map((one, n) => {
          const [doubtHinted = false, composed = false] = marks[n] ?? [];
          const own = { ...one, doubtHinted };
          return composed ? machine(own) : own;
        });
        const ways = waysOf(marked);
        const [all = 0, n = 0] = rate(ways, 'as_counted') as number[];
        for (const { way, AR2 } of ways.rows) {
          expect(AR2.numerator ?? 0, way).toBeLessThanOrEqual(all);
          expect(AR2.n, way).toBeLessThanOrEqual(n);
        }
        const [human = 0, same = 0] = rate(ways, 'machine_not_counted') as number[];
        expect(same).toBe(n);
        expect(all - human).toBe(ways.machine.numerator);
      }),
      { numRuns: 40 },
    );
  });

  it('is told in the report of every wave', () => {
    expect(reportOf(wave).ways.rows.map(({ way }) => way)).toHaveLength(4);
  });
});

import { describe, expect, it } from 'vitest';
import { holm } from '../../../../services/measures/effects/holm.ts';
import { newcombeDiff } from '../../../../services/measures/rates/newcombe-diff.ts';
import type { InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';
import { answer, day, inquiry, reportOf } from './facts.ts';

/** 120 inquiries, two levels of two factors and two strata; the polite wording is answered by 40 of 60, the plain one by 24. */
function wave(given: (n: number) => Partial<InquiryFacts> = () => ({})): InquiryFacts[] {
  return Array.from({ length: 120 }, (_, n) => {
    const wording = n % 2 === 0 ? 'polite' : 'plain';
    const answers = Math.floor(n / 2) < (wording === 'polite' ? 40 : 24);
    return inquiry({
      inquiryId: `i${String(n).padStart(3, '0')}`,
      arm: { persona: n % 4 < 2 ? 'director' : 'secretary', channel: 'form', budget: 'none', wording },
      answers: answers ? [answer(1 + n / 20, 'substantive')] : [],
      ...given(n),
    });
  });
}

describe('what the factors change', () => {
  it('is told for every level against the first, and for factors with two levels only', () => {
    const effects = reportOf(wave()).effects;
    expect(effects.map(({ factor, level, base }) => [factor, level, base])).toEqual([
      ['persona', 'secretary', 'director'],
      ['wording', 'polite', 'plain'],
    ]);
    const wording = effects[1];
    expect(wording?.AR2).toMatchObject({ n: 120, interval: { method: 'newcombe_10' } });
    expect(wording?.AR2.value).toBeCloseTo(16 / 60, 12);
    const { lower, upper } = newcombeDiff(40, 60, 24, 60);
    expect([wording?.AR2.interval?.lower, wording?.AR2.interval?.upper]).toEqual([lower, upper]);
    expect(wording?.AR2Test).toMatchObject({ method: 'exact_conditional', permutations: null, stream: null });
    expect(wording?.AR2Test.p).toBeLessThan(0.01);
  });

  it('holds strata apart and adjusts by Holm over the wave', () => {
    const effects = reportOf(wave((n) => ({ stratum: n % 3 === 0 ? 'top' : 'rest' }))).effects;
    expect(effects.map(({ strata }) => strata)).toEqual([2, 2]);
    expect(effects[0]?.AR2.interval?.method).toBe('mantel_haenszel_sato');
    for (const test of ['AR2Test', 'delayTest'] as const) {
      const { adjusted } = holm(effects.map((one) => one[test].p));
      expect(effects.map((one) => one[test].holm)).toEqual(adjusted);
    }
  });

  it('says how many permutations its p of the delays rests on, and draws the same again', () => {
    const [first] = reportOf(wave()).effects;
    expect(first?.delayTest).toMatchObject({
      method: 'permutation_log_rank',
      permutations: 9_999,
      stream: 'petersburg|w1|perm|persona|secretary|director',
    });
    const p = first?.delayTest.p ?? 0;
    expect(p * 10_000).toBeCloseTo(Math.round(p * 10_000), 6);
    expect(reportOf(wave()).effects).toEqual(reportOf(wave()).effects);
    const many = reportOf([...wave(), ...wave().map((one) => ({ ...one, inquiryId: `${one.inquiryId}b` }))]).effects;
    expect(many[0]?.delayTest).toMatchObject({ method: 'log_rank_chi_square', permutations: null, stream: null });
    expect(many[0]?.delayTest.p).toBeGreaterThan(0);
  });

  it('counts owners where studios share one', () => {
    const owned = reportOf(wave((n) => ({ owner: `o${Math.floor(n / 4)}` }))).effects;
    expect(owned[1]?.AR2.interval?.method).toBe('mantel_haenszel_by_owners');
    expect(owned[1]?.AR2.value).toBeCloseTo(16 / 60, 12);
    const few = reportOf(wave((n) => ({ owner: `o${n % 9}` }))).effects;
    expect(few[1]?.AR2).toMatchObject({ interval: null, whyNoInterval: 'too_few_owners' });
  });

  it('is empty before anything is settled and without an interval for few', () => {
    expect(reportOf(wave(), day(2)).effects).toEqual([]);
    expect(reportOf(wave().slice(0, 12)).effects[1]?.AR2).toMatchObject({
      interval: null,
      whyNoInterval: 'too_few_cases',
    });
  });
});

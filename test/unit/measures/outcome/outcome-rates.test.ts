import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debriefAdjustedRate } from '../../../../services/measures/outcome/debrief-adjusted-rate.ts';
import { DISPOSITIONS, tallyDispositions } from '../../../../services/measures/outcome/dispositions.ts';
import { modeShares } from '../../../../services/measures/outcome/mode-shares.ts';
import {
  DISPOSITION_CLASSES,
  type DispositionCounts,
  outcomeRates,
} from '../../../../services/measures/outcome/outcome-rates.ts';
import { percentConsistency } from '../../../../services/measures/outcome/percent-consistency.ts';
import { unmaskedBounds } from '../../../../services/measures/outcome/unmasked-bounds.ts';
import { unpublishable } from '../finite.ts';

const counts: fc.Arbitrary<DispositionCounts> = fc.record(
  Object.fromEntries(DISPOSITION_CLASSES.map((name) => [name, fc.nat(200)])) as Record<
    keyof DispositionCounts,
    fc.Arbitrary<number>
  >,
);

describe('answer rates', () => {
  it('grow as the denominator forgives more: AR1 <= AR2 <= AR3 and RR1 <= RR3 <= RR5', () => {
    fc.assert(
      fc.property(counts, (c) => {
        const { AR1, AR2, AR3, RR1, RR3, RR5 } = outcomeRates(c);
        if (AR1 !== null && AR2 !== null) expect(AR1).toBeLessThanOrEqual(AR2);
        if (AR2 !== null && AR3 !== null) expect(AR2).toBeLessThanOrEqual(AR3);
        if (RR1 !== null && RR3 !== null) expect(RR1).toBeLessThanOrEqual(RR3 + 1e-12);
        if (RR3 !== null && RR5 !== null) expect(RR3).toBeLessThanOrEqual(RR5 + 1e-12);
      }),
    );
  });

  it('always carry numerator, denominator and bounds around the share, and nothing unpublishable', () => {
    fc.assert(
      fc.property(counts, (c) => {
        const outcome = outcomeRates(c);
        expect(unpublishable(outcome)).toEqual([]);
        for (const { x, n, p, lower, upper, denominator } of Object.values(outcome.rates)) {
          expect(denominator).not.toBe('');
          if (p === null) expect([n, lower, upper]).toEqual([0, null, null]);
          else expect([p === x / n, (lower ?? 2) <= p, (upper ?? -1) >= p]).toEqual([true, true, true]);
        }
      }),
    );
  });

  it('leave studios that are not eligible out of every denominator but count them', () => {
    const base = { I: 4, P: 2, R: 1, NC: 8, O: 1, UN: 2, UDs: 1, UDo: 1, NE: 0 };
    const withStrangers = outcomeRates({ ...base, NE: 30 });
    expect(withStrangers.rates).toEqual(outcomeRates(base).rates);
    expect(withStrangers.notEligible).toBe(30);
  });

  it('refuse a negative count', () => {
    const nothing = { I: -1, P: 0, R: 0, NC: 0, O: 0, UN: 0, UDs: 0, UDo: 0, NE: 0 };
    expect(() => outcomeRates(nothing)).toThrow('IMPOSSIBLE_COUNT');
  });
});

describe('dispositions', () => {
  it('add up to the number of studios drawn, one each', () => {
    const names = DISPOSITIONS.map(({ name }) => name);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 300 }), (drawn) => {
        const tallied = Object.values(tallyDispositions(drawn)).reduce((sum, count) => sum + count, 0);
        expect(tallied).toBe(drawn.length);
      }),
    );
  });

  it('count a refusal and a missed call as replies but an automatic answer not', () => {
    const replies = DISPOSITIONS.filter(({ reply }) => reply).map(({ name }) => name);
    expect(replies).toEqual(['SUBSTANTIVE', 'NON_SUBSTANTIVE', 'MISSED_CALL_ONLY', 'REFUSAL']);
    expect(DISPOSITIONS.every((entry) => entry.reply === ['I', 'P', 'R'].includes(entry.class))).toBe(true);
  });
});

describe('the mode of the first human contact', () => {
  it('splits the answer rate into parts that make one whole with the silent and the others', () => {
    fc.assert(
      fc.property(counts, fc.nat(100), fc.nat(100), (c, a, b) => {
        const replies = c.I + c.P + c.R;
        const email = Math.min(a, replies);
        const phone = Math.min(b, replies - email);
        const shares = modeShares(c, { email, phone, messenger: replies - email - phone });
        if (shares.kind === 'refused') throw new Error('the modes add up');
        const parts = [shares.email, shares.phone, shares.messenger, shares.silent, shares.other];
        const whole = parts.reduce((sum, { p }) => sum + (p ?? 0), 0);
        if (shares.email.n > 0) expect(whole).toBeCloseTo(1, 12);
        else expect(parts.every(({ p }) => p === null)).toBe(true);
      }),
    );
  });

  it('is refused when some replies have no mode', () => {
    const c = { I: 3, P: 0, R: 0, NC: 1, O: 0, UN: 0, UDs: 0, UDo: 0, NE: 0 };
    expect(modeShares(c, { email: 2, phone: 0, messenger: 0 })).toMatchObject({ error: 'MODES_NOT_REPLIES' });
  });
});

describe('asking the silent whether the letter arrived', () => {
  it('of none of them tells nothing', () => {
    const asked = debriefAdjustedRate({ n: 10, replied: 6, silent: 4, debriefed: 0, notReceived: 0 });
    expect(asked).toMatchObject({ rate: null, se: null });
  });

  it('of one of them gives a rate without an error', () => {
    const asked = debriefAdjustedRate({ n: 10, replied: 6, silent: 4, debriefed: 1, notReceived: 0 });
    expect(asked).toMatchObject({ rate: 0.6, se: null });
  });

  it('of all of them leaves no sampling error of the debrief', () => {
    const asked = debriefAdjustedRate({ n: 10, replied: 6, silent: 4, debriefed: 4, notReceived: 1 });
    expect(asked).toMatchObject({ rate: 6 / 9, var_debrief: 0 });
    expect(asked.se).toBeCloseTo(Math.sqrt(((6 / 9) * (3 / 9)) / 9), 12);
  });

  it('is not needed when everyone replied', () => {
    const asked = debriefAdjustedRate({ n: 5, replied: 5, silent: 0, debriefed: 0, notReceived: 0 });
    expect(asked).toMatchObject({ rate: 1, se: 0 });
  });

  it('of nobody who could have received it gives no rate', () => {
    const asked = debriefAdjustedRate({ n: 3, replied: 0, silent: 3, debriefed: 3, notReceived: 3 });
    expect(asked).toMatchObject({ n_received: 0, rate: null, se: null });
  });
});

describe('counts that contradict each other', () => {
  it('stop the debrief and the bracket', () => {
    const asked = { n: 5, replied: 4, silent: 2, debriefed: 0, notReceived: 0 };
    expect(() => debriefAdjustedRate(asked)).toThrow('IMPOSSIBLE_COUNT');
    const unmasked = { n: 5, replied: 4, unmaskedBeforeReply: 2, unattributedCalls: 0 };
    expect(() => unmaskedBounds(unmasked)).toThrow('IMPOSSIBLE_COUNT');
  });
});

describe('unmasked studios', () => {
  it('make the headline say so when they move it by more than five points', () => {
    const few = { n: 100, replied: 50, unmaskedBeforeReply: 5, unattributedCalls: 0 };
    expect(unmaskedBounds(few).dependsOnUnmasked).toBe(false);
    expect(unmaskedBounds({ ...few, unmaskedBeforeReply: 6 }).dependsOnUnmasked).toBe(true);
  });

  it('leave nothing to exclude when all are unmasked, and nothing at all without inquiries', () => {
    const all = unmaskedBounds({ n: 4, replied: 0, unmaskedBeforeReply: 4, unattributedCalls: 9 });
    expect(all).toMatchObject({ lower: 0, excluded: null, upper: 1, upperWithCalls: 1 });
    const none = unmaskedBounds({ n: 0, replied: 0, unmaskedBeforeReply: 0, unattributedCalls: 0 });
    expect(none).toMatchObject({ lower: null, upper: null });
  });
});

describe('published whole percents', () => {
  it('fit no sample size when there are none', () => {
    expect(percentConsistency([], 100)).toEqual({ possibleN: [], smallest: null });
  });

  it('fit the counts they were rounded from', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), (parts) => {
        const n = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(n > 0);
        const percents = parts.map((part) => Math.floor((200 * part + n) / (2 * n)));
        expect(percentConsistency(percents, n).possibleN).toContain(n);
      }),
    );
  });
});

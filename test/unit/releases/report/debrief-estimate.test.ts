import { describe, expect, it } from 'vitest';
import { debriefAdjustedRate } from '../../../../services/measures/outcome/debrief-adjusted-rate.ts';
import type { SaidReason } from '../../../../services/releases/report/debrief-estimate.ts';
import { fieldworkEstimates } from '../../../../services/releases/report/fieldwork.ts';
import { inquiry } from './facts.ts';

const from = { inputHash: 'a'.repeat(64), codeVersion: 'zerkalo' };
/** 68 answers and 32 silences, as in the reference case of statistics 1.6. */
const settled = Array.from({ length: 100 }, (_, n) => ({
  name: n < 68 ? ('SUBSTANTIVE' as const) : ('SILENT_DELIVERED' as const),
  facts: inquiry({ inquiryId: `i${n}` }),
}));
const saying = (count: number, unseen: number): SaidReason[] =>
  Array.from({ length: count }, (_, n) => ({
    inquiryId: `i${68 + n}`,
    reason: n < unseen ? (n % 2 === 0 ? 'spam' : 'not_received') : 'overlooked',
  }));
const debriefed = (said: readonly SaidReason[] | null, of = settled) =>
  fieldworkEstimates(of, { strata: [], said }, from).debriefed;

describe('the rate adjusted by what the silent say', () => {
  it('takes what nobody saw out of the denominator, with an interval around it', () => {
    const reference = debriefAdjustedRate({ n: 100, replied: 68, silent: 32, debriefed: 16, notReceived: 4 });
    const found = debriefed(saying(16, 4));
    expect(found).toMatchObject({ value: reference.rate, n: 100, interval: { method: 'two_phase_logit' } });
    const { lower, upper } = found?.interval ?? {};
    const logit = (p: number) => Math.log(p / (1 - p));
    expect((logit(upper ?? 0) + logit(lower ?? 0)) / 2).toBeCloseTo(logit(0.739130435), 8);
    expect((logit(upper ?? 0) - logit(lower ?? 0)) / 2).toBeCloseTo((1.959964 * 0.050089) / (0.73913 * 0.26087), 4);
  });

  it('does not hear a studio that answered', () => {
    const answered: SaidReason[] = [{ inquiryId: 'i0', reason: 'spam' }];
    expect(debriefed([...answered, ...saying(16, 4)])).toEqual(debriefed(saying(16, 4)));
  });

  it('is not there before the debrief, and says why it has no interval', () => {
    expect(debriefed(null)).toBeNull();
    expect(debriefed([])).toMatchObject({ value: null, whyNoInterval: 'nobody_said' });
    expect(debriefed(saying(1, 0))).toMatchObject({ value: 0.68, whyNoInterval: 'too_few_reasons' });
    expect(debriefed(saying(2, 0), settled.slice(64, 72))).toMatchObject({ whyNoInterval: 'too_few_cases' });
    expect(debriefed([], [])).toMatchObject({ whyNoInterval: 'nothing_counted' });
  });
});

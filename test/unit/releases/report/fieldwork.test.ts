import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS, tallyDispositions } from '../../../../services/measures/outcome/dispositions.ts';
import { outcomeRates, type RateName } from '../../../../services/measures/outcome/outcome-rates.ts';
import { stratifiedProportion } from '../../../../services/measures/rates/stratified-proportion.ts';
import { fieldworkEstimates } from '../../../../services/releases/report/fieldwork.ts';
import { inquiry } from './facts.ts';

const from = { inputHash: 'a'.repeat(64), codeVersion: 'zerkalo' };
const settledOf = (names: readonly (typeof DISPOSITIONS)[number]['name'][], stratum = (_: number) => 'all') =>
  names.map((name, n) => ({ name, facts: inquiry({ inquiryId: `i${n}`, stratum: stratum(n) }) }));

describe('rates for readers of surveys', () => {
  it('are those of the AAPOR definitions, each with its counts', () => {
    const names = DISPOSITIONS.map(({ name }) => name);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 80 }), (drawn) => {
        const reference = outcomeRates(tallyDispositions(drawn));
        for (const one of fieldworkEstimates(settledOf(drawn), { strata: [], said: null }, from).rates) {
          const name = one.definition === 'own_failures' ? 'auditFailureRate' : (one.definition as RateName);
          if (one.definition === 'RR3' || one.definition === 'RR4') {
            expect(one.value).toBe(reference[one.definition]);
            expect(one.interval).toBeNull();
          } else {
            const { x, n, p } = reference.rates[name];
            expect([one.definition, one.numerator, one.n, one.value]).toEqual([one.definition, x, n, p]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are weighted by the strata of the frame, with and without its finite size', () => {
    const names = Array.from({ length: 60 }, (_, n) =>
      n % 5 < 2 ? ('SILENT_DELIVERED' as const) : ('SUBSTANTIVE' as const),
    );
    const settled = settledOf(names, (n) => (n < 40 ? 'top' : 'rest'));
    const strata = [
      { stratum: 'rest', listed: 300 },
      { stratum: 'top', listed: 50 },
    ];
    const { weighted, listed } = fieldworkEstimates(settled, { strata, said: null }, from);
    const reference = stratifiedProportion([
      { N: 300, n: 20, x: 12 },
      { N: 50, n: 40, x: 24 },
    ]);
    if (reference.kind === 'refused') throw new Error(reference.error);
    expect(listed).toBe(350);
    expect(weighted.process).toMatchObject({
      value: reference.p,
      n: 60,
      interval: { method: 'wilson_effective_n', lower: reference.lowerNoFpc, upper: reference.upperNoFpc },
    });
    expect(weighted.frame.interval).toMatchObject({
      method: 'wilson_effective_n_fpc',
      lower: reference.lower,
      upper: reference.upper,
    });
    const many = fieldworkEstimates(
      settled,
      {
        strata: [
          { stratum: 'rest', listed: 3000 },
          { stratum: 'top', listed: 500 },
        ],
        said: null,
      },
      from,
    );
    expect(many.weighted.frame.interval?.method).toBe('wilson_effective_n');
  });

  it('say why nothing is weighted to a stratum with one inquiry', () => {
    const settled = settledOf(['SUBSTANTIVE', 'SUBSTANTIVE', 'REFUSAL'], (n) => (n === 0 ? 'top' : 'rest'));
    const strata = [
      { stratum: 'rest', listed: 30 },
      { stratum: 'top', listed: 5 },
    ];
    const { weighted } = fieldworkEstimates(settled, { strata, said: null }, from);
    expect(weighted.process).toMatchObject({ value: null, interval: null, whyNoInterval: 'thin_stratum' });
    expect(fieldworkEstimates([], { strata, said: null }, from).weighted.frame).toMatchObject({
      whyNoInterval: 'nothing_counted',
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameUnit } from '../../../services/design/frames/frame-unit.ts';
import { allocate } from '../../../services/design/sampling/allocate.ts';
import { campaignSeed } from '../../../services/design/sampling/campaign-seed.ts';
import { designDraw } from '../../../services/design/sampling/design-draw.ts';
import { drawSample } from '../../../services/design/sampling/draw-sample.ts';
import { stratumOf } from '../../../services/design/sampling/stratum.ts';
import { checked, fixture, shipped } from './shipped.ts';

const unit = (domain: string, percent = 50, given: Partial<FrameUnit> = {}): FrameUnit => ({
  domain,
  otherDomains: [],
  name: domain,
  siteUrl: `https://${domain}/`,
  email: `info@${domain}`,
  phoneE164: null,
  city: null,
  priceTier: null,
  provenance: [{ frame: 'north', line: 2, rank: 1, name: domain, percent }],
  ...given,
});
const nobody = { suppressed: new Set<string>(), coolingDown: new Set<string>() };
const protocol = checked(shipped('rehearsal-line'));

describe('allocation among strata', () => {
  it.each([
    ['proportional', 10, [60, 30, 10], [6, 3, 1]],
    ['equal', 9, [60, 30, 10], [3, 3, 3]],
    ['equal', 12, [60, 30, 2], [5, 5, 2]],
    ['proportional', 5, [97, 1, 1, 1], [2, 1, 1, 1]],
  ] as const)('%s of %i over %j', (how, size, sizes, shares) => {
    const strata = sizes.map((N, h) => ({ stratum: `s${h}`, N }));
    expect(allocate(size, strata, how).map(({ n }) => n)).toEqual(shares);
  });

  it('adds up to the size, leaves no stratum out and overdraws none', () => {
    const strata = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        strata,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('proportional', 'equal'),
        (sizes, at, how) => {
          const total = sizes.reduce((sum, N) => sum + N, 0);
          const size = sizes.length + Math.round(at * (total - sizes.length));
          const shares = allocate(
            size,
            sizes.map((N, h) => ({ stratum: `s${h}`, N })),
            how,
          );
          expect(shares.reduce((sum, { n }) => sum + n, 0)).toBe(size);
          expect(shares.every(({ n, N }) => n >= 1 && n <= N)).toBe(true);
        },
      ),
    );
  });
});

describe('the draw', () => {
  const sampling = { size: 5, allocation: 'proportional' } as const;

  it('agrees with the published case of statistics 3.6', () => {
    const { cases } = JSON.parse(fixture('stat-cases.json').toString());
    const published = cases.find(({ id }: { id: string }) => id === 'sample/hash-order');
    const { seed, stratum, ids } = published.input;
    const draw = drawSample(
      ids.map((domain: string) => ({ domain, stratum })),
      sampling,
      seed,
    );
    expect(draw.kind === 'drawn' && draw.drawn.map(({ unit: { domain } }) => domain)).toEqual(
      published.expected.selected,
    );
  });

  it('gives each unit of a stratum the probability n of N', () => {
    const units = Array.from({ length: 30 }, (_, i) => ({ domain: `d${i}.ru`, stratum: i < 10 ? 'a' : 'b' }));
    const draw = drawSample(units, { size: 6, allocation: 'equal' }, 'some seed');
    if (draw.kind !== 'drawn') throw new Error(draw.why);
    expect(draw.drawn.map(({ unit: { stratum }, inclusionProbability }) => [stratum, inclusionProbability])).toEqual([
      ...Array(3).fill(['a', 0.3]),
      ...Array(3).fill(['b', 0.15]),
    ]);
    expect(draw.drawn.map(({ drawOrder }) => drawOrder)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes a fraction of the frame', () => {
    const units = Array.from({ length: 30 }, (_, i) => ({ domain: `d${i}.ru`, stratum: 'all' }));
    const draw = drawSample(units, { fraction: '0.5', allocation: 'proportional' }, 'some seed');
    expect(draw.kind === 'drawn' && draw.drawn).toHaveLength(15);
  });

  it.each([
    ['frame_empty', [], 1],
    ['sample_too_large', ['a', 'b'], 3],
    ['strata_exceed_size', ['a', 'b', 'c'], 2],
  ] as const)('is refused with %s', (why, strata, size) => {
    const units = strata.map((stratum) => ({ domain: `${stratum}.ru`, stratum }));
    expect(drawSample(units, { size, allocation: 'equal' }, 'seed')).toMatchObject({ kind: 'refused', why });
  });

  it('leaves out who must not be contacted, each with a reason', () => {
    const units = [
      unit('one.ru'),
      unit('two.ru', 50, { otherDomains: ['old-two.ru'] }),
      unit('own.ru'),
      unit('four.ru', 50, { siteUrl: null, email: null }),
      unit('five.ru', 50, { siteUrl: null }),
    ];
    const facts = { suppressed: new Set(['old-two.ru']), coolingDown: new Set(['one.ru']) };
    const interest = { ...protocol.interest, excludedDomains: ['OWN.ru'] };
    const { eligible, excluded } = designDraw(
      units,
      facts,
      { ...protocol, interest, sampling: { ...protocol.sampling, size: 1 } },
      'some seed',
    );
    expect(excluded.map(({ unit: { domain }, reason }) => [domain, reason])).toEqual([
      ['one.ru', 'cool_down'],
      ['two.ru', 'suppressed'],
      ['own.ru', 'conflict_of_interest'],
      ['four.ru', 'no_channel'],
    ]);
    expect(eligible.map(({ domain, channels }) => [domain, channels])).toEqual([['five.ru', ['mail']]]);
  });

  it('asks for a site when mail may not stand in for the form', () => {
    const rules = { ...protocol.rules, mailFallback: false };
    const { excluded } = designDraw(
      [unit('five.ru', 50, { siteUrl: null }), unit('six.ru')],
      nobody,
      { ...protocol, rules, sampling: { ...protocol.sampling, size: 1 } },
      'seed',
    );
    expect(excluded.map(({ reason }) => reason)).toEqual(['no_channel']);
  });
});

describe('a stratum', () => {
  it('is named by the properties of the protocol in their order', () => {
    const both = unit('a.ru', 25, {
      city: 'Тверь/Центр',
      provenance: [
        { frame: 'south', line: 2, rank: 1, name: 'a', percent: 25 },
        { frame: 'north', line: 2, rank: 1, name: 'a', percent: 90 },
      ],
    });
    const sampling = { strata: ['frame', 'rank-tier', 'city', 'price-tier'], rankTiers: [25, 100] } as const;
    expect(stratumOf(both, { ...sampling, strata: [...sampling.strata], rankTiers: [25, 100] })).toBe(
      'north+south, 0-25%, тверь центр, unknown',
    );
    expect(stratumOf(both, { strata: [] })).toBe('all');
  });
});

describe('the seed', () => {
  it('is mixed with the public beacon as statistics 10.3 says', () => {
    const { cases } = JSON.parse(fixture('stat-cases.json').toString());
    const published = cases.find(({ id }: { id: string }) => id === 'prereg/seed-commit');
    const { secret, beacon } = published.input;
    const sampling = { ...protocol.sampling, seed: secret, beacon: 'a public beacon' };
    expect(campaignSeed(sampling, beacon)).toEqual({ kind: 'seed', seed: published.expected.campaignSeed });
    expect(campaignSeed(sampling, null)).toEqual({ kind: 'refused', why: 'beacon_missing' });
    expect(campaignSeed(protocol.sampling, beacon)).toEqual({ kind: 'refused', why: 'beacon_unasked' });
    expect(campaignSeed(protocol.sampling, null)).toEqual({ kind: 'seed', seed: protocol.sampling.seed });
  });
});

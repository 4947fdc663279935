import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countExclusions, type PanelMember, panelDraw } from '../../../services/design/waves/panel-draw.ts';
import { commitmentOf } from '../../../services/design/waves/wave-plan.ts';
import { assignArms } from '../../../services/field/inquiries/assign-arms.ts';
import type { SampledStudio } from '../../../services/field/inquiries/sampled-studio.ts';
import type { StudioId } from '../../../services/platform/ids.ts';
import { checked, shipped } from './shipped.ts';

const protocol = checked(shipped('rehearsal-line'));
const studio = (n: number): SampledStudio => ({
  ...{ studioId: `id-${n}` as StudioId, domain: `s-${n}.example`, name: `Studio ${n}`, city: null, language: 'ru' },
  ...{ stratum: n % 2 === 0 ? 'top' : 'rest', channels: ['form'] },
});
const arms = { ...protocol.arms, personas: ['anna', 'boris', 'carl'] };

describe('the arms of a further wave', () => {
  it('never give a studio a persona that it knows, and share the others evenly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...arms.personas), { minLength: 1, maxLength: 60 }),
        fc.string(),
        (met, seed) => {
          const known = new Map(met.map((persona, n) => [`s-${n}.example`, new Set([persona])]));
          const assigned = assignArms(
            arms,
            met.map((_, n) => studio(n)),
            seed,
            known,
          );
          for (const [n, persona] of met.entries()) expect(assigned.get(`s-${n}.example`)?.persona).not.toBe(persona);
          const blocks = Map.groupBy(assigned.values(), ({ assignedWithin }) => assignedWithin);
          const cells = 2 * arms.budgets.length * arms.wordings.length;
          for (const block of blocks.values()) {
            const counts = [...Map.groupBy(block, ({ persona }) => persona).values()].map(({ length }) => length);
            // Within full blocks both are given equally often; the last block may lack some.
            expect(Math.max(...counts) - (counts.length === 2 ? Math.min(...counts) : 0)).toBeLessThanOrEqual(cells);
          }
        },
      ),
    );
  });

  it('are those of a first wave where nobody is known', () => {
    const studios = Array.from({ length: 20 }, (_, n) => studio(n));
    expect(assignArms(arms, studios, 'seed', new Map())).toEqual(assignArms(arms, studios, 'seed'));
  });
});

describe('a panel', () => {
  const member = (n: number, changes: Partial<PanelMember> = {}): PanelMember => ({
    unit: {
      ...{ domain: `s-${n}.example`, otherDomains: [], name: `Studio ${n}`, siteUrl: `https://s-${n}.example/` },
      ...{ email: null, phoneE164: null, city: null, priceTier: null, stratum: 'all' },
      provenance: [{ frame: 'a', line: n, rank: n, name: `Studio ${n}`, percent: 10 }],
    },
    ...{ language: 'ru', drawOrder: n, inclusionProbability: 0.5, disposition: 'SILENT_DELIVERED' },
    ...changes,
  });
  const facts = { suppressed: new Set(['s-4.example', 's-5.example']), coolingDown: new Set(['s-6.example']) };

  it('keeps place and probability of the first draw and leaves out who is gone, each for its reason', () => {
    const { drawn, excluded } = panelDraw(
      [
        member(7),
        member(1),
        member(2, { disposition: 'DUPLICATE' }),
        member(3, { disposition: 'CLOSED' }),
        member(4),
        member(5, { disposition: 'OPTED_OUT' }),
        member(6),
        member(8, { disposition: 'OUT_OF_SCOPE' }),
      ],
      facts,
      protocol,
    );
    expect(
      drawn.map(({ unit, drawOrder, inclusionProbability }) => [unit.domain, drawOrder, inclusionProbability]),
    ).toEqual([
      ['s-1.example', 1, 0.5],
      ['s-7.example', 7, 0.5],
    ]);
    expect(countExclusions(excluded)).toEqual({
      ...{ merged: 1, closed: 1, out_of_scope: 1, suppressed: 1, opted_out: 1, cool_down: 1 },
    });
  });
});

describe('the commitment of a wave', () => {
  const committed = {
    campaign: 'c',
    number: 2,
    kind: 'panel',
    baseWave: 1,
    seed: 'a seed of 2032',
    protocolHash: 'a',
  } as const;

  it('is canonical: its hash is that of its text, and another seed or protocol is another hash', () => {
    const { text, hash } = commitmentOf(committed);
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(JSON.parse(text)).toEqual({ format: 'zerkalo-wave/1', ...committed });
    for (const change of [{ seed: 'another seed' }, { protocolHash: 'b' }, { kind: 'fresh' as const }, { number: 3 }])
      expect(commitmentOf({ ...committed, ...change }).hash).not.toBe(hash);
  });
});

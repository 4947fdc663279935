import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armLevels, blockedAssign } from '../../../../services/measures/random/blocked-assign.ts';
import { hashSample } from '../../../../services/measures/random/hash-sample.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 40 });

function selected(seed: string, units: readonly string[], n: number): readonly string[] {
  const drawn = hashSample(seed, 'top', units, n);
  if (drawn.kind === 'refused') throw new Error(drawn.error);
  return drawn.selected;
}

describe('the sample', () => {
  it('does not depend on the order of the frame', () => {
    fc.assert(
      fc.property(ids, fc.string(), fc.nat(40), (units, seed, n) => {
        const size = Math.min(n, units.length);
        expect(selected(seed, units.toReversed(), size)).toEqual(selected(seed, units, size));
      }),
    );
  });

  it('changes in at most one studio when one more is listed', () => {
    fc.assert(
      fc.property(ids, fc.string(), fc.nat(40), (units, seed, n) => {
        const size = Math.min(n, units.length);
        const before = selected(seed, units, size);
        const after = new Set(selected(seed, [...units, 'one more studio'], size));
        expect(before.filter((id) => !after.has(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives every studio nearly the same chance over many seeds', () => {
    const units = Array.from({ length: 10 }, (_, i) => `s${i}`);
    const times = new Map(units.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed++) {
      for (const id of selected(`seed ${seed}`, units, 3)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 600 expected of each, standard deviation 20.5.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(90);
  });

  it('is refused from a frame that lists a studio twice or is too small', () => {
    expect(hashSample('s', 'top', ['a', 'a'], 1)).toMatchObject({ error: 'FRAME_DUPLICATE' });
    expect(hashSample('s', 'top', ['a'], 2)).toMatchObject({ error: 'SAMPLE_TOO_LARGE' });
    expect(selected('s', [], 0)).toEqual([]);
  });
});

describe('the assignment to arms', () => {
  it('puts every arm once into each full block, whatever the order of the input', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 6 }), (units, K) => {
        const drawn = blockedAssign('seed', 'top', units, K);
        if (drawn.kind === 'refused') throw new Error(drawn.error);
        expect(blockedAssign('seed', 'top', units.toReversed(), K)).toEqual(drawn);
        for (let start = 0; start + K <= units.length; start += K) {
          const arms = drawn.order.slice(start, start + K).map((id) => drawn.arm.get(id) ?? -1);
          expect(arms.toSorted((a, b) => a - b)).toEqual(Array.from({ length: K }, (_, k) => k));
        }
        expect(drawn.arm.size).toBe(units.length);
      }),
    );
  });

  it('is refused for a duplicate and impossible without arms', () => {
    expect(blockedAssign('seed', 'top', ['a', 'a'], 2)).toMatchObject({ error: 'FRAME_DUPLICATE' });
    expect(() => blockedAssign('seed', 'top', ['a'], 0)).toThrow('IMPOSSIBLE_COUNT');
  });

  it('numbers arms with the first factor slowest', () => {
    expect([0, 1, 2, 3, 4, 5].map((arm) => armLevels(arm, [2, 3]))).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });
});

describe('a stream of draws', () => {
  it('stays within its bounds and reaches all of them', () => {
    const { int, double } = seededStream('bounds');
    const seen = new Set(Array.from({ length: 500 }, () => int(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (let i = 0; i < 500; i++) {
      const draw = double();
      expect(draw >= 0 && draw < 1).toBe(true);
    }
  });

  it('shuffles bytes as it shuffles lists, and keeps what it was given', () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, i) => i);
    seededStream('shuffle').shuffleBytes(bytes);
    const list = seededStream('shuffle').shuffle(Array.from({ length: 20 }, (_, i) => i));
    expect([...bytes]).toEqual(list);
    expect(list.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('of one purpose does not move that of another', () => {
    const one = seededStream('seed|perm|a').u32();
    seededStream('seed|perm|b').u32();
    expect(seededStream('seed|perm|a').u32()).toBe(one);
  });

  it('cannot draw from an empty range', () => {
    expect(() => seededStream('x').int(0)).toThrow('IMPOSSIBLE_RANGE');
    expect(() => seededStream('x').int(1.5)).toThrow('IMPOSSIBLE_RANGE');
  });
});

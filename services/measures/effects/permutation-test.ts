import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { seededStream } from '../random/seeded-stream.ts';
import { SLACK } from './exact-conditional.ts';
import type { TwoByTwo } from './fisher-exact.ts';

/**
 * A unit as the design randomised it: within its block, alone or with its whole group of studios. `score` is what its
 * outcome says (see permutation-scores.ts); the statistic is the sum of scores in arm 1.
 */
export type RandomisedUnit = {
  readonly block: string;
  readonly arm: 0 | 1;
  readonly score: number;
  /** Units of one cluster keep one arm and move together. */
  readonly cluster?: string;
};

export type PermutationOutcome = {
  readonly statistic: number | null;
  /** Re-randomisations at least as far out. */
  readonly count: number;
  readonly p: number | null;
};

/** What a shuffle moves: arms and summed scores of the clusters of one block. */
type Block = { readonly arms: Uint8Array; readonly scores: Float64Array };

function clustersOf(units: readonly RandomisedUnit[]): Block {
  const clusters = new Map<string, { arm: number; score: number }>();
  for (const [i, { arm, score, cluster }] of units.entries()) {
    const key = cluster === undefined ? `unit ${i}` : `cluster ${cluster}`;
    const known = clusters.get(key);
    if (known !== undefined && known.arm !== arm) impossible('IMPOSSIBLE_ARM', `${key} is in both arms of its block`);
    clusters.set(key, { arm, score: (known?.score ?? 0) + score });
  }
  const all = [...clusters.values()];
  return { arms: Uint8Array.from(all, ({ arm }) => arm), scores: Float64Array.from(all, ({ score }) => score) };
}

export function blocksOf(units: readonly RandomisedUnit[]): Block[] {
  const byBlock = new Map<string, RandomisedUnit[]>();
  for (const unit of units) {
    const list = byBlock.get(unit.block) ?? [];
    list.push(unit);
    byBlock.set(unit.block, list);
  }
  return Array.from(byBlock.values(), clustersOf);
}

export function statisticOf(arms: Uint8Array, scores: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < arms.length; i++) if (arms[i] === 1) sum += scores[i] ?? 0;
  return sum;
}

/**
 * Permutation test that re-randomises exactly as the design did: arm labels are shuffled within blocks, whole clusters
 * together. p = (1 + #{|T*| >= |T| - 1e-9}) / (B + 1), never 0. `stream` is the full seed string. No units give nulls;
 * equal outcomes everywhere give T = 0 and p = 1. Source: Phipson & Smyth 2010.
 */
export function permutationTest(units: readonly RandomisedUnit[], stream: string, B = 9999): PermutationOutcome {
  if (units.length === 0) return { statistic: null, count: 0, p: null };
  const blocks = blocksOf(units);
  const statistic = blocks.reduce((sum, { arms, scores }) => sum + statisticOf(arms, scores), 0);
  const { shuffleBytes } = seededStream(stream);
  const shuffled = blocks.map(({ arms }) => new Uint8Array(arms.length));
  let count = 0;
  for (let b = 0; b < B; b++) {
    let drawn = 0;
    for (const [h, { arms, scores }] of blocks.entries()) {
      const labels = elementAt(shuffled, h);
      labels.set(arms);
      shuffleBytes(labels);
      drawn += statisticOf(labels, scores);
    }
    if (Math.abs(drawn) >= Math.abs(statistic) - SLACK) count++;
  }
  return { statistic, count, p: (1 + count) / (B + 1) };
}

/** Units of 2×2 tables: block = stratum, arm 1 = first row, in the order yes, no of the first and of the second arm. */
export function unitsOfTables(tables: readonly TwoByTwo[]): RandomisedUnit[] {
  return tables.flatMap(([[a, b], [c, d]], h) => {
    const n = a + b + c + d;
    const mean = n === 0 ? 0 : (a + c) / n;
    const units = (count: number, arm: 0 | 1, yes: 0 | 1): RandomisedUnit[] =>
      Array.from({ length: count }, () => ({ block: String(h), arm, score: yes - mean }));
    return [...units(a, 1, 1), ...units(b, 1, 0), ...units(c, 0, 1), ...units(d, 0, 0)];
  });
}

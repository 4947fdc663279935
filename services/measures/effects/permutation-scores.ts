import { elementAt } from '../element-at.ts';
import { riskTable } from '../survival/risk-table.ts';

/** Indexes of the units of each block, blocks in order of appearance. */
function byBlock(blocks: readonly string[]): number[][] {
  const members = new Map<string, number[]>();
  for (const [i, block] of blocks.entries()) {
    const list = members.get(block) ?? [];
    list.push(i);
    members.set(block, list);
  }
  return [...members.values()];
}

/** Deviations from the block's mean: the sum over arm 1 is Σ_h (x₁h - n₁h x_h / n_h). For replies (0, 1) and ln prices. */
export function deviationScores(values: readonly number[], blocks: readonly string[]): number[] {
  const scores = values.map(() => 0);
  for (const members of byBlock(blocks)) {
    const mean = members.reduce((sum, i) => sum + elementAt(values, i), 0) / members.length;
    for (const i of members) scores[i] = elementAt(values, i) - mean;
  }
  return scores;
}

/**
 * Log-rank scores of delays: event minus the cumulated hazard of the whole block at the unit's time. Their sum over an
 * arm is exactly its observed minus expected events. Source: Kalbfleisch & Prentice 2002, 7.
 */
export function logRankScores(
  delays: { readonly time: readonly number[]; readonly status: readonly number[] },
  blocks: readonly string[],
): number[] {
  const scores = delays.time.map(() => 0);
  for (const members of byBlock(blocks)) {
    const time = members.map((i) => elementAt(delays.time, i));
    const status = members.map((i) => elementAt(delays.status, i));
    const rows = riskTable({ time, status });
    for (const [m, i] of members.entries()) {
      const until = elementAt(time, m);
      const hazard = rows.reduce((sum, { t, atRisk, events }) => (t <= until ? sum + events / atRisk : sum), 0);
      scores[i] = (elementAt(status, m) === 1 ? 1 : 0) - hazard;
    }
  }
  return scores;
}

import { studentQuantile } from '../special-functions.ts';

/** One inquiry of a comparison of two arms: its stratum, arm (1 = first), answer and the owner of its studio. */
export type OwnedUnit = {
  readonly stratum: string;
  readonly arm: 0 | 1;
  readonly yes: boolean;
  readonly owner: string;
};

export type ClusteredEffect = {
  readonly diff: number | null;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly groups: number;
};

type Tally = { n1: number; x1: number; n2: number; x2: number };

function tallyOf(units: readonly OwnedUnit[]): Tally {
  const of = (arm: 0 | 1, yes: boolean): number => units.filter((one) => one.arm === arm && (!yes || one.yes)).length;
  return { n1: of(1, false), x1: of(1, true), n2: of(0, false), x2: of(0, true) };
}

/**
 * The Mantel–Haenszel difference of two shares where several units belong to one owner: the same weights n1 n2 / n of the strata, the
 * error by the cluster sandwich (CR1) of the owners' influence, t with one degree of freedom less than owners. In one stratum it is the
 * error of a linear probability model. Strata in which an arm is empty are ignored; none left, or one owner, gives nulls.
 * Source: Liang & Zeger 1986; statistics 7.2, 7.5.
 */
export function clusteredEffect(units: readonly OwnedUnit[], conf = 0.95): ClusteredEffect {
  const strata = [...Map.groupBy(units, ({ stratum }) => stratum).values()]
    .map((own) => ({ own, ...tallyOf(own) }))
    .filter(({ n1, n2 }) => n1 > 0 && n2 > 0);
  const groups = new Set(strata.flatMap(({ own }) => own.map(({ owner }) => owner))).size;
  const weights = strata.map(({ n1, n2 }) => (n1 * n2) / (n1 + n2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return { diff: null, se: null, lower: null, upper: null, groups };
  let diff = 0;
  const influence = new Map<string, number>();
  for (const [h, { own, n1, x1, n2, x2 }] of strata.entries()) {
    const share = (weights[h] ?? 0) / all;
    diff += share * (x1 / n1 - x2 / n2);
    for (const { owner, arm, yes } of own) {
      const part = arm === 1 ? ((yes ? 1 : 0) - x1 / n1) / n1 : -((yes ? 1 : 0) - x2 / n2) / n2;
      influence.set(owner, (influence.get(owner) ?? 0) + share * part);
    }
  }
  if (groups < 2) return { diff, se: null, lower: null, upper: null, groups };
  const scatter = [...influence.values()].reduce((sum, part) => sum + part ** 2, 0);
  const se = Math.sqrt((groups / (groups - 1)) * scatter);
  const reach = studentQuantile(0.5 + conf / 2, groups - 1) * se;
  return { diff, se, lower: Math.max(-1, diff - reach), upper: Math.min(1, diff + reach), groups };
}

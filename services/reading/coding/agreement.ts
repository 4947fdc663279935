import { cohenKappa } from '../../measures/rubric/cohen-kappa.ts';
import { krippendorffAlpha, krippendorffInterval } from '../../measures/rubric/krippendorff-alpha.ts';
import type { Rubric } from '../rubric/rubric.ts';

/** Codes of one item of one reply by both coders, before anything was settled; null = not observable. */
export type CodedPair = { readonly item: string; readonly first: number | null; readonly second: number | null };

/**
 * How well two coders agreed on one item. `alpha` (Krippendorff, ordinal) is over replies that both could judge; kappa (Cohen, plain)
 * takes "not observable" as a category of its own, so that disagreement about that is seen too.
 */
export type ItemAgreement = {
  readonly item: string;
  /** Replies that both coders coded, and of them those that both could judge. */
  readonly replies: number;
  readonly judgedByBoth: number;
  readonly rawAgreement: number | null;
  readonly kappa: { readonly value: number | null; readonly lower: number | null; readonly upper: number | null };
  readonly alpha: { readonly value: number | null; readonly lower: number | null; readonly upper: number | null };
  /** Whether alpha reaches the protocol's threshold; null when it cannot be computed (too few replies, or no variation). */
  readonly publishable: boolean | null;
};

/** Agreement of every item of the codebook. Pure: `seed` feeds the bootstrap. */
export function agreementOf(rubric: Rubric, pairs: readonly CodedPair[], seed: string): ItemAgreement[] {
  const byItem = Map.groupBy(pairs, ({ item }) => item);
  return rubric.items.map(({ code, anchors }) => {
    const coded = byItem.get(code) ?? [];
    const categories = [...anchors.map(({ value }) => value), null];
    const table = categories.map((first) =>
      categories.map((second) => coded.filter((pair) => pair.first === first && pair.second === second).length),
    );
    const data = [coded.map(({ first }) => first), coded.map(({ second }) => second)];
    const kappa = cohenKappa(table);
    const { alpha } = krippendorffAlpha(data, 'ordinal');
    const interval = krippendorffInterval(data, 'ordinal', `${seed}|agreement|${code}`);
    return {
      item: code,
      replies: coded.length,
      judgedByBoth: coded.filter(({ first, second }) => first !== null && second !== null).length,
      rawAgreement: kappa.observedAgreement,
      kappa: { value: kappa.kappa, lower: kappa.lower, upper: kappa.upper },
      alpha: { value: alpha, lower: interval.lower, upper: interval.upper },
      publishable: alpha === null ? null : alpha >= Number(rubric.agreement),
    };
  });
}

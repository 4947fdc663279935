import type { Rate } from '../../measures/outcome/outcome-rates.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { ownedShareEstimate, shareEstimate } from './make-estimate.ts';

/** `x` of `n` with Wilson's bounds. */
export function rateOf(x: number, n: number): Rate {
  return { x, n, denominator: '', ...wilson(x, n) };
}

/** Whose answers hang together: the owner where studios share one, else the inquiry itself. */
export function ownerOf({ owner, inquiryId }: Pick<InquiryFacts, 'owner' | 'inquiryId'>): string {
  return owner ?? inquiryId;
}

/** Whether one inquiry has the property, and whose it is. */
export type Owned = readonly [owner: string, has: boolean];

/** The share of those that have the property, its interval by owners where some of them share one. */
export function ownedShare(
  definition: string,
  of: readonly Owned[],
  denominatorName: string,
  from: Provenance,
): Estimate {
  const owners = new Map<string, { n: number; x: number }>();
  let x = 0;
  for (const [owner, has] of of) {
    const count = owners.get(owner) ?? { n: 0, x: 0 };
    owners.set(owner, count);
    count.n += 1;
    if (!has) continue;
    count.x += 1;
    x += 1;
  }
  return ownedShareEstimate(definition, rateOf(x, of.length), owners, denominatorName, from);
}

/** The share of the given inquiries that have the property. */
export function shareOf<One extends { readonly facts: InquiryFacts }>(
  definition: string,
  of: readonly One[],
  has: (one: One) => boolean,
  denominatorName: string,
  from: Provenance,
): Estimate {
  // Most waves have no shared owner; then nobody has to be held together.
  if (of.every(({ facts }) => facts.owner === null)) {
    const x = of.reduce((sum, one) => sum + (has(one) ? 1 : 0), 0);
    return shareEstimate(definition, rateOf(x, of.length), denominatorName, from);
  }
  const owned = of.map((one): Owned => [ownerOf(one.facts), has(one)]);
  return ownedShare(definition, owned, denominatorName, from);
}

/** The owner of each inquiry by its id, for what is told by ids. */
export function ownersById(all: readonly InquiryFacts[]): (inquiryId: string) => string {
  const owners = new Map(all.map((facts) => [facts.inquiryId, ownerOf(facts)]));
  return (inquiryId) => owners.get(inquiryId) ?? inquiryId;
}

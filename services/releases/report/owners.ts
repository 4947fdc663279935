import { disjointSets } from '../../design/frames/disjoint-sets.ts';

/** More studios than this with one telephone share a call centre, not an owner (as where rankings are merged). */
const MOST_STUDIOS = 5;

type Listed = { readonly inquiryId: string; readonly email: string | null; readonly phone: string | null };

/**
 * Studios of one wave that share a telephone or a mailbox are taken as one owner's (statistics 0.1): their answers are not independent.
 * Key of the owner by inquiry, for those only who share one; the key is the first inquiry's id. Pure.
 */
export function ownersOf(listed: readonly Listed[]): Map<string, string> {
  const sets = disjointSets(listed.length);
  for (const keyOf of [({ phone }: Listed) => phone, ({ email }: Listed) => email?.toLowerCase() ?? null]) {
    const byKey = Map.groupBy(listed.keys(), (at) => keyOf(listed[at] ?? { inquiryId: '', email: null, phone: null }));
    for (const [key, members] of byKey) {
      const [first, ...others] = members;
      if (key === null || key === '' || first === undefined || members.length > MOST_STUDIOS) continue;
      for (const other of others) sets.join(first, other);
    }
  }
  const groups = [...Map.groupBy(listed.keys(), sets.rootOf).values()].filter(({ length }) => length > 1);
  return new Map(
    groups.flatMap((members) => {
      const key = listed[members[0] ?? -1]?.inquiryId ?? '';
      return members.flatMap((at): [string, string][] => {
        const one = listed[at];
        return one === undefined ? [] : [[one.inquiryId, key]];
      });
    }),
  );
}

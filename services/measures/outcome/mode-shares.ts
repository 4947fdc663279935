import { wilson } from '../rates/wilson.ts';
import type { DispositionCounts, Rate } from './outcome-rates.ts';

/** Mode of the first human contact: an attribute of a reply, never a disposition. */
export type ContactMode = 'email' | 'phone' | 'messenger';
export type ModeCounts = Readonly<Record<ContactMode, number>>;

/**
 * Share of each first mode of contact in the AR2 denominator (E+UN), beside the silent and the other cases: together
 * they make 1. Refused when the modes do not add up to the replies, because the parts would not make a whole.
 */
export function modeShares(counts: DispositionCounts, modes: ModeCounts) {
  const replies = counts.I + counts.P + counts.R;
  const n = replies + counts.NC + counts.O + counts.UN;
  const byMode = modes.email + modes.phone + modes.messenger;
  if (byMode !== replies) return { kind: 'refused', error: 'MODES_NOT_REPLIES', replies, byMode } as const;
  const share = (x: number): Rate => ({ x, n, denominator: 'E+UN', ...wilson(x, n) });
  return {
    kind: 'measured',
    email: share(modes.email),
    phone: share(modes.phone),
    messenger: share(modes.messenger),
    silent: share(counts.NC + counts.UN),
    other: share(counts.O),
  } as const;
}

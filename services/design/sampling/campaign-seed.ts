import { createHash } from 'node:crypto';
import type { Protocol } from '../protocol/schema/protocol.ts';

export type CampaignSeed =
  | { readonly kind: 'seed'; readonly seed: string }
  | { readonly kind: 'refused'; readonly why: 'beacon_missing' | 'beacon_unasked' };

/**
 * The seed of all draws of a wave. Where the protocol names a public beacon, its value, unknown when the protocol was
 * approved, is mixed in: SHA-256("seed|value"), hex. Then nobody can choose the sample, and anybody can draw it again.
 */
export function campaignSeed({ seed, beacon }: Protocol['sampling'], beaconValue: string | null): CampaignSeed {
  if (beacon === undefined)
    return beaconValue === null ? { kind: 'seed', seed } : { kind: 'refused', why: 'beacon_unasked' };
  if (beaconValue === null || beaconValue.trim() === '') return { kind: 'refused', why: 'beacon_missing' };
  return { kind: 'seed', seed: createHash('sha256').update(`${seed}|${beaconValue}`, 'utf8').digest('hex') };
}

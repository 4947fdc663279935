import { getDomain } from 'tldts';
import { type EgressMap, mappedEndpoint } from '../../platform/egress/egress-map.ts';

const shape = /^[^\s@<>"(),:;\\[\]\p{Cc}]{1,64}@[a-z0-9.-]{1,253}$/iu;
const notForInquiries =
  /^(no-?reply|do-?not-?reply|hr|job|jobs|career|careers|vacancy|privacy|dpo|abuse|postmaster|mailer-daemon)@/iu;

/**
 * Whether a letter may go to this address: it must belong to the studio, by the registrable domain of its site or because the
 * frame lists it. There is no way to write to an address that is not a studio of the frame.
 */
export function mayReceive(address: string, studio: { domain: string; listedAddress: string | null }): boolean {
  if (!shape.test(address) || notForInquiries.test(address)) return false;
  const lower = address.toLowerCase();
  if (studio.listedAddress !== null && lower === studio.listedAddress.toLowerCase()) return true;
  const host = lower.slice(lower.lastIndexOf('@') + 1);
  return host === studio.domain || (getDomain(host, { allowPrivateDomains: true }) ?? host) === studio.domain;
}

/** Whether mail may leave for this address: behind a map only where the map names its host, so that a rehearsal writes to nobody real. */
export function isWithin(map: EgressMap, address: string): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return map.length === 0 || mappedEndpoint(map, host) !== undefined;
}

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const globalUnicastV6 = ipaddr.parseCIDR('2000::/3');

/**
 * True only for addresses of the open Internet (IANA special-purpose registries, RFC 6890): not loopback, private (RFC 1918),
 * carrier NAT (100.64/10), link-local, unique local, multicast, reserved, documentation, 0/8, nor any IPv6 form that hides an
 * IPv4 address (mapped, 6to4, Teredo, NAT64). What cannot be parsed is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(globalUnicastV6);
}

/** The address itself when a host of a URL is one (IPv6 without its brackets), else undefined: a name to look up. */
export function literalAddress(host: string): string | undefined {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return isIP(bare) === 0 ? undefined : bare;
}

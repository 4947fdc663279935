import type { FastifyRequest } from 'fastify';

const LOOPBACK_ADDRESSES: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the connection starts on this machine and was addressed to it by name. The name is checked too, because a foreign
 * page may have its own domain resolve to 127.0.0.1 (DNS rebinding) and would then read what is open to this machine.
 */
export function comesFromThisMachine(request: FastifyRequest): boolean {
  return LOOPBACK_ADDRESSES.has(request.ip) && LOOPBACK_NAMES.has(hostName(request.headers.host ?? ''));
}

/**
 * Whether a request that changes something was not started by another site's page: browsers add Sec-Fetch-Site (or Origin),
 * programs add neither. Reading requests pass, since no other site can read their answer.
 */
export function comesFromThisSite(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || origin.slice(origin.indexOf('://') + 3) === request.headers.host;
}

/**
 * The same for a request that a browser's session carries: it must say where it comes from. Every browser of today tells one of the
 * two headers with a form; one that tells neither is no browser, or one in which somebody took them away.
 */
export function saysItComesFromThisSite(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const { 'sec-fetch-site': site, origin } = request.headers;
  return (site !== undefined || origin !== undefined) && comesFromThisSite(request);
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

import { isIP } from 'node:net';

export type Endpoint = { address: string; port: number };
/** `host` is a whole name, or the end of one when `below` says that every name below it is meant. */
export type EgressRule = { host: string; below: boolean; to: Endpoint };
export type EgressMap = readonly EgressRule[];
export type EgressMapReading = { kind: 'map'; map: EgressMap } | { kind: 'findings'; findings: string[] };

const name = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*$/;

/**
 * Reads `pattern=address:port,…`, for example `*.city.test=127.0.0.1:8090`. A pattern is a host name, or `*.` and a name for
 * everything below it; an address is an IP address, IPv6 in brackets. All faults at once. The first matching rule counts.
 */
export function parseEgressMap(text: string): EgressMapReading {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const read = entries.map((entry) => ({ entry, rule: parseRule(entry) }));
  const findings = read.flatMap(({ entry, rule }) => (typeof rule === 'string' ? [`${entry}: ${rule}`] : []));
  if (findings.length > 0) return { kind: 'findings', findings };
  return { kind: 'map', map: read.flatMap(({ rule }) => (typeof rule === 'string' ? [] : [rule])) };
}

/** Where the map sends a host name (lower case, no final dot), or undefined when no rule speaks of it. */
export function mappedEndpoint(map: EgressMap, host: string): Endpoint | undefined {
  return map.find((rule) => (rule.below ? host.endsWith(`.${rule.host}`) : host === rule.host))?.to;
}

function parseRule(entry: string): EgressRule | string {
  const [pattern = '', target, ...rest] = entry.toLowerCase().split('=');
  if (target === undefined || rest.length > 0) return 'expected pattern=address:port';
  const below = pattern.startsWith('*.');
  const host = below ? pattern.slice(2) : pattern;
  if (!name.test(host) || isIP(host) !== 0) return 'the pattern must be a host name, or *. and a host name';
  const colon = target.lastIndexOf(':');
  const address = target.slice(0, Math.max(colon, 0)).replace(/^\[(.*)\]$/, '$1');
  const port = Number(target.slice(colon + 1));
  if (isIP(address) === 0) return 'the target must be an IP address and a port';
  if (!/^\d{1,5}$/.test(target.slice(colon + 1)) || port < 1 || port > 65_535) return 'the port must be 1 to 65535';
  return { host, below, to: { address, port } };
}

import { type EgressMap, type Endpoint, mappedEndpoint } from './egress-map.ts';
import { isPublicAddress, literalAddress } from './public-address.ts';

export type Target = { host: string; port: number };
export type Refusal =
  | 'bad_target'
  | 'port_not_allowed'
  | 'not_public'
  | 'not_mapped'
  | 'name_unknown'
  | 'too_many_connections';
export type Judgement =
  | { kind: 'open'; endpoint: Endpoint; mapped: boolean }
  | { kind: 'look_up'; host: string }
  | { kind: 'refused'; why: Refusal };

/** Ports of web servers; mail and databases are not reached through a page. */
export const webPorts: readonly number[] = [80, 443, 8080, 8443];

/**
 * What to do with a target before its name is looked up. With a map in force (a rehearsal) nothing but mapped hosts opens, so
 * that a rehearsal cannot reach a real studio by mistake.
 */
export function judgeTarget({ host, port }: Target, map: EgressMap, ports: readonly number[]): Judgement {
  if (!ports.includes(port)) return { kind: 'refused', why: 'port_not_allowed' };
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  const mapped = mappedEndpoint(map, name);
  if (mapped !== undefined) return { kind: 'open', endpoint: mapped, mapped: true };
  const literal = literalAddress(name);
  if (literal !== undefined) return judgeAnswers([literal], port, map);
  return map.length > 0 ? { kind: 'refused', why: 'not_mapped' } : { kind: 'look_up', host: name };
}

/**
 * What to do with all addresses a name has. One answer that is not public refuses the whole name; else the first is pinned:
 * the connection goes to that address and the name is never asked again (DNS rebinding).
 */
export function judgeAnswers(answers: readonly string[], port: number, map: EgressMap): Judgement {
  const [first] = answers;
  if (first === undefined) return { kind: 'refused', why: 'name_unknown' };
  if (!answers.every(isPublicAddress)) return { kind: 'refused', why: 'not_public' };
  if (map.length > 0) return { kind: 'refused', why: 'not_mapped' };
  return { kind: 'open', endpoint: { address: first, port }, mapped: false };
}

/** The target of a CONNECT request, `host:port` (RFC 9110, 9.3.6). The URL parser turns decimal and octal IP forms into plain ones. */
export function connectTarget(authority: string): Target | undefined {
  const match = /^([^/?#@\\\s]{1,255}):(\d{1,5})$/.exec(authority);
  if (match === null || !URL.canParse(`http://${match[1]}/`)) return undefined;
  return { host: new URL(`http://${match[1]}/`).hostname, port: Number(match[2]) };
}

/** The target of a plain request in absolute form (RFC 9112, 3.2.2); only http goes this way. */
export function requestTarget(url: string): (Target & { path: string; authority: string }) | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' || parsed.username !== '' || parsed.password !== '') return undefined;
  const port = parsed.port === '' ? 80 : Number(parsed.port);
  return { host: parsed.hostname, port, path: `${parsed.pathname}${parsed.search}`, authority: parsed.host };
}

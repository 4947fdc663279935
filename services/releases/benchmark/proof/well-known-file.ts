import type { IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect as secured } from 'node:tls';
import type { EgressMap } from '../../../platform/egress/egress-map.ts';
import { defaultLimits, type LookUp, openTarget, systemLookUp } from '../../../platform/egress/open-target.ts';
import { holdsToken, PROOF_PATH } from './proof-token.ts';

/** `map`: where names lead in a rehearsal; empty when the way out is open. */
export type FileDeps = { readonly map: EgressMap; readonly lookUp?: LookUp };

const TOTAL_MS = 8_000;
const MOST_BYTES = 4_096;
const MOST_REDIRECTS = 3;
const limits = { ...defaultLimits, connectMs: 4_000, idleMs: 4_000, totalMs: TOTAL_MS, bytes: 64 * 1024 };

/**
 * Whether the site holds the token in its well-known file: by https, else by http. The way out is the same guard as for forms: names
 * are looked up once and only public addresses open. Few bytes, little time, no redirect to another host.
 */
export async function publishedAsFile(domain: string, token: string, deps: FileDeps): Promise<boolean> {
  const ends = AbortSignal.timeout(2 * TOTAL_MS);
  for (const scheme of ['https', 'http'] as const) {
    const text = await fetched(`${scheme}://${domain}${PROOF_PATH}`, deps, ends).catch(() => null);
    if (text !== null) return holdsToken(text.split(/\r?\n/u), token);
  }
  return false;
}

/** The file's text, or null where there is none; only an answer 200 counts. */
async function fetched(address: string, deps: FileDeps, ends: AbortSignal): Promise<string | null> {
  let url = new URL(address);
  const { hostname } = url;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const answer = await answered(url, deps, ends);
    if (answer === null) return null;
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return textOf(answer);
    answer.destroy();
    const to = statusCode >= 300 && statusCode < 400 ? headers.location : undefined;
    if (to === undefined || !URL.canParse(to, url)) return null;
    url = new URL(to, url);
    if (url.hostname !== hostname || !['http:', 'https:'].includes(url.protocol)) return null;
  }
  return null;
}

async function answered(url: URL, { map, lookUp = systemLookUp }: FileDeps, ends: AbortSignal) {
  const safe = url.protocol === 'https:';
  const port = url.port === '' ? (safe ? 443 : 80) : Number(url.port);
  const opened = await openTarget({ host: url.hostname, port }, { map, ports: [80, 443], limits, lookUp });
  if (opened.kind !== 'connected') return null;
  return head(url, opened.socket, safe, ends);
}

function head(url: URL, socket: Socket, safe: boolean, signal: AbortSignal): Promise<IncomingMessage | null> {
  return new Promise((resolve) => {
    const request = (safe ? secureRequest : plainRequest)(url, {
      createConnection: () => (safe ? secured({ socket, servername: url.hostname }) : socket),
      headers: { host: url.host, accept: 'text/plain', 'user-agent': 'Zerkalo domain proof' },
      signal,
    });
    request.once('response', resolve);
    request.once('error', () => {
      socket.destroy();
      resolve(null);
    });
    request.end();
  });
}

async function textOf(answer: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) {
      answer.destroy();
      return null;
    }
  }
  return Buffer.concat(parts).toString('utf8');
}

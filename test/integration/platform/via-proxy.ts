import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { EgressProxy } from '../../../services/platform/egress/egress-proxy.ts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; cut: boolean };
export type Tunnel = { status: number; refused: string | undefined; body: string };

export function getVia(proxy: EgressProxy, url: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  return send(proxy, 'GET', url, '', headers);
}

export function postVia(proxy: EgressProxy, url: string, body: string): Promise<Answer> {
  return send(proxy, 'POST', url, body, { 'content-type': 'text/plain' });
}

/** Asks for a tunnel; when it opens, says `words` through it and returns what came back. */
export function connectVia(proxy: EgressProxy, authority: string, words = ''): Promise<Tunnel> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...where(proxy), method: 'CONNECT', path: authority, headers: credentials(proxy) });
    asked.on('error', reject);
    asked.on('connect', (answer, socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ ...outcome(answer), body: Buffer.concat(parts).toString() }));
      if (answer.statusCode !== 200 || words === '') socket.destroy();
      else socket.write(words);
    });
    asked.end();
  });
}

function outcome(answer: IncomingMessage): Omit<Tunnel, 'body'> {
  const refused = answer.headers['x-egress-refused'];
  return { status: answer.statusCode ?? 0, refused: typeof refused === 'string' ? refused : undefined };
}

function send(
  proxy: EgressProxy,
  method: string,
  url: string,
  body: string,
  headers: OutgoingHttpHeaders,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({
      ...where(proxy),
      method,
      path: url,
      headers: { ...headers, ...credentials(proxy), host: 'ignored' },
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', () => undefined);
      const settle = (): void =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString(),
          cut: !answer.complete,
        });
      answer.on('close', settle);
    });
    asked.end(body);
  });
}

function where(proxy: EgressProxy) {
  const { hostname, port } = new URL(proxy.url);
  return { hostname, port, agent: false as const };
}

function credentials(proxy: EgressProxy): OutgoingHttpHeaders {
  return { 'proxy-authorization': `Basic ${Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64')}` };
}

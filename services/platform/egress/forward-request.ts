import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Hop-by-hop fields (RFC 9110, 7.6.1) end at a proxy; the Host field is set from the request target (RFC 9112, 3.2.2). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
]);

/**
 * Sends one plain HTTP request over the opened connection and streams the answer back. Nothing is repeated, redirects are the
 * client's to follow (through the proxy again), and the connection is not used for a second request.
 */
export function forwardRequest(
  socket: Socket,
  target: { path: string; authority: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const headers = [...endToEnd(request.rawHeaders), 'Host', target.authority, 'Connection', 'close'];
  const outgoing = httpRequest({
    createConnection: () => socket,
    method: request.method,
    path: target.path,
    headers,
    setHost: false,
  });
  const giveUp = (): void => {
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(502, { 'x-egress-refused': 'unreachable', 'content-type': 'text/plain', connection: 'close' })
        .end('egress: no answer\n');
    outgoing.destroy();
  };
  outgoing.on('error', giveUp);
  outgoing.on('response', (answer) => {
    answer.on('error', giveUp);
    answer.on('aborted', giveUp);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
    answer.pipe(response);
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

/** Name, value, name, value…: the fields that are not for this hop alone. */
function endToEnd(raw: readonly string[]): string[] {
  const named = new Set(
    raw.flatMap((name, at) =>
      at % 2 === 0 && name.toLowerCase() === 'connection' ? (raw[at + 1] ?? '').toLowerCase().split(',') : [],
    ),
  );
  const own = new Set([...named].map((name) => name.trim()));
  return raw.flatMap((name, at) => {
    if (at % 2 === 1) return [];
    const key = name.toLowerCase();
    return hopByHop.has(key) || own.has(key) ? [] : [name, raw[at + 1] ?? ''];
  });
}

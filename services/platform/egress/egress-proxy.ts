import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { newSecret } from '../ids.ts';
import type { Log } from '../log.ts';
import type { EgressMap } from './egress-map.ts';
import { forwardRequest } from './forward-request.ts';
import { connectTarget, requestTarget, type Target, webPorts } from './judge-target.ts';
import { defaultLimits, type EgressLimits, type LookUp, type Opened, openTarget, systemLookUp } from './open-target.ts';

/** For Playwright's `proxy` option; with Chromium also `bypass: '<-loopback>'`, or it goes to loopback by itself. */
export type EgressProxy = { url: string; username: string; password: string; close: () => Promise<void> };

export type EgressOptions = {
  map: EgressMap;
  ports?: readonly number[];
  limits?: Partial<EgressLimits>;
  lookUp?: LookUp;
  log: Log;
};

/**
 * Starts the only way out to studios' addresses: a forward proxy on 127.0.0.1 with credentials of this start alone. It looks a
 * name up once, refuses it when any of its addresses is not public, connects to the address it judged, and only to ports of web
 * servers. Refusals are answered 403, and servers that do not answer 502, with the reason in `x-egress-refused` and logged as `egress.refused`.
 */
export async function startEgressProxy(options: EgressOptions): Promise<EgressProxy> {
  const { map, ports = webPorts, lookUp = systemLookUp, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const [username, password] = ['egress', newSecret()];
  const allowed = sameSecret(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  const targets = new Set<Socket>();
  const clients = new Set<Socket>();

  const open = async (target: Target | undefined): Promise<Opened> => {
    if (target === undefined) return refused(log, 'bad_target');
    if (targets.size >= limits.connections) return refused(log, 'too_many_connections', target);
    const opened = await openTarget(target, { map, ports, limits, lookUp });
    if (opened.kind === 'refused') return refused(log, opened.why, target);
    if (opened.kind === 'unreachable') log.info({ host: target.host, code: opened.code }, 'egress.unreachable');
    if (opened.kind === 'connected') follow(targets, opened.socket);
    return opened;
  };

  const server = createServer({ maxHeaderSize: 32 * 1024 });
  server.on('connection', (socket) => follow(clients, socket));
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    if (!allowed(request)) return answer(response, 407, { 'proxy-authenticate': 'Basic realm="egress"' });
    const target = requestTarget(request.url ?? '');
    const opened = await open(target);
    if (opened.kind === 'refused') return answer(response, 403, { 'x-egress-refused': opened.why });
    if (opened.kind === 'unreachable' || target === undefined)
      return answer(response, 502, { 'x-egress-refused': 'unreachable' });
    if (response.closed) return void opened.socket.destroy();
    forwardRequest(opened.socket, target, request, response);
  });
  server.on('connect', async (request: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy());
    if (!allowed(request))
      return hangUp(client, '407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="egress"\r\n');
    const opened = await open(connectTarget(request.url ?? ''));
    if (opened.kind === 'refused') return hangUp(client, '403 Forbidden', `X-Egress-Refused: ${opened.why}\r\n`);
    if (opened.kind === 'unreachable') return hangUp(client, '502 Bad Gateway', 'X-Egress-Refused: unreachable\r\n');
    tunnel(client, opened.socket, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of [...clients, ...targets]) socket.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, username, password, close };
}

function refused(log: Log, why: Extract<Opened, { kind: 'refused' }>['why'], target?: Target): Opened {
  log.warn({ host: target?.host, port: target?.port, why }, 'egress.refused');
  return { kind: 'refused', why };
}

/** Compares hashes, so that neither the time taken nor the lengths say how much of a guess was right. */
function sameSecret(expected: string): (request: IncomingMessage) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = digest(expected);
  return ({ headers }) => timingSafeEqual(digest(headers['proxy-authorization'] ?? ''), wanted);
}

function follow(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>): void {
  response
    .writeHead(status, { ...headers, 'content-type': 'text/plain', connection: 'close' })
    .end(`egress: ${status}\n`);
}

function hangUp(client: Socket, status: string, field = ''): void {
  client.end(`HTTP/1.1 ${status}\r\n${field}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

function tunnel(client: Socket, target: Socket, head: Buffer): void {
  if (client.destroyed) return void target.destroy();
  client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) target.write(head);
  client.pipe(target).pipe(client);
  client.once('close', () => target.destroy());
  target.once('close', () => client.destroy());
}

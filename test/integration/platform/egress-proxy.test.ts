import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EgressMap, parseEgressMap } from '../../../services/platform/egress/egress-map.ts';
import {
  type EgressOptions,
  type EgressProxy,
  startEgressProxy,
} from '../../../services/platform/egress/egress-proxy.ts';
import { openLog } from '../../../services/platform/log.ts';
import { connectVia, getVia, postVia } from './via-proxy.ts';

const log = openLog('test', 'silent');
let canary: { port: number; hits: string[]; close: () => void };
let proxy: EgressProxy;

beforeAll(async () => {
  const hits: string[] = [];
  const server = createServer(async (request, response) => {
    hits.push(request.url ?? '');
    if (request.url === '/away')
      return void response.writeHead(302, { location: `http://127.0.0.1:${canary.port}/landed` }).end();
    if (request.url === '/flood') return void flood(response);
    if (request.url === '/silence') return;
    const body = await text(request);
    response.setHeader('x-saw', JSON.stringify(request.headers));
    response.end(`${request.method} ${request.headers.host} ${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  canary = { port, hits, close: () => server.close() && server.closeAllConnections() };
});
afterAll(() => canary?.close());
afterEach(() => proxy?.close());

/** A proxy that may use the canary's port: what keeps the canary safe is its address alone. */
async function start(options: Partial<EgressOptions> = {}): Promise<EgressProxy> {
  canary.hits.length = 0;
  proxy = await startEgressProxy({ map: [], ports: [80, 443, canary.port], log, ...options });
  return proxy;
}
function city(): EgressMap {
  const reading = parseEgressMap(`*.city.test=127.0.0.1:${canary.port}`);
  return reading.kind === 'map' ? reading.map : [];
}

describe('nothing on this machine opens', () => {
  test.each([
    ...['127.0.0.1', 'localhost', 'localhost.', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0.0.0.0'],
    ...[
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '10.0.0.1',
      '169.254.169.254',
    ],
  ])('by plain request or tunnel to %s', async (host) => {
    await start();
    const plain = await getVia(proxy, `http://${host}:${canary.port}/`);
    const tunnel = await connectVia(proxy, `${host}:${canary.port}`);
    expect([plain.status, tunnel.status]).toEqual([403, 403]);
    expect(canary.hits).toEqual([]);
  });

  test('by a redirect from a page that is allowed', async () => {
    await start({ map: city() });
    const page = await getVia(proxy, 'http://alfa.city.test/away');
    expect(page.status).toBe(302);
    const landed = await getVia(proxy, page.headers.location ?? '');
    expect(landed).toMatchObject({ status: 403, headers: { 'x-egress-refused': 'not_public' } });
    expect(canary.hits).toEqual(['/away']);
  });

  test('by a name that answers with a public address first and a private one ever after', async () => {
    // 2d00::/8 is global unicast by its form and given to nobody: a connection to it leads nowhere.
    let asked = 0;
    const lookUp = async () => (asked++ === 0 ? ['2d00::1'] : ['127.0.0.1']);
    await start({ lookUp, limits: { connectMs: 300 } });
    expect((await connectVia(proxy, `rebind.test:${canary.port}`)).status).toBe(502);
    expect(asked).toBe(1);
    expect((await connectVia(proxy, `rebind.test:${canary.port}`)).status).toBe(403);
    expect(canary.hits).toEqual([]);
  });

  test('by a name with a public and a private address', async () => {
    await start({ lookUp: async () => ['93.184.216.34', '127.0.0.1'] });
    expect(await getVia(proxy, `http://mixed.test:${canary.port}/`)).toMatchObject({ status: 403 });
    expect(canary.hits).toEqual([]);
  });

  test('without the credentials of this start', async () => {
    await start({ map: city() });
    const guess = { ...proxy, password: 'guess' };
    expect((await getVia(guess, 'http://alfa.city.test/')).status).toBe(407);
    expect((await connectVia(guess, 'alfa.city.test:443')).status).toBe(407);
    expect(canary.hits).toEqual([]);
  });

  test('at a port that is no web server’s, even on a mapped host', async () => {
    await start({ map: city() });
    expect(await connectVia(proxy, 'alfa.city.test:25')).toMatchObject({ status: 403, refused: 'port_not_allowed' });
  });
});

describe('a mapped host', () => {
  test('is reached by plain request with its own name, and what is for the proxy alone stays there', async () => {
    await start({ map: city() });
    const answer = await getVia(proxy, 'http://alfa.city.test/contacts?a=1', {
      connection: 'close, x-hop',
      'x-hop': '1',
      cookie: 'a=b',
    });
    expect(answer).toMatchObject({ status: 200, body: 'GET alfa.city.test ' });
    const saw = JSON.parse(`${answer.headers['x-saw']}`);
    expect(saw).toMatchObject({ cookie: 'a=b', host: 'alfa.city.test' });
    expect(Object.keys(saw)).not.toEqual(expect.arrayContaining(['proxy-authorization']));
    expect(Object.keys(saw)).not.toEqual(expect.arrayContaining(['x-hop']));
    expect(canary.hits).toEqual(['/contacts?a=1']);
  });

  test('gets a posted form once and whole', async () => {
    await start({ map: city() });
    const letter = 'x'.repeat(300_000);
    const answer = await postVia(proxy, 'http://alfa.city.test/send', letter);
    expect(answer.body).toBe(`POST alfa.city.test ${letter}`);
    expect(canary.hits).toEqual(['/send']);
  });

  test('is reached through a tunnel', async () => {
    await start({ map: city() });
    const tunnel = await connectVia(
      proxy,
      'alfa.city.test:443',
      'GET /inside HTTP/1.1\r\nHost: alfa\r\nConnection: close\r\n\r\n',
    );
    expect(tunnel).toMatchObject({ status: 200, body: expect.stringContaining('GET alfa') });
    expect(canary.hits).toEqual(['/inside']);
  });
});

describe('a host that misbehaves is cut off', () => {
  test('when it floods', async () => {
    await start({ map: city(), limits: { bytes: 1_000_000 } });
    const answer = await getVia(proxy, 'http://alfa.city.test/flood');
    expect(answer.cut).toBe(true);
  });

  test('when it stays silent', async () => {
    await start({ map: city(), limits: { idleMs: 200 } });
    expect((await getVia(proxy, 'http://alfa.city.test/silence')).status).toBe(502);
  });

  test('when it talks for ever', async () => {
    await start({ map: city(), limits: { totalMs: 300, bytes: 1e12 } });
    expect((await getVia(proxy, 'http://alfa.city.test/flood')).cut).toBe(true);
  });

  test('when nobody listens there', async () => {
    const reading = parseEgressMap('*.city.test=127.0.0.1:1');
    await start({ map: reading.kind === 'map' ? reading.map : [] });
    expect((await getVia(proxy, 'http://alfa.city.test/')).status).toBe(502);
    expect((await connectVia(proxy, 'alfa.city.test:443')).status).toBe(502);
  });
});

function flood(response: NodeJS.WritableStream): void {
  const more = (): void => {
    while (response.write(Buffer.alloc(10_000))) if (response.writable === false) return;
    response.once('drain', () => setTimeout(more, 5));
  };
  more();
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, browser, signIn } from '../../support/people.ts';
import { type Served, serve } from './serve.ts';

let served: Served;
let port = 0;
beforeAll(async () => {
  served = await serve(false);
  await served.app.listen({ host: '127.0.0.1', port: 0 });
  const address = served.app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => served.stop());

const problem = (code: string) =>
  expect.objectContaining({ code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
const policy = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': expect.stringContaining("default-src 'none'"),
};

function byWire(text: string): Promise<string> {
  return new Promise((resolve) => {
    let told = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.on('data', (part) => {
      told += part.toString();
    });
    socket.on('close', () => resolve(told));
    socket.on('error', () => resolve(told));
  });
}

test.each([
  ['/api/v1/campaigns/%ED%A0%80', 'an address that is no text'],
  [`/api/v1/campaigns/${'x'.repeat(300)}`, 'a part that is longer than any'],
])('%s is nowhere: %s is told as a problem, to a person as a page', async (url) => {
  const answer = await served.app.inject(url);
  expect([answer.statusCode, answer.json()]).toEqual([404, problem('ROUTE_UNKNOWN')]);
  expect(answer.headers).toMatchObject({ ...policy, 'content-type': 'application/problem+json; charset=utf-8' });
  const page = await served.app.inject({
    url: url.replace('/api/v1', ''),
    headers: { accept: 'text/html', 'accept-language': 'ru' },
  });
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(page.headers).toMatchObject(policy);
  expect(page.body).toContain('ROUTE_UNKNOWN');
});

test.each([
  ['GET / HTTP/9.9\r\n\r\n', 'REQUEST_UNREADABLE', 400],
  ['\x16\x03\x01\x00\x05', 'REQUEST_UNREADABLE', 400],
  [`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 'HEADERS_TOO_LARGE', 431],
  ['GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', 'REQUEST_UNREADABLE', 400],
])('bytes that are no request get a problem too (%#)', async (text, code, status) => {
  const [head = '', body = ''] = (await byWire(text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('x-content-type-options: nosniff');
  expect(head).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toEqual(problem(code));
});

test.each(['a b', '[::1', 'localhost:port', 'x/y'])(
  'a Host header that names no host (%s) is refused',
  async (host) => {
    const answer = await served.app.inject({ url: '/api/docs/', headers: { host } });
    expect([answer.statusCode, answer.json()]).toEqual([400, problem('REQUEST_UNREADABLE')]);
  },
);

test('without a Host header only what needs none is answered', async () => {
  const ask = (path: string) => byWire(`GET ${path} HTTP/1.0\r\n\r\n`);
  expect(await ask('/healthz')).toMatch(/^HTTP\/1.1 200 /);
  expect(await ask('/api/docs/')).toMatch(/^HTTP\/1.1 400 /);
});

test.each([
  ['--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b', 400],
  ['--x\r\n\r\n\r\n', 400],
  [
    Array.from({ length: 30 }, (_, at) => `--x\r\ncontent-disposition: form-data; name="${at}"\r\n\r\n1\r\n`).join('') +
      '--x--\r\n',
    413,
  ],
])(
  'a form with files that is broken, breaks off or has too much is its sender’s fault (%#)',
  async (payload, status) => {
    await addPerson(served.db, `Anna${status}${payload.length}`, 'owner');
    const cookie = await signIn(served.app, `anna${status}${payload.length}@example.org`);
    const headers = { ...browser, accept: '*/*', cookie, 'content-type': 'multipart/form-data; boundary=x' };
    const answer = await served.app.inject({ method: 'POST', url: '/imports/rates', headers, payload });
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      problem(status === 400 ? 'BODY_UNREADABLE' : 'BODY_TOO_LARGE'),
    ]);
  },
);

test('texts that no database can keep are refused with all their places, however deep they stand', async () => {
  await addPerson(served.db, 'Nulla', 'owner');
  const cookie = await signIn(served.app, 'nulla@example.org');
  const headers = { ...browser, accept: '*/*', cookie };
  const json = { ...headers, 'content-type': 'application/json' };
  const url = '/api/v1/sending/stop';
  const told = await served.app.inject({
    method: 'POST',
    url: `${url}?a=%00`,
    headers: json,
    payload: String.raw`{"reason":"x\u0000","more":[{"deep":"\ud800"}],"good":"😀"}`,
  });
  expect([told.statusCode, told.json()]).toEqual([400, problem('REQUEST_INVALID')]);
  const places = told.json<{ errors: { at: string }[] }>().errors.map(({ at }) => at);
  expect(places.toSorted()).toEqual(['body/more/0/deep', 'body/reason', 'querystring/a']);
  const deep = await served.app.inject({
    method: 'POST',
    url,
    headers: json,
    payload: `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  });
  expect(deep.statusCode).toBe(400);
  const part = (name: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const form = await served.app.inject({
    method: 'POST',
    url: '/imports/rates',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    payload: `${part('source', 'a\0b')}${part('into', 'RUB')}--x--`,
  });
  expect([form.statusCode, form.json()]).toEqual([400, problem('BODY_UNREADABLE')]);
});

test.each([
  '/press/v1/releases/spring-2026/1e309/files/release.json',
  '/press/v1/releases/spring-2026/-1e999',
  '/api/v1/coding/disputes?limit=1e309',
])('%s names a number beyond every number and is refused', async (url) => {
  const { email } = await addPerson(served.db, `Cara${url.length}`, 'coder');
  const cookie = await signIn(served.app, email);
  const answer = await served.app.inject({ url, headers: { ...browser, accept: '*/*', cookie } });
  expect([answer.statusCode, answer.json()]).toEqual([400, problem('REQUEST_INVALID')]);
});

test.each(['/benchmark/v1/replies', '/benchmark/v1/disputes'])(
  '%s asks for the key before it looks at the body',
  async (url) => {
    for (const payload of ['{', '{"none of":"these"}', '']) {
      const answer = await served.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        payload,
      });
      expect([answer.statusCode, answer.json()]).toEqual([401, problem('STUDIO_KEY_NEEDED')]);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  },
);

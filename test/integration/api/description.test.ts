import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEMS } from '../../../services/api/errors/problems.ts';
import { type Served, serve } from './serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(true);
});
afterAll(async () => served.stop());

const doc = (file: string): string => readFileSync(new URL(`../../../docs/api/${file}`, import.meta.url), 'utf8');
const described = async () => (await served.app.inject('/api/docs/openapi.json')).json();

test('the description in docs/api is the one the server gives (vitest -u writes it anew)', async () => {
  const { body } = await served.app.inject('/api/docs/openapi.yaml');
  await expect(body).toMatchFileSnapshot('../../../docs/api/openapi.yaml');
});

test.each(['json', 'yaml'])('a description as %s is made once and answered alike ever after', async (format) => {
  const url = `/api/docs/openapi.${format}`;
  const [first, second] = [await served.app.inject(url), await served.app.inject(url)];
  const told = ({ statusCode, body, headers }: typeof first) => [
    statusCode,
    body,
    ['content-type', 'content-disposition', 'access-control-allow-origin', 'content-security-policy'].map(
      (name) => headers[name],
    ),
  ];
  expect(told(second)).toEqual(told(first));
});

test('every route of the API is described, with a summary, a tag and its problems', async () => {
  const { paths } = await described();
  const operations = Object.entries<Record<string, { summary?: string; tags?: string[]; responses: object }>>(paths);
  expect(operations.length).toBeGreaterThanOrEqual(14);
  for (const [path, methods] of operations) {
    for (const operation of Object.values(methods)) {
      expect([path, typeof operation.summary, operation.tags?.length]).toEqual([path, 'string', 1]);
      if (path.startsWith('/api/'))
        expect([path, Object.keys(operation.responses)]).toEqual([
          path,
          ['200', '400', '401', '403', '404', '429', '500'],
        ]);
    }
  }
});

test('the list of problems in the docs is the error table', () => {
  const rows = [...doc('README.md').matchAll(/^\| `([A-Z_]+)` *\| (\d{3}) *\| (.+?) *\| (.+?) *\|$/gm)];
  expect(rows.map(([, code, status, title, remedy]) => [code, Number(status), title, remedy])).toEqual(
    Object.entries(PROBLEMS).map(([code, { status, title, remedy }]) => [code, status, title, remedy]),
  );
});

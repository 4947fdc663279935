import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-files.ts';

type Locked = { packages: Record<string, { license?: string }> };

/** Licences under which a library may be used and passed on beside Apache-2.0; weak copyleft (MPL-2.0) stays in its own files. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

/** Of licences joined by OR one is enough, of those joined by AND all count (SPDX 2.3, annex D); no library nests them. */
function fits(expression: string): boolean {
  const bare = expression.replace(/^\(|\)$/g, '');
  return bare.includes(' AND ')
    ? bare.split(' AND ').every((name) => allowed.has(name))
    : bare.split(' OR ').some((name) => allowed.has(name));
}

const locked = Object.entries(
  (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked).packages,
).filter(([path]) => path !== '');

test('every library, and what it needs in turn, may be passed on beside Apache-2.0', () => {
  expect(locked.length).toBeGreaterThan(200);
  expect(
    locked
      .filter(([, { license }]) => license === undefined || !fits(license))
      .map(([path, { license }]) => `${path}: ${license}`),
  ).toEqual([]);
});

test('a licence that is not on the list is found', () => {
  expect(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'SSPL-1.0 OR BUSL-1.1', 'UNLICENSED'].map(fits)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['(MIT OR EUPL-1.1+)', 'MIT AND OFL-1.1'].map(fits)).toEqual([true, true]);
});

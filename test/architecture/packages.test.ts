import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-files.ts';

type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts', Record<string, string>>;

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const libraries = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

test('every library has a line with its reason in docs/decisions/libraries.md', () => {
  const page = read('docs/decisions/libraries.md');
  const reasoned = [...page.matchAll(/^- \*\*([^*]+)\*\*(.*)$/gm)].flatMap(([, names = '', rest = '']) =>
    rest.length < 40 ? [] : names.split(',').map((name) => name.trim().split(' ')[0] ?? ''),
  );
  expect(Object.keys(libraries).filter((name) => !reasoned.includes(name))).toEqual([]);
  expect(
    reasoned.filter((name) => !(name in libraries)),
    'reasons for libraries that are gone',
  ).toEqual([]);
});

test('versions are exact, so that an audit is run with what was tested', () => {
  const loose = Object.entries(libraries).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('the lockfile names no network host: packages come from the registry that the machine uses', () => {
  const lock = read('package-lock.json');
  expect(lock).not.toMatch(/"resolved"\s*:/);
  expect(lock).toMatch(/"integrity"\s*:\s*"sha512-/);
});

test('what the package scripts start is there', () => {
  const starts = Object.values(manifest.scripts).map((line) => line.split(' ')[0] ?? '');
  const absent = starts.filter(
    (name) => !existsSync(join(root, name)) && !existsSync(join(root, 'node_modules/.bin', name)),
  );
  expect(absent).toEqual([]);
});

import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const migrations = sourceFiles(['migrations']).sort((a, b) => a.path.localeCompare(b.path));

test('every migration says why in its first line', () => {
  const silent = migrations.filter(({ text }) => !/^-- \S.{24,}/.test(text)).map(({ path }) => path);
  expect(migrations.length).toBeGreaterThan(0);
  expect(silent).toEqual([]);
});

test('each migration has a number of its own and only goes forward', () => {
  const numbers = migrations.map(({ path }) => /^migrations\/(\d{4})_[a-z0-9_]+\.sql$/.exec(path)?.[1]);
  expect(numbers).not.toContain(undefined);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(migrations.filter(({ text }) => /^-- Down Migration/im.test(text))).toEqual([]);
});

import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const migrations = sourceFiles(['migrations']).sort((a, b) => a.path.localeCompare(b.path));

test('every migration says why in its first line', () => {
  const silent = migrations.filter(({ text }) => !/^-- \S.{24,}/.test(text)).map(({ path }) => path);
  expect(migrations.length).toBeGreaterThan(0);
  expect(silent).toEqual([]);
});

test('migrations are numbered without gaps, and only go forward', () => {
  const names = migrations.map(({ path }) => path.replace('migrations/', ''));
  const numbered = names.map((name, index) => name.startsWith(`${String(index + 1).padStart(4, '0')}_`));
  expect(numbered).not.toContain(false);
  expect(migrations.filter(({ text }) => /^-- Down Migration/im.test(text))).toEqual([]);
});

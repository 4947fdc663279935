import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readText, root } from './compose-file.ts';

const standard = join(root, '../shared/schemas/asvs-5.0.0-en.csv');
const page = readText('docs/operator/asvs.md');
const rows = [...page.matchAll(/^\| ([\d.]+) \| ([12]) \| ([^|]+) \| (met|not applicable|gap) \| (.+) \|$/gmu)].map(
  ([, item = '', level = '', about = '', state = '', why = '']) => ({ item, level, about, state, why }),
);
const files = (why: string): string[] =>
  [...why.matchAll(/`([\w.][\w./-]*)`/gu)].map(([, path = '']) => path).filter((path) => /[./]/u.test(path));

test('each item of the standard’s levels 1 and 2 has its row once, with its level', (context) => {
  if (!existsSync(standard)) context.skip(`NOT CHECKED: the standard is not at ${standard}`);
  const items: { req_id: string; L: string }[] = parse(readFileSync(standard, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const asked = items.filter(({ L }) => L === '1' || L === '2').map(({ req_id: id, L }) => `${id.slice(1)} level ${L}`);
  expect(asked.length).toBeGreaterThan(200);
  expect(rows.map(({ item, level }) => `${item} level ${level}`).toSorted()).toEqual(asked.toSorted());
});

test('no line of the table is lost to the reader of it, and no item stands twice', () => {
  const lines = page.split('\n').filter((line) => /^\| \d/u.test(line));
  expect(rows.length).toBe(lines.length);
  expect(new Set(rows.map(({ item }) => item)).size).toBe(rows.length);
});

test('the counts in the head are those of the table', () => {
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const told = `**${rows.length} items: ${count('met')} met, ${count('not applicable')} not applicable, ${count('gap')} gaps.**`;
  expect(page).toContain(told);
});

test('what is met has evidence, and every file that is named is there', () => {
  expect(rows.filter(({ state, why }) => state === 'met' && files(why).length === 0).map(({ item }) => item)).toEqual(
    [],
  );
  const gone = rows.flatMap(({ item, why }) =>
    files(why)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${item}: ${path}`),
  );
  expect(gone).toEqual([]);
});

test('a gap says what would close it, and what does not apply says why', () => {
  const mute = rows.filter(
    ({ state, why }) => (state === 'gap' && !/close it|as \d+\.\d+\.\d+|operator/u.test(why)) || why.trim().length < 5,
  );
  expect(mute.map(({ item }) => item)).toEqual([]);
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, root } from './compose-file.ts';

const rows = readText('docs/methods/rules.md')
  .split('\n')
  .flatMap((line) => {
    const [, rule = '', , where = '', tests = ''] = line.split(/(?<!\\)\|/u);
    const id = /^ (E\d+) /u.exec(rule)?.[1];
    return id === undefined ? [] : [{ id, where, tests }];
  });

/** Every file in code marks, with the sentence in quotation marks behind it, if any. */
const named = (cell: string) =>
  [...cell.matchAll(/`((?:test|services|migrations)\/[^`]+)`(?:: “([^”]+)”)?/gu)].map(([, path = '', title]) => ({
    path,
    title,
  }));

test('each of the twenty rules has its row, once and in order', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => `E${n + 1}`));
});

test('each rule lives in a file that is there', () => {
  for (const { id, where } of rows) {
    const files = named(where);
    expect(files.length, id).toBeGreaterThan(0);
    expect(files.filter(({ path }) => !existsSync(join(root, path))).map(({ path }) => [id, path])).toEqual([]);
  }
});

test('each rule has tests that try to break it, under the names that the page gives', () => {
  const gone = rows.flatMap(({ id, tests }) => {
    const found = named(tests);
    expect(found.length, id).toBeGreaterThan(0);
    return found
      .filter(
        ({ path, title }) => title === undefined || !existsSync(join(root, path)) || !readText(path).includes(title),
      )
      .map((one) => ({ id, ...one }));
  });
  expect(gone).toEqual([]);
});

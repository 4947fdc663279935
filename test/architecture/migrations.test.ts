import { expect, test } from 'vitest';
import { destructiveChanges } from './destructive-change.ts';
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

/** From here on the version before must be able to go on while a new one takes its place (docs/operator/upgrade.md). */
const firstRolling = 82;

test('no migration takes away what the version before still uses, unless it says after which one nothing does', () => {
  const rolling = migrations.filter(({ path }) => Number(/\/(\d{4})_/.exec(path)?.[1]) >= firstRolling);
  expect(rolling.length).toBeGreaterThan(0);
  const faults = rolling.flatMap(({ path, text }) => destructiveChanges(text).map((why) => `${path} ${why}`));
  expect(faults, 'expand now, contract in the next version').toEqual([]);
});

test.each([
  ['alter table a drop column b;', 1],
  ['drop table a;', 1],
  ['alter table a rename column b to c;', 1],
  ['alter table a rename to b;', 1],
  ['alter table a alter column b type bigint using b::bigint;', 1],
  ['alter table a alter column b set not null;', 1],
  ['alter table a add column b text not null, add column c integer not null;', 2],
  ['alter table a add b text not null check (b <> $$;$$);', 1],
  ['alter table a add column b text, drop column c;', 1],
  ["alter table a add column b text not null default 'x';", 0],
  ['alter table a add column b bigint not null generated always as identity;', 0],
  ['alter table a add column b text;', 0],
  ['alter table a add constraint b_not_null check (b is not null) not valid;', 0],
  ['create table a (b text not null); -- drop table a', 0],
  ['create function f() returns void language plpgsql as $$ begin drop table if exists t; end $$;', 0],
  ['-- contract of 0084: nothing reads this column since then\nalter table a drop column b;', 0],
  ['-- contract of 0084: nothing reads this column since then\nalter table a drop column b;\ndrop table c;', 1],
  ['-- contract\nalter table a drop column b;', 1],
])('%s', (text, faults) => {
  expect(destructiveChanges(text.replaceAll('\\n', '\n'))).toHaveLength(faults);
});

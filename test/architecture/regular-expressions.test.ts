import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

test('no pattern has a modifier inside: V8 forgets it in a process that has compiled much', () => {
  const users = sourceFiles(['services', 'workers', 'scripts'])
    .filter(
      ({ path, text }) =>
        path.endsWith('.ts') && /\(\?[ims]*-?[ims]+:/u.test(text.replaceAll(/^ *(?:\*|\/\/).*$/gmu, '')),
    )
    .map(({ path }) => path);
  expect(users).toEqual([]);
});

import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const home = 'services/platform/config.ts';

test('only the configuration reads the environment: elsewhere take a Config as an argument', () => {
  const readers = sourceFiles(['services', 'workers', 'scripts', 'ops'])
    .filter(({ path, text }) => path.endsWith('.ts') && /process\s*\.\s*env(?![\p{L}\p{N}])/u.test(text))
    .map(({ path }) => path);
  expect(readers).toEqual([home]);
});

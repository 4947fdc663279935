import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, root } from './compose-file.ts';

const rows = [
  ...readText('docs/operator/threat-model.md').matchAll(/^\| ([STRIDE]) \| (.+?) \| (.+?) \| (.+) \|$/gmu),
].map(([, letter = '', threat = '', , evidence = '']) => ({ letter, threat, evidence }));

test('every threat has evidence that is there', () => {
  expect(rows.length).toBeGreaterThan(20);
  const bare = rows.filter(({ evidence }) => {
    const paths = [...evidence.matchAll(/`([^`]+)`/gu)].map(([, path = '']) => path);
    return paths.length === 0 || paths.some((path) => !existsSync(join(root, path)));
  });
  expect(bare.map(({ threat, evidence }) => [threat, evidence])).toEqual([]);
});

test('no kind of threat is left out, and what is not defended against is said', () => {
  expect(new Set(rows.map(({ letter }) => letter))).toEqual(new Set('STRIDE'));
  const [, open = ''] = readText('docs/operator/threat-model.md').split('## What is not defended against');
  expect(open.split('\n').filter((line) => line.startsWith('- **')).length).toBeGreaterThan(5);
});

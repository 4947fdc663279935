import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const most = 300;
const aim = 90;
const files = sourceFiles();

test('no file of ours is longer than 300 lines: split it by what it decides', () => {
  const long = files.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});

test('half of the files have at most 90 lines', () => {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(lengths.length).toBeGreaterThan(300);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(aim);
});

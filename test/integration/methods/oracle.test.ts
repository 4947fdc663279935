import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const hasR = spawnSync('Rscript', ['-e', 'library(survival)'], { encoding: 'utf8' }).status === 0;
const NAMES = ['few', 'one-arm', 'owners', 'three-arms-marked', 'ties', 'two-arms-in-tiers'];

describe('The committed figures of R', () => {
  it.skipIf(!hasR).each(NAMES)(
    '%s: R computes them again',
    (name) => {
      const file = `test/fixtures/observations/${name}.csv`;
      const { stdout, stderr } = spawnSync('Rscript', ['test/oracle/measure.R', file], { cwd: root, encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout).toBe(readFileSync(`${root}/test/fixtures/observations/${name}.R.csv`, 'utf8'));
    },
    60_000,
  );
});

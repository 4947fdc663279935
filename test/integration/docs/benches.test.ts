import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../unit/docs/compose-file.ts';
import { compileCache, nodeFolder } from './compose-mailbox.ts';
import { commandsOf, pages } from './pages.ts';

const env = { PATH: `${nodeFolder}:/usr/sbin:/usr/bin:/bin`, HOME: '/tmp', NODE_COMPILE_CACHE: compileCache };
type Told = { status: number; stdout: string; stderr: string };

function bench(...words: string[]): Promise<Told> {
  return new Promise((resolve) => {
    execFile(
      join(root, 'scripts/node'),
      ['scripts/bench/main.ts', ...words],
      { cwd: root, env },
      (failed, stdout, stderr) => resolve({ status: failed === null ? 0 : Number(failed.code), stdout, stderr }),
    );
  });
}

const stored = (ours: number): string =>
  JSON.stringify({
    date: '2026-11-22T10:00:00.000Z',
    commit: null,
    changed: false,
    machine: { processor: 'A', cores: 2, gigabytes: 24, kernel: '6' },
    node: '24.21.0',
    postgres: '18.4.0',
    load: { before: 0, after: 0 },
    rows: [{ suite: 'forms', ours, bare: 20, unit: 'runs/min', target: { atLeast: 0.8 } }],
  });

test('two stored runs of the table are compared, and a file of something else is refused', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
  const [old, now, other] = ['old.json', 'new.json', 'other.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(old, stored(16));
  writeFileSync(now, stored(18));
  writeFileSync(other, '{}');
  const [good, bad] = await Promise.all([bench('compare', old, now), bench('compare', old, other)]);
  rmSync(folder, { recursive: true });
  expect(good.stdout).toMatch(/^forms\s+0\.80\s+0\.90\s+\+12\.50 %\s+≥ 0\.80\s+\+0\.10$/mu);
  expect([bad.status, bad.stderr]).toEqual([
    2,
    `bench: ${other} was not written by: npm run bench -- --json ${other}\n`,
  ]);
});

test('every bench that a page shows is one', { timeout: 120_000 }, async () => {
  const { status, stderr } = await bench('no-such-bench');
  const shown = pages().flatMap((page) =>
    commandsOf(page).flatMap((line) => /^npm run bench -- ([a-z-]+)/u.exec(line)?.[1] ?? []),
  );
  expect(status).toBe(2);
  expect(shown).toContain('scale');
  for (const name of shown.filter((one) => one !== 'compare' && !one.startsWith('--')))
    expect(stderr).toMatch(new RegExp(`(?:^|[ ,])${name}(?:,|$)`, 'mu'));
});

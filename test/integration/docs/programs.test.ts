import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, root } from '../../unit/docs/compose-file.ts';
import { compileCache, nodeFolder } from './compose-mailbox.ts';
import { commandsOf, pages, shellBlocks } from './pages.ts';

const env = { PATH: `${nodeFolder}:/usr/sbin:/usr/bin:/bin`, HOME: '/tmp', NODE_COMPILE_CACHE: compileCache };
type Told = { status: number; stdout: string; stderr: string };

function run(script: string): Promise<Told> {
  return new Promise((resolve) => {
    const args = ['--norc', '-euo', 'pipefail', '-c', script];
    const child = execFile('bash', args, { cwd: root, env }, (failed, stdout, stderr) =>
      resolve({ status: failed === null ? 0 : Number(failed.code), stdout, stderr }),
    );
    child.stdin?.end();
  });
}

test('the demo offers every option that a page shows', async () => {
  const { status, stdout } = await run('./scripts/demo --help');
  const shown = pages().flatMap((page) => commandsOf(page).filter((command) => command.startsWith('./scripts/demo')));
  const options = new Set(shown.flatMap((command) => command.match(/--[a-z-]+/g) ?? []));
  expect(status).toBe(0);
  expect(shown.length).toBeGreaterThan(0);
  for (const option of options) expect(stdout).toContain(option);
});

test('every script that a page starts is a program', () => {
  const named = /(?:\.\/)?(?:scripts|ops)\/[\w./-]+/g;
  const shown = pages().flatMap((page) => commandsOf(page).flatMap((command) => command.match(named) ?? []));
  // A folder of manifests is handed to another program.
  const programs = [...new Set(shown)].filter(
    (path) => !path.endsWith('.ts') && !statSync(join(root, path)).isDirectory(),
  );
  const broken = programs.filter((path) => !readText(path).startsWith('#!'));
  expect(broken).toEqual([]);
});

test('the examples of the readers print what the manual says', { timeout: 120_000 }, async () => {
  const blocks = shellBlocks('docs/operator/command-line.md').filter((block) =>
    /^echo .*\/zerkalo inspect/.test(block),
  );
  const told = await Promise.all(blocks.map(run));
  expect(told.map(({ status, stderr }) => `${status}${stderr}`)).toEqual(['0', '0', '0']);
  const [forms, mail, quotes] = told.map(({ stdout }) => JSON.parse(stdout));
  expect(forms.forms.map(({ kind }: { kind: string }) => kind)).toContain('contact');
  expect(mail).toMatchObject({ kind: 'human_substantive', quotes: [{ low: 180_000, currency: 'RUB' }] });
  expect(mail.votes.length).toBeGreaterThan(0);
  expect(quotes.main).toMatchObject({ low: 4_000, high: 5_000, currency: 'GBP', vat: 'excl' });
});

test('the command line tells a wrong use from a missing file by its exit code', { timeout: 120_000 }, async () => {
  const lines = ['campaign lunch', 'campaign check no-such-file.yaml'];
  const [usage, missing] = await Promise.all(lines.map((line) => run(`./scripts/zerkalo ${line}`)));
  expect([usage?.status, missing?.status]).toEqual([64, 69]);
  expect(missing?.stderr).toContain('no-such-file.yaml');
});

test('what is generated from the schemas of database and protocol fits them', { timeout: 120_000 }, async () => {
  const lines = commandsOf('CONTRIBUTING.md').filter((command) => command.endsWith(' --verify'));
  const told = await Promise.all(lines.map(run));
  expect(lines.length).toBe(2);
  expect(told.map(({ status, stderr }) => (status === 0 ? '' : stderr))).toEqual(['', '']);
});

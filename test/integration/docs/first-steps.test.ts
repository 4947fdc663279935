import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../support/ports.ts';
import { root } from '../../unit/docs/compose-file.ts';
import { compileCache, end, nodeFolder } from './compose-mailbox.ts';
import { shellBlocks } from './pages.ts';

/** The page's blocks, run in order in a folder that looks like the clone; `up` runs beside what follows it, as the page says. */
const page = 'docs/researcher/first-steps.md';
const clone = mkdtempSync('/tmp/zf-');
chmodSync(clone, 0o755);
for (const folder of ['scripts', 'services']) symlinkSync(join(root, folder), join(clone, folder));
let up: ChildProcess | undefined;

afterAll(async () => {
  if (up !== undefined) await end(up);
  rmSync(clone, { recursive: true, force: true });
});

const startUp = './scripts/zerkalo up\n';
const script = shellBlocks(page).join('');
const [before = '', after = ''] = script.split(startUp);

const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];

function run(part: string, env: Record<string, string>): string {
  const told = spawnSync('bash', ['-euxo', 'pipefail', '-c', part], { cwd: clone, env, encoding: 'utf8', stdio });
  expect(told.status, told.stderr).toBe(0);
  return told.stdout;
}

test('a researcher who follows the first steps has a campaign that runs', { timeout: 240_000 }, async () => {
  const env = {
    PATH: `${nodeFolder}:/usr/sbin:/usr/bin:/bin`,
    HOME: clone,
    NODE_COMPILE_CACHE: compileCache,
    ZERKALO_HOME: join(clone, 'home'),
    API_PORT: String(await freePort()),
    EGRESS_MAP: /EGRESS_MAP='(.+)'/.exec(before)?.[1] ?? '',
  };
  expect(run(before, env)).toContain('applied 0001_');
  const child = spawn('bash', ['-c', `exec ${startUp}`], { cwd: clone, env, stdio: ['ignore', 'pipe', 'ignore'] });
  up = child;
  const words = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  expect(words).toMatch(/^up: api, worker, .*relay; http:/);
  const told = run(after, env);
  expect(told).toContain('my-audit.yaml is in order; hash ');
  expect(told).toMatch(/^launched: 3 inquiries, drawn from 3 studios$/m);
  expect(told).toMatch(/^sampled 3: .*\n/m);
  expect(told).toContain('sending is STOPPED by boris@example.org: a studio asked us to');
  expect(await end(child), 'Ctrl-C ends everything in order').toBe(0);
});

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';

const home = mkdtempSync(join(tmpdir(), 'zerkalo-runtime-'));
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

test.each([
  ['was half written', '{"pid": 12'],
  [
    'names a process that is another one today',
    JSON.stringify({ pid: process.pid, databaseUrl: 'postgres://zerkalo:x@127.0.0.1:9/zerkalo' }),
  ],
])('a note of what ran before the power failed hinders nobody when it %s', (_, note) => {
  writeFileSync(join(home, 'running.json'), note);
  const program = fileURLToPath(new URL('../../../scripts/zerkalo', import.meta.url));
  const env = childEnvironment({ DATABASE_URL: undefined, ZERKALO_HOME: home });
  const { status, stderr } = spawnSync(program, ['migrate'], { env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { frozenWave } from './frozen-wave.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const as = ['--as', 'starter-2026@example.org'];
let here: TestDatabase;
let elsewhere: TestDatabase;
let home: string;

beforeAll(async () => {
  [here, elsewhere] = [await cloneDatabase(), await cloneDatabase()];
  home = mkdtempSync(join(tmpdir(), 'zerkalo-release-cli-'));
  const db = openDatabase(here.url, 2);
  await frozenWave(db, 'starter-2026', true);
  await db.destroy();
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await here.drop();
  await elsewhere.drop();
});

/** Runs the real command line on one of two installations. */
function zerkalo(at: 'here' | 'elsewhere', ...words: string[]): { code: number | null; out: string; err: string } {
  const env = childEnvironment({
    DATABASE_URL: at === 'here' ? here.url : elsewhere.url,
    ZERKALO_HOME: join(home, at),
    NO_COLOR: '1',
  });
  const { status, stdout, stderr } = spawnSync(join(root, 'scripts/zerkalo'), words, {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('a release is built, checked, shown, refused, exported and rebuilt elsewhere by command', {
  timeout: 240_000,
}, () => {
  const built = zerkalo('here', 'release', 'build', 'starter-2026', ...as, '--json');
  expect(built).toMatchObject({ code: 0, err: '' });
  const { sha256 } = JSON.parse(built.out);
  const checked = zerkalo('here', 'release', 'check', 'starter-2026-w1/1');
  expect(checked.code).toBe(0);
  expect(checked.out).toContain('answered  27          Every percentage has n, numerator and denominator.');
  expect(zerkalo('here', 'release', 'preview', 'starter-2026-w1', ...as).code).toBe(0);
  const refused = zerkalo('here', 'release', 'publish', 'starter-2026-w1', ...as);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('REHEARSAL');
  expect(refused.err).toContain('PREVIEW_TOO_SHORT');
  expect(zerkalo('here', 'release', 'list').out).toContain('REHEARSAL');
  expect(zerkalo('here', 'reproduce', 'starter-2026-w1/1')).toMatchObject({ code: 0, err: '' });
  const folder = join(home, 'package');
  expect(zerkalo('here', 'release', 'export', 'starter-2026-w1/1', folder).code).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(
    ['CITATION.cff', 'csv-metadata.json', 'data', 'datapackage.json', 'dataset.jsonld', 'release.json'].toSorted(),
  );
  const snapshot = join(home, 'snapshot.json');
  expect(zerkalo('here', 'release', 'snapshot', 'starter-2026-w1/1', snapshot).code).toBe(0);
  const owner = ['user', 'add', '--email', 'starter-2026@example.org', '--name', 'R', '--role', 'owner'];
  expect(zerkalo('elsewhere', ...owner).code).toBe(0);
  const rebuilt = zerkalo('elsewhere', 'release', 'import', snapshot, ...as, '--json');
  expect(JSON.parse(rebuilt.out)).toMatchObject({ kind: 'built', sha256 });
  const again = join(home, 'again');
  zerkalo('elsewhere', 'release', 'export', 'starter-2026-w1/1', again);
  for (const path of ['release.json', 'data/total.csv', 'datapackage.json']) {
    expect(readFileSync(join(again, path))).toEqual(readFileSync(join(folder, path)));
  }
  const granted = zerkalo('here', 'release', 'grant', 'studio.example', ...as, '--proof', 'TXT record seen');
  expect(granted.out).toMatch(/^granted {2}key zs_[\w-]{43}/);
  expect(zerkalo('here', 'reproduce', 'nothing').code).toBe(69);
});

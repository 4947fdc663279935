import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { allowAnyPublication } from '../../support/force-publish.ts';
import { frozenWave } from './frozen-wave.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'zerkalo-preview-cli-'));
let here: TestDatabase;

/** A release of a wave that was no rehearsal, under embargo. */
beforeAll(async () => {
  here = await cloneDatabase();
  const db = openDatabase(here.url, 2);
  const deps = { db, masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
  await frozenWave(db, 'starter-2026', false);
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna Researcher'], actor: 'test' });
  await allowAnyPublication(db);
  await sql`insert into release_events (release_id, kind, at, by_whom)
    select id, 'embargoed', now(), 'test' from releases where slug = 'starter-2026-w1'`.execute(db);
  await db.destroy();
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await here.drop();
});

function zerkalo(...words: string[]): { code: number | null; out: string; err: string } {
  const settings = { DATABASE_URL: here.url, ZERKALO_HOME: home, NO_COLOR: '1', PUBLIC_URL: 'https://zerkalo.example' };
  const options = { env: childEnvironment(settings), cwd: root, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(join(root, 'scripts/zerkalo'), ['release', ...words], options);
  return { code: status, out: stdout, err: stderr };
}

test('a link to a release under embargo is made, listed without its secret, and taken back by command', {
  timeout: 240_000,
}, () => {
  const reader = ['--for', 'Maria Ivanova, The Daily'];
  const as = ['--as', 'starter-2026@example.org'];
  const linked = zerkalo('preview-link', 'starter-2026-w1', ...reader, '--days', '5', ...as);
  expect(linked).toMatchObject({ code: 0, err: '' });
  expect(linked.out).toMatch(/^linked {2}address https:\/\/zerkalo\.example\/preview\/zp_[\w-]{43} {2}endsAt 20/);
  const listed = zerkalo('preview-links', 'starter-2026-w1');
  expect(listed.out).toMatch(/^Maria Ivanova, The Daily {2}until 20/);
  expect(listed.out).not.toContain('zp_');
  expect(zerkalo('preview-revoke', 'starter-2026-w1', ...as).out).toContain('revoked  links 1');
  expect(zerkalo('preview-revoke', 'starter-2026-w1', ...as)).toMatchObject({ code: 1 });
  const refused = zerkalo('preview-link', 'nothing-w1', ...reader, '--days', 'many', ...as);
  expect(refused.code).toBe(1);
  for (const code of ['RELEASE_UNKNOWN', 'DAYS_OUT_OF_RANGE']) expect(refused.err).toContain(code);
});

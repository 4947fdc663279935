import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { approved, files, protocolSource, ranking } from '../design/campaign-desk.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let clone: TestDatabase;
let home: string;
let inquiryId: string;
const as = ['--as', 'anna@example.org'];
const second = ['--as', 'boris@example.org'];

/** A rehearsal that was launched long ago; its letters arrived and nobody answered. */
beforeAll(async () => {
  clone = await cloneDatabase();
  home = mkdtempSync(join(tmpdir(), 'zerkalo-closing-cli-'));
  const db = openDatabase(clone.url, 2, 'mapped');
  const desk = await approved(db, { id: 'my-audit', size: 4 });
  await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(8, 'closing.example')) });
  await sql`update users set email = case role when 'approver' then 'boris@example.org' else 'anna@example.org' end`.execute(
    db,
  );
  await sql`update attempts set state = 'confirmed', reason = 'smtp_250', armed_at = now() - interval '60 days',
    settled_at = now() - interval '60 days', delivered_at = now() - interval '60 days'`.execute(db);
  await sql`update waves set launched_at = now() - interval '61 days', response_closes_at = now() - interval '1 day'`.execute(
    db,
  );
  const { id } = await db.selectFrom('inquiries').select('id').limit(1).executeTakeFirstOrThrow();
  inquiryId = id;
  await db.destroy();
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await clone.drop();
});

function zerkalo(...words: string[]): { code: number | null; out: string; err: string } {
  const env = childEnvironment({
    DATABASE_URL: clone.url,
    ZERKALO_HOME: home,
    NO_COLOR: '1',
    EGRESS_MAP: '*.example=127.0.0.1:9',
  });
  const { status, stdout, stderr } = spawnSync(join(root, 'scripts/zerkalo'), words, {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('a campaign is looked at, closed, debriefed, amended and fielded again by command', { timeout: 240_000 }, () => {
  const look = zerkalo('campaign', 'preflight', 'my-audit');
  expect(look.code).toBe(2);
  expect(look.out).toMatch(/ready {3}approval/u);
  expect(look.out).toMatch(/fault {3}mail +no account is set up for SMTP_URL and IMAP_URL/u);
  expect(zerkalo('campaign', 'close', 'my-audit', ...as, '--wave', '1').code).toBe(0);
  const overrule = ['campaign', 'disposition', inquiryId, '--to', 'CLOSED', '--reason', 'the firm is gone', ...as];
  expect(zerkalo(...overrule)).toMatchObject({ code: 0, err: '' });
  expect(zerkalo('campaign', 'end-silence', 'my-audit', '--reason', 'a test', ...as).code).toBe(0);
  expect(zerkalo('campaign', 'debrief', 'my-audit', ...as).out).toContain('the debrief is open');
  expect(zerkalo('campaign', 'debrief', 'my-audit', ...as, '--show').out).toContain('told: 0 of 4');
  const archive = zerkalo('campaign', 'archive', 'my-audit', ...as);
  expect(archive).toMatchObject({ code: 1, err: expect.stringContaining('debrief_owed') });

  const deviation = ['--on', '2026-01-15', '--planned', 'two coders', '--done', 'one coder', '--why', 'illness'];
  expect(zerkalo('campaign', 'deviation', 'my-audit', ...deviation, ...as).code).toBe(0);
  const file = join(home, 'amended.yaml');
  const source = protocolSource({ id: 'my-audit', size: 4 });
  const amend = ['protocol', 'amend', 'my-audit', file, '--reason', 'more hours are justified', ...as];
  writeFileSync(file, source.replace(/campaignBurdenHours: \d+/u, 'campaignBurdenHours: 900'));
  expect(zerkalo(...amend).out).toContain('changed rules.campaignBurdenHours');
  expect(zerkalo('protocol', 'approve', 'my-audit', ...second).out).toContain('the amendment is in force');
  const history = zerkalo('protocol', 'history', 'my-audit').out;
  expect(history).toContain('after the first letter: more hours are justified');
  expect(history).toContain('2026-01-15 deviation, noted by researcher: two coders');

  expect(zerkalo('wave', 'new', 'my-audit', '--panel', '--seed', 'second seed', ...as).out).toContain(
    'wave 2 is planned',
  );
  expect(zerkalo('wave', 'approve', 'my-audit', ...second).out).toContain('wave 2 is approved');
  expect(zerkalo('wave', 'list', 'my-audit').out).toMatch(/^1 first +over\n2 panel +planned, approved/mu);
  expect(zerkalo('wave', 'launch', 'my-audit', ...as).err).toContain('letters_owed');
});

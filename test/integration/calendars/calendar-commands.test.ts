import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { allCalendars, calendarsOf } from '../../../services/releases/calendars/calendars-of.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { seedWave } from '../releases/seed-wave.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let clone: TestDatabase;
let db: Database;
let home: string;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 2);
  home = mkdtempSync(join(tmpdir(), 'zerkalo-calendar-'));
});
afterAll(async () => {
  await db.destroy();
  rmSync(home, { recursive: true, force: true });
  await clone.drop();
});

function zerkalo(...words: string[]): { code: number | null; out: string; err: string } {
  const env = childEnvironment({ DATABASE_URL: clone.url, ZERKALO_HOME: home, NO_COLOR: '1' });
  const { status, stdout, stderr } = spawnSync(join(root, 'scripts/zerkalo'), words, {
    env,
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

test('a year without a calendar is named, imported, replaced and given back, with its file on record', async () => {
  // Launched in October 2026; its silence stage ends in April 2027.
  await seedWave(db, 'petersburg', 'Petersburg', [{ name: 'One', state: 'confirmed' }]);
  const protocol = { windows: { responseDays: 30, silenceDays: 180 }, frames: [{ id: 'a', country: 'RU' }] };
  await rewriteProtocol(db, sql`update campaigns set protocol = ${JSON.stringify(protocol)}`);
  const missing = zerkalo('calendar', 'list');
  expect(missing.code).toBe(2);
  expect(missing.out).toContain('MISSING   RU 2027: needed by petersburg');
  expect(zerkalo('doctor').out).toMatch(/absent {2}calendars +none for RU 2027 \(petersburg\); working time will be/);
  expect(zerkalo('calendar', 'show', '2027')).toMatchObject({ code: 1 });

  const file = 'test/fixtures/calendars/ru-2027-invented.cp1251.csv';
  expect(zerkalo('calendar', 'import', file)).toMatchObject({ code: 2, err: expect.stringContaining('no source') });
  const first = zerkalo('calendar', 'import', file, '--source', 'Draft');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('new       RU 2027: 248 working days, 1981 h (Draft)');
  expect(zerkalo('calendar', 'import', file, '--source', 'Draft').out).toContain('unchanged RU 2027');
  expect(zerkalo('calendar', 'import', file, '--source', 'Decree').out).toContain('replaced  RU 2027');
  expect(zerkalo('calendar', 'list').code).toBe(0);
  const shown = zerkalo('calendar', 'show', '2027').out;
  expect(shown).toContain('working weekends  2027-02-20');
  expect(shown.match(/imported .* from ru-2027-invented\.cp1251\.csv \(windows-1251, sha256/g)).toHaveLength(2);

  expect(zerkalo('calendar', 'undo', '2027').out).toContain('now       RU 2027: 248 working days, 1981 h (Draft)');
  expect(zerkalo('calendar', 'undo', '2027').out).toContain('RU 2027 has no calendar now');
  expect(zerkalo('calendar', 'undo', '2027')).toMatchObject({ code: 1 });
  expect((await calendarsOf(db, ['RU'])).map(({ year }) => year)).toEqual([2014, 2024, 2025, 2026]);
  expect(await calendarsOf(db, ['RU', 'DE'])).toEqual([]);
  const acts = await db.selectFrom('audit_log').select('action').where('action', 'like', 'calendar.%').execute();
  expect(acts).toHaveLength(4);
});

test('an imported year takes the place of the shipped one, and what is stored never changes', async () => {
  const days =
    '2026-01-01 2026-01-02 2026-01-05 2026-01-06 2026-01-07 2026-01-08 2026-02-23 2026-05-01 2026-06-12 2026-11-04';
  const { importCalendar } = await import('../../../services/releases/calendars/import-calendar.ts');
  const bytes = Buffer.from(
    `date,kind\n${days
      .split(' ')
      .map((day) => `${day},holiday`)
      .join('\n')}\n`,
  );
  const terms = { country: 'RU', source: 'Without transfers', expected: null, by: 'Anna' };
  expect(await importCalendar(db, { name: '2026.csv', bytes }, terms)).toMatchObject({ kind: 'imported' });
  const year = (await allCalendars(db)).filter((one) => one.year === 2026);
  expect(year).toMatchObject([{ source: 'Without transfers', expected: { workingDays: 251, hours40: 2008 } }]);
  await expect(db.updateTable('business_calendars').set({ source: 'x' }).execute()).rejects.toThrow();
});

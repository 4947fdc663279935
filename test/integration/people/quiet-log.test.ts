import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { invitePerson } from '../../../services/design/people/change-person.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { cloneDatabase } from '../../support/database.ts';
import { browser, cookieOf, password, post } from '../../support/people.ts';

test('no password, code, link, session or key is ever in the log or the audit log', async () => {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-people-'));
  const place = await cloneDatabase();
  const db = openDatabase(place.url, 4);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const evidence = { masterKeys: await openMasterKeys(join(home, 'master.key')), directory: home };
  const app = await buildSite({ db, log, config: { localAccess: false }, evidence });

  const invited = await invitePerson(db, { email: 'anna@example.org', name: 'Anna', role: 'owner', actor: 'test' });
  const link = invited.kind === 'invited' ? invited.secret : '';
  await app.inject({ url: `/welcome?link=${link}`, headers: browser });
  const set = await post(app, '/welcome', { link, newPassword: password, newPasswordAgain: password });
  const cookie = cookieOf(set.headers);
  const send = (url: string, fields: Record<string, string>) => post(app, url, fields, { cookie });
  await send('/account/second-factor/begin', { act: 'begin', factorPassword: password });
  const page = await app.inject({ url: '/account/second-factor', headers: { ...browser, cookie } });
  const secret = /<code>([A-Z2-7 ]{39})<\/code>/u.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
  const code = await generate({ secret });
  const codes = await send('/account/second-factor', { code });
  const recovery = /<li><code>([0-9a-z-]{29})/u.exec(codes.body)?.[1] ?? '';
  const key = /zk_[\w-]{43}/u.exec((await send('/account/keys', { label: 'x', 'scope.read': 'yes' })).body)?.[0] ?? '';
  await app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer ${key}` } });
  await post(app, '/sign-in', { name: 'anna@example.org', password: 'a wrong one, typed' });
  const due = await post(app, '/sign-in', { name: password, password });
  const right = await post(app, '/sign-in', { name: 'Anna', password });
  await post(app, '/sign-in/code', { code: recovery }, { cookie: cookieOf(right.headers) });

  const acts = await db.selectFrom('audit_log').selectAll().execute();
  const written = `${lines.join('')}${JSON.stringify(acts)}`;
  expect([set.statusCode, due.statusCode, right.statusCode]).toEqual([303, 401, 303]);
  expect(lines.length).toBeGreaterThan(10);
  const sessions = [cookie, cookieOf(right.headers)].map((one) => one.split('=')[1] ?? '');
  for (const hidden of [password, 'a wrong one', link, secret, code, recovery, key, ...sessions]) {
    expect(hidden.length).toBeGreaterThan(5);
    expect(written).not.toContain(hidden);
  }
  await app.close();
  await db.destroy();
  await place.drop();
  rmSync(home, { recursive: true, force: true });
});

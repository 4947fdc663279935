import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAct } from '../../../services/design/campaigns/store.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { addPerson, browser, cookieOf, password, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';

let served: Served;
let anna: string;
let annaId: UserId;
beforeAll(async () => {
  served = await serve(false, 10_000, { publicUrl: 'http://zerkalo.example' });
  annaId = (await addPerson(served.db, 'Anna', 'owner')).userId;
  anna = await signIn(served.app, 'Anna');
});
afterAll(async () => served.stop());

const open = (url: string, cookie = anna) => served.app.inject({ url, headers: { ...browser, cookie } });
const send = (url: string, fields: Record<string, string>, cookie = anna) => post(served.app, url, fields, { cookie });
const linkIn = (markup: string): string =>
  /http:\/\/zerkalo\.example\/welcome\?link&#61;([\w-]{43})/u.exec(markup)?.[1] ?? '';

test.each(['', '/people', '/keys', '/sessions', '/log', '/suppression'])(
  '/admin%s shows itself in both languages, every field with its label',
  async (part) => {
    for (const language of ['ru', 'en']) {
      const { body, statusCode } = await open(`/admin${part}?lang=${language}`);
      expect(statusCode).toBe(200);
      for (const [, id] of body.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/gu))
        expect(body).toContain(`<label for="${id}">`);
      expect(body).not.toMatch(/<script|style=|undefined/u);
    }
  },
);

test('who is invited sets his own password by a link that opens once, and what he typed wrong is said', async () => {
  const faulty = await send('/admin/people?lang=en', { name: '', email: 'x', role: 'coder' });
  expect([faulty.statusCode, faulty.body]).toEqual([400, expect.stringContaining('Write the name.')]);
  expect(faulty.body).toContain('<option value="coder" selected>');
  const invited = await send('/admin/people?lang=en', { name: 'Carl', email: 'Carl@example.org', role: 'coder' });
  const link = linkIn(invited.body);
  expect(link).not.toBe('');
  expect(
    (await send('/admin/people?lang=en', { name: 'Carl', email: 'carl@example.org', role: 'coder' })).body,
  ).toContain('Somebody with this address is there already.');
  // Programs that look at links before a person does change nothing.
  for (let n = 0; n < 2; n++) expect((await open(`/welcome?link=${link}`, '')).statusCode).toBe(200);
  const set = (typed: string, again = typed) =>
    post(served.app, '/welcome?lang=en', { link, newPassword: typed, newPasswordAgain: again });
  expect((await set('short')).body).toContain('fewer than 12 characters');
  expect((await set('one of many words', 'two of many words')).body).toContain('The two passwords differ.');
  const [first, second] = await Promise.all([set('one of many words'), set('two of many words')]);
  expect([first.statusCode, second.statusCode].toSorted()).toEqual([303, 404]);
  const chosen = first.statusCode === 303 ? 'one of many words' : 'two of many words';
  expect((await open('/desk', cookieOf((first.statusCode === 303 ? first : second).headers))).statusCode).toBe(200);
  await signIn(served.app, 'carl@example.org', chosen);
  expect((await open(`/welcome?link=${link}`, '')).statusCode).toBe(404);
});

test('a link ends, a newer one replaces it, and what is stored opens nothing', async () => {
  const id = (await addPerson(served.db, 'Dora', 'viewer')).userId;
  const link = async () => linkIn((await send(`/admin/people/${id}/reset`, { act: 'reset' })).body);
  const [first, second] = [await link(), await link()];
  expect((await open(`/welcome?link=${first}`, '')).statusCode).toBe(404);
  const { rows } = await sql`select * from one_time_links`.execute(served.db);
  expect(JSON.stringify(rows)).not.toContain(second);
  await sql`update one_time_links set ends_at = clock_timestamp() where used_at is null`.execute(served.db);
  expect((await open(`/welcome?link=${second}`, '')).statusCode).toBe(404);
});

test('a reset ends sessions and the old password at once', async () => {
  const { userId } = await addPerson(served.db, 'Emil', 'viewer');
  const cookie = await signIn(served.app, 'Emil');
  await send(`/admin/people/${userId}/reset`, { act: 'reset' });
  expect((await open('/account', cookie)).statusCode).toBe(303);
  expect((await post(served.app, '/sign-in', { name: 'Emil', password })).statusCode).toBe(401);
});

test('another role ends the sessions, and the new one opens what it may', async () => {
  const { userId } = await addPerson(served.db, 'Fina', 'viewer');
  const cookie = await signIn(served.app, 'Fina');
  const changed = await send(`/admin/people/${userId}/role`, { role: 'coder' });
  expect(changed.headers.location).toContain('done=role');
  expect((await open('/account', cookie)).statusCode).toBe(303);
  expect((await open('/desk', await signIn(served.app, 'Fina'))).statusCode).toBe(200);
});

test('the last owner stays, nobody changes himself here, and two owners cannot remove each other at once', async () => {
  expect((await send(`/admin/people/${annaId}/disable`, { act: 'disable' })).headers.location).toContain('yourself');
  const { userId } = await addPerson(served.db, 'Gerd', 'owner');
  const gerd = await signIn(served.app, 'Gerd');
  await Promise.all([
    send(`/admin/people/${userId}/role`, { role: 'viewer' }),
    send(`/admin/people/${annaId}/role`, { role: 'viewer' }, gerd),
  ]);
  const { rows } = await sql`select id from users where role = 'owner' and disabled_at is null`.execute(served.db);
  expect(rows).toHaveLength(1);
  await sql`update users set role = 'owner' where id = ${annaId}`.execute(served.db);
  await sql`update users set role = 'viewer' where id = ${userId}`.execute(served.db);
  anna = await signIn(served.app, 'Anna');
});

test('a key for somebody stays within his role, and revoking it closes it', async () => {
  const { userId } = await addPerson(served.db, 'Hans', 'viewer');
  const much = await send('/admin/keys?lang=en', { userId, label: 'much', 'scope.admin': 'yes' });
  expect([much.statusCode, much.body]).toEqual([
    400,
    expect.stringContaining('The role viewer may not do all of that.'),
  ]);
  const made = await send('/admin/keys', { userId, label: 'reader', 'scope.read': 'yes' });
  const key = /zk_[\w-]{43}/u.exec(made.body)?.[0] ?? '';
  const ask = () => served.app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).statusCode).toBe(200);
  const list = (await open('/admin/keys')).body;
  expect(list).toContain(key.slice(0, 11));
  const id =
    (await sql<{ id: string }>`select id from api_keys where label = 'reader'`.execute(served.db)).rows[0]?.id ?? '';
  await send('/admin/keys/revoke', { id, act: 'revoke' });
  expect((await ask()).statusCode).toBe(401);
});

test('an owner ends the session of somebody', async () => {
  await addPerson(served.db, 'Ines', 'viewer');
  const cookie = await signIn(served.app, 'Ines');
  const { rows } = await sql<{ id: string }>`
    select s.id from sessions s join users u on u.id = s.user_id where u.name = 'Ines'`.execute(served.db);
  await send('/admin/sessions/end', { id: rows[0]?.id ?? '', act: 'end' });
  expect((await open(`/admin/log?search=${rows[0]?.id}`)).body).toContain('session.ended');
  expect((await open('/account', cookie)).statusCode).toBe(303);
});

test('the audit log is searched and paged by its address, names people, and its CSV runs no formula', async () => {
  for (let n = 0; n < 60; n++)
    await recordAct(served.db, { actor: annaId, action: 'probe.made', subject: `probe ${n}`, detail: { n } });
  await recordAct(served.db, { actor: '=cmd|calc', action: 'probe.bad', subject: '<b>bold</b>' });
  const first = (await open('/admin/log?lang=en&action=probe.made')).body;
  expect(first.match(/probe \d+/gu)).toHaveLength(50);
  expect(first).toContain('anna@example.org');
  const older =
    /href="(\/admin\/log\?[^"]*before[^"]*)"/u.exec(first)?.[1]?.replaceAll('&#38;', '&').replaceAll('&#61;', '=') ??
    '';
  expect((await open(older)).body.match(/probe \d+/gu)).toHaveLength(10);
  expect((await open('/admin/log?search=PROBE%2059')).body.match(/probe \d+/gu)).toEqual(['probe 59']);
  expect((await open('/admin/log?action=probe.made&to=2001-01-01')).body).not.toContain('probe 1');
  expect((await open('/admin/log?from=2026-02-31')).statusCode).toBe(200);
  expect((await open('/admin/log?search=bold')).body).not.toContain('<b>bold');
  const csv = await open('/admin/log.csv?action=probe.bad');
  expect(csv.headers['content-disposition']).toContain('audit-log.csv');
  expect(parse(csv.body, { columns: true })).toMatchObject([{ actor: "'=cmd|calc", action: 'probe.bad' }]);
});

test('an opt-out is written once and for ever, by its firm’s domain, with the reason', async () => {
  const faulty = await send('/admin/suppression?lang=en', { domain: 'north.example', reason: '' });
  expect(faulty.body).toContain('Write who asked for it, and when.');
  const done = await send('/admin/suppression', { domain: 'www.north-studio.ru', reason: 'asked by mail' });
  expect(done.headers.location).toContain('done=suppressed');
  expect((await open('/admin/suppression')).body).toContain('north-studio.ru');
  expect((await send('/admin/suppression?lang=en', { domain: 'north-studio.ru', reason: 'again' })).body).toContain(
    'It stands here already.',
  );
});

test('whoever is not an owner finds no operator’s page', async () => {
  await addPerson(served.db, 'Kira', 'researcher');
  expect((await open('/admin', await signIn(served.app, 'Kira'))).statusCode).toBe(403);
});

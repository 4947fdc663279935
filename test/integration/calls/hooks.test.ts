import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../../services/api/api.ts';
import { readHookSources } from '../../../services/inbox/calls/hooks/hook-source.ts';
import { genericSignature, mangoSignature, zadarmaSignature } from '../../../services/inbox/calls/hooks/signatures.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { cloneDatabase } from '../../support/database.ts';
import { seedWave } from '../releases/seed-wave.ts';

const secret = 'a-secret-of-the-test';
let app: Api;
let db: Database;
let drop: () => Promise<void>;

function sourcesFile(sources: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'zerkalo-hooks-'));
  writeFileSync(join(folder, 'secret'), `${secret}\n`);
  writeFileSync(join(folder, 'short'), 'abc');
  writeFileSync(join(folder, 'hooks.json'), JSON.stringify({ sources }));
  return join(folder, 'hooks.json');
}
const common = { secretFile: 'secret', zone: 'Europe/Moscow' };

beforeAll(async () => {
  const place = await cloneDatabase();
  db = openDatabase(place.url, 4);
  drop = place.drop;
  const read = readHookSources(
    sourcesFile([
      { ...common, name: 'pbx', provider: 'zadarma' },
      { ...common, name: 'cloud', provider: 'mango', apiKeyFile: 'secret' },
      { ...common, name: 'bridge', provider: 'generic' },
    ]),
  );
  if (read.kind !== 'sources') throw new Error(read.findings.join());
  const config = { localAccess: true, requestsPerMinute: 10_000 };
  app = await buildSite({ db, log: openLog('test', 'silent'), config, hooks: read.sources });
  await app.ready();
  const studios = ['North', 'South'].map((name) => ({ name, state: 'confirmed' as const }));
  await seedWave(db, 'hooks', 'Hooks', studios);
  await sql`update inquiries set phone_e164 = '+78120000101'`.execute(db);
  await sql`update frame_units set phone_e164 = '+78121234501' where name = 'North'`.execute(db);
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await drop();
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
function zadarma(fields: Record<string, string>, key = secret) {
  const body = new URLSearchParams(fields);
  const headers = { ...form, signature: zadarmaSignature(body, key) };
  return app.inject({ method: 'POST', url: '/api/v1/hooks/pbx', headers, payload: body.toString() });
}
function bridge(value: unknown, seconds = Math.floor(Date.now() / 1000)) {
  const payload = Buffer.from(JSON.stringify(value));
  const signature = `t=${seconds},v1=${genericSignature(seconds, payload, secret)}`;
  const headers = { 'content-type': 'application/json', 'x-zerkalo-signature': signature };
  return app.inject({ method: 'POST', url: '/api/v1/hooks/bridge', headers, payload });
}
const call = (id: string) => {
  const facts = {
    caller_id: '+78121234501',
    called_did: '78120000101',
    call_start: '2026-10-06 10:15:00',
    pbx_call_id: id,
  };
  return [
    { ...facts, event: 'NOTIFY_START' },
    { ...facts, event: 'NOTIFY_INTERNAL', internal: '101' },
    { ...facts, event: 'NOTIFY_ANSWER', destination: '101', internal: '101' },
    {
      ...facts,
      event: 'NOTIFY_END',
      duration: '192',
      disposition: 'answered',
      is_recorded: '1',
      call_id_with_rec: 'tape-77',
    },
    { event: 'NOTIFY_RECORD', pbx_call_id: id, call_id_with_rec: 'tape-77' },
  ];
};
const stored = async () => {
  const { rows } = await sql<{ id: string; answers: number; text: string }>`
    select external_id as id, row_to_json(c)::text as text,
      (select count(*)::int from current_answers a where a.source_id = c.id) as answers
    from calls c where source = 'pbx' order by 1`.execute(db);
  return rows;
};

test('events of calls in any order and any number of times leave one call each, answered once', async () => {
  let trial = 0;
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (choices) => {
      trial += 1;
      const ids = [`t${trial}-a`, `t${trial}-b`];
      const events = ids.flatMap((id) => [...call(id), ...call(id).slice(2)]);
      const order = events.map((one) => ({ one, at: choices.next().value ?? 0 })).toSorted((a, b) => a.at - b.at);
      const half = Math.floor(order.length / 2);
      for (const { one } of order.slice(0, half)) expect((await zadarma(one)).statusCode).toBe(200);
      await Promise.all(order.slice(half).map(({ one }) => zadarma(one)));
      expect((await stored()).filter(({ id }) => ids.includes(id)).map(({ answers }) => answers)).toEqual([1, 1]);
    }),
    { numRuns: 6 },
  );
  expect((await stored()).filter(({ text }) => text.includes('tape-77'))).toEqual([]);
});

test('an event with another key is refused and leaves nothing', async () => {
  const [, , , end] = call('forged');
  const answer = await zadarma({ ...end }, 'another-secret-here');
  expect(answer.json()).toMatchObject({ status: 401, code: 'SIGNATURE_WRONG' });
  expect((await stored()).filter(({ id }) => id === 'forged')).toEqual([]);
});

test('a source that nobody named, a body beyond bounds and an old generic event are refused', async () => {
  const post = (url: string, payload: string) =>
    app.inject({ method: 'POST', url: `/api/v1/hooks/${url}`, headers: form, payload });
  expect((await post('nowhere', 'a=1')).json().code).toBe('HOOK_UNKNOWN');
  expect((await post('pbx', `a=${'x'.repeat(70_000)}`)).json().code).toBe('BODY_TOO_LARGE');
  expect((await bridge({ kind: 'call' }, Math.floor(Date.now() / 1000) - 400)).json().code).toBe('EVENT_TOO_OLD');
  expect((await bridge({ kind: 'call' })).json()).toMatchObject({ code: 'REQUEST_INVALID', errors: [{ at: 'body' }] });
});

test('Zadarma is told that the address is ours; nobody else has one to ask for', async () => {
  const answer = await app.inject('/api/v1/hooks/pbx?zd_echo=abc123');
  expect([answer.body, answer.headers['content-type']]).toEqual(['abc123', 'text/plain; charset=utf-8']);
  expect((await app.inject('/api/v1/hooks/bridge?zd_echo=abc')).statusCode).toBe(404);
});

test('Mango names its event in the address; calls of other people are not stored', async () => {
  const facts = {
    entry_id: 'm1',
    call_direction: 1,
    create_time: 1_791_270_900,
    talk_time: 0,
    end_time: 1_791_270_920,
    entry_result: 0,
  };
  const send = (event: string, line: string) => {
    const json = JSON.stringify({ ...facts, from: { number: '78121234501' }, to: {}, line_number: line });
    const payload = new URLSearchParams({
      vpbx_api_key: secret,
      sign: mangoSignature(json, secret, secret),
      json,
    }).toString();
    return app.inject({ method: 'POST', url: `/api/v1/hooks/cloud/events/${event}`, headers: form, payload });
  };
  expect((await send('call', '78120000101')).json()).toEqual({ outcome: 'nothing' });
  expect((await send('summary', '74950000000')).json()).toEqual({ outcome: 'not_ours' });
  expect((await send('summary', '78120000101')).json()).toEqual({ outcome: 'stored' });
  expect((await send('summary', '78120000101')).json()).toEqual({ outcome: 'known' });
});

test('a message by the generic hook is attributed like a call and is a first contact by messenger', async () => {
  const message = {
    kind: 'message',
    id: 'm-1',
    channel: 'whatsapp',
    direction: 'inbound',
    from: '+78121234501',
    to: '+78120000101',
    sentAt: '2026-10-06T07:15:00Z',
    text: 'Здравствуйте! Какой у вас срок?',
  };
  expect((await bridge(message)).json()).toEqual({ outcome: 'stored' });
  expect((await bridge(message)).json()).toEqual({ outcome: 'known' });
  const { rows } = (await app.inject('/api/v1/messenger-messages')).json();
  expect(rows).toMatchObject([
    { studio: 'North', method: 'number_and_studio', sense: 'substantive', channel: 'whatsapp', rehearsal: true },
  ]);
  const heard = await sql`select kind from current_answers where source = 'messenger'`.execute(db);
  expect(heard.rows).toEqual([{ kind: 'messenger' }]);
});

test('the file of sources is refused with all its faults at once', () => {
  const faulty = sourcesFile([
    { ...common, name: 'pbx', provider: 'zadarma', zone: 'Europe/Petersburg' },
    { ...common, name: 'pbx', provider: 'generic', secretFile: 'short' },
  ]);
  expect(readHookSources(faulty)).toEqual({
    kind: 'findings',
    findings: [
      'pbx: "Europe/Petersburg" is no time zone',
      'pbx: short must hold 16 characters or more',
      'pbx is there twice',
    ],
  });
  expect(readHookSources('/nowhere').kind).toBe('findings');
  expect(readHookSources(sourcesFile([{ name: 'a', provider: 'smoke' }])).kind).toBe('findings');
});

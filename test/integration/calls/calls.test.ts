import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCalls } from '../../../services/inbox/calls/import-calls.ts';
import type { CallId } from '../../../services/platform/ids.ts';
import { reportOfWave } from '../../../services/releases/report/report-of-wave.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Served, serve } from '../api/serve.ts';
import { day, type SeededWave, seedWave } from '../releases/seed-wave.ts';

const file = readFileSync(new URL('../../fixtures/calls/master.csv', import.meta.url));
let served: Served;
let wave: SeededWave;

beforeAll(async () => {
  served = await serve(true);
  const studios = ['North', 'South', 'East', 'West'].map((name) => ({ name, state: 'confirmed' as const }));
  wave = await seedWave(served.db, 'petersburg', 'Petersburg', studios);
  const { db } = served;
  await sql`update inquiries set phone_e164 = '+78120000101'`.execute(db);
  for (const [name, phone] of [
    ['North', '+78121234501'],
    ['South', '+78121234502'],
  ]) {
    await sql`update frame_units set phone_e164 = ${phone} where name = ${name}`.execute(db);
  }
  const personas = [{ phone: '+78120000101' }, { phone: '+78120000102' }, { phone: null }];
  const items = [{ code: 'named', anchors: [{ value: 0 }, { value: 1 }] }];
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = protocol || ${JSON.stringify({ personas, rubric: { items } })}::jsonb`,
  );
});
afterAll(async () => served.stop());

const post = (url: string, payload: object | Buffer, type = 'application/json') =>
  served.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { 'content-type': type } });
const get = async (url: string) => (await served.app.inject(`/api/v1${url}`)).json();
const upload = (query: string, body = file) => post(`/calls/imports?${query}`, body, 'text/csv');

test('a new exchange must say what its clock shows', async () => {
  expect((await upload('source=pbx')).json()).toMatchObject({ code: 'CALL_SOURCE_UNKNOWN' });
  expect((await upload('source=pbx&zone=Europe/Petersburg')).json()).toMatchObject({ code: 'REQUEST_INVALID' });
  expect((await post('/calls/imports?source=pbx', { a: 1 })).json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED' });
});

test('an export is loaded but for its broken lines; calls between other people are not stored', async () => {
  const answer = await upload('source=pbx&zone=Europe/Moscow');
  expect(answer.json()).toMatchObject({
    lines: 11,
    stored: 5,
    known: 0,
    notOurs: 1,
    attributed: 3,
    queued: 2,
    faultCount: 4,
  });
  expect(answer.json().faults[0]).toEqual({ line: 6, column: '', reason: 'quotes_open' });
});

test('the same export again stores nothing, and its clock cannot be set anew', async () => {
  expect((await upload('source=pbx')).json()).toMatchObject({ stored: 0, known: 5 });
  expect((await upload('source=pbx&zone=Asia/Omsk')).json()).toMatchObject({ code: 'CALL_SOURCE_SETTLED' });
  const changed = Buffer.from(file.toString().replace('2026-10-06 11:00:25', '2026-10-06 11:00:40'));
  expect((await upload('source=pbx', changed)).json().faults).toContainEqual({
    line: 2,
    column: '',
    reason: 'known_with_other_facts',
  });
});

test('two imports at the same time store each call once', async () => {
  const settings = { timeZone: 'Europe/Moscow', country: 'RU' };
  const both = await Promise.all(
    ['a', 'b'].map((by) => importCalls(served.db, { source: 'twice', bytes: file, settings, by })),
  );
  const stored = both.map((done) => (done.kind === 'imported' ? done.stored : Number.NaN));
  expect(stored.reduce((sum, one) => sum + one, 0)).toBe(5);
  await sql`truncate call_sheets, call_attributions, calls, noted_answers`.execute(served.db);
  await upload('source=pbx');
});

test('calls are listed in order, each with the studio it is from, and say that this is a rehearsal', async () => {
  const { rows } = await get('/calls');
  expect(rows.map((row: { studio: string | null; method: string }) => [row.studio, row.method])).toEqual([
    ['North', 'number_and_studio'],
    ['South', 'number_and_studio'],
    [null, 'ambiguous'],
    [null, 'none'],
    ['North', 'number_and_studio'],
  ]);
  expect(rows[2]).toMatchObject({ briefRing: true, disposition: 'busy', rehearsal: true, candidates: { length: 4 } });
  const first = await get('/calls?limit=2');
  expect((await get(`/calls?limit=2&cursor=${first.next}`)).rows[0].id).toBe(rows[2].id);
});

test('a person takes a call out of the queue; the number is known from then on, and the act is on record', async () => {
  const [unknown, withheld] = (await get('/calls/queue')).rows;
  const inquiryId = wave.inquiryIds[2];
  expect((await post(`/calls/${unknown.id}/attribution`, { inquiryId, note: 'she named the studio' })).json()).toEqual({
    inquiryId,
  });
  expect((await post(`/calls/${withheld.id}/attribution`, { inquiryId: null })).statusCode).toBe(200);
  expect((await get('/calls/queue')).rows).toEqual([]);
  expect((await get(`/calls?inquiry=${inquiryId}`)).rows).toMatchObject([{ studio: 'East', method: 'person' }]);
  const acts = await served.db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'call.attributed')
    .execute();
  expect(acts[0]?.detail).toEqual({ inquiryId, note: 'she named the studio' });
  const again = file.toString().split('\n')[2]?.replace('1759741200.3', 'later') ?? '';
  expect((await upload('source=pbx', Buffer.from(again))).json()).toMatchObject({ stored: 1, attributed: 1 });
  expect((await post(`/calls/${unknown.id}/attribution`, { inquiryId: unknown.id })).json().code).toBe(
    'INQUIRY_UNKNOWN',
  );
  expect((await post(`/calls/${inquiryId}/attribution`, { inquiryId })).json().code).toBe('CALL_UNKNOWN');
});

test('the contact hears of calls: who has called is not silent, and a dismissed call is no answer', async () => {
  const heard = async () => {
    const { rows } = await sql<{ kind: string; count: number }>`
      select kind, count(*) from current_answers where source = 'call' group by kind order by kind`.execute(served.db);
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  };
  expect(await heard()).toEqual({ answered_call: 2, missed_call: 3 });
  const [south] = (await get(`/calls?inquiry=${wave.inquiryIds[1]}`)).rows;
  await post(`/calls/${south.id}/attribution`, { inquiryId: null, note: 'wrong number' });
  expect(await heard()).toEqual({ answered_call: 2, missed_call: 2, unrelated: 1 });
  await post(`/calls/${south.id}/attribution`, { inquiryId: wave.inquiryIds[1] });
  expect(await heard()).toEqual({ answered_call: 2, missed_call: 3 });
});

test('sheets are for answered calls, checked against the rubric, and a correction is a new version', async () => {
  const [answered, missed] = (await get('/calls')).rows;
  const price = {
    lowMinor: 30_000_000,
    highMinor: null,
    currency: 'RUB',
    basis: 'project',
    vat: 'unknown',
    words: 'тысяч триста-четыреста',
  };
  const sheet = { price, promised: ['договор'], questions: ['Какой срок?'], codes: { named: null }, notes: 'менеджер' };
  expect((await post(`/calls/${missed.id}/sheet`, sheet)).json().code).toBe('CALL_NOT_ANSWERED');
  expect((await post(`/calls/${answered.id}/sheet`, { codes: { named: 7 } })).json().errors).toEqual([
    { at: 'body/codes.named', message: 'has no anchor 7' },
  ]);
  expect((await post(`/calls/${answered.id}/sheet`, { notes: 'first' })).json()).toEqual({ version: 1 });
  expect((await post(`/calls/${answered.id}/sheet`, sheet)).json()).toEqual({ version: 2 });
  expect((await get('/calls')).rows[0].sheet).toMatchObject({
    version: 2,
    takenBy: 'local',
    price,
    codes: { named: null },
  });
});

test('the database itself refuses a sheet of a missed call, a changed call and a second call of one id', async () => {
  const { db } = served;
  await expect(sql`update calls set billsec = 1`.execute(db)).rejects.toThrow(/facts/);
  await expect(sql`delete from call_sheets`.execute(db)).rejects.toThrow(/facts/);
  const { id } = await db
    .selectFrom('calls')
    .select('id')
    .where('disposition', '=', 'no_answer')
    .executeTakeFirstOrThrow();
  const row = { id: wave.userId, call_id: id as CallId, version: 1, declined: false, promised: '[]', questions: '[]' };
  const written = db
    .insertInto('call_sheets')
    .values({ ...row, codes: '{}', notes: '', taken_by: 'x', written_at: new Date() });
  await expect(written.execute()).rejects.toThrow(/foreign key/);
});

test('the report counts a studio that phoned: by its sheet, or as a try to reach us', async () => {
  await sql`update field_clock set now_at = ${day(41)}`.execute(served.db);
  const report = await reportOfWave(served.db, 'petersburg');
  const counts = Object.fromEntries(report?.dispositions.map(({ name, count }) => [name, count]) ?? []);
  expect(counts).toEqual({ SUBSTANTIVE: 1, MISSED_CALL_ONLY: 2, SILENT_DELIVERED: 1 });
  expect(report?.modes.phone).toMatchObject({ numerator: 3, n: 4 });
  expect(report?.prices[0]).toMatchObject({ n: 1 });
});

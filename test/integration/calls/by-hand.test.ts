import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportOfWave } from '../../../services/releases/report/report-of-wave.ts';
import { type Served, serve } from '../api/serve.ts';
import { day, type SeededWave, seedWave } from '../releases/seed-wave.ts';

let served: Served;
let wave: SeededWave;
beforeAll(async () => {
  served = await serve(true);
  const answers = [{ kind: 'human_substantive', afterDays: 2 }];
  wave = await seedWave(served.db, 'by-hand', 'By hand', [
    { name: 'North', state: 'confirmed' },
    { name: 'South', state: 'confirmed' },
    { name: 'East', state: 'confirmed', answers },
  ]);
  await sql`update inquiries set phone_e164 = '+78120000101'`.execute(served.db);
  await sql`update frame_units set phone_e164 = '+78121234501' where name = 'North'`.execute(served.db);
  await sql`update field_clock set now_at = ${day(20)}`.execute(served.db);
});
afterAll(async () => served.stop());

const post = (url: string, payload: object) => served.app.inject({ method: 'POST', url: `/api/v1${url}`, payload });
const get = async (url: string) => (await served.app.inject(`/api/v1${url}`)).json();
const call = {
  theirs: '8 (812) 123-45-01',
  ours: '+7 812 000-01-01',
  startedAt: day(1).toISOString(),
  disposition: 'answered',
};

test('a call is entered with its sheet at once, and sending it twice enters one', async () => {
  const entry = {
    ...call,
    entryId: randomUUID(),
    rangSeconds: 8,
    talkSeconds: 120,
    sheet: { questions: ['Какой срок?'] },
  };
  const first = (await post('/calls', entry)).json();
  expect(first).toEqual({ id: expect.any(String), inquiryId: wave.inquiryIds[0] });
  expect((await post('/calls', entry)).json()).toEqual({ id: null, inquiryId: null });
  const { rows } = await get('/calls');
  expect(rows).toMatchObject([
    {
      source: 'manual',
      studio: 'North',
      billsec: 120,
      method: 'number_and_studio',
      sheet: { version: 1, questions: ['Какой срок?'] },
    },
  ]);
});

test('everything that is wrong with an entry is told at once, and nothing of it is stored', async () => {
  const entry = {
    ...call,
    entryId: randomUUID(),
    theirs: 'unknown',
    startedAt: day(90).toISOString(),
    disposition: 'busy',
    talkSeconds: 5,
  };
  const { errors } = (await post('/calls', entry)).json();
  expect(errors.map(({ at }: { at: string }) => at)).toEqual(['body/theirs', 'body/startedAt', 'body/talkSeconds']);
  const elsewhere = { ...call, entryId: randomUUID(), inquiryId: randomUUID() };
  expect((await post('/calls', elsewhere)).json().errors).toEqual([{ at: 'body/inquiryId', message: 'is no inquiry' }]);
  const coded = { ...call, entryId: randomUUID(), sheet: { codes: { unheard: 1 } } };
  expect((await post('/calls', coded)).json().errors[0].at).toBe('body/sheet/codes.unheard');
  expect((await get('/calls')).rows).toHaveLength(1);
});

const message = {
  channel: 'telegram',
  ours: '+78120000101',
  sentAt: day(3).toISOString(),
  body: 'Здравствуйте! Сколько страниц нужно?',
};

test('a message of somebody unknown waits for a person; once a person has said whose it is, the name is known', async () => {
  expect(
    (await post('/messenger-messages', { ...message, entryId: randomUUID(), theirs: '@South_Studio' })).json(),
  ).toEqual({
    id: expect.any(String),
    inquiryId: null,
  });
  const [waiting] = (await get('/messenger-messages/queue')).rows;
  expect(waiting).toMatchObject({ theirs: 'telegram:south_studio', method: 'ambiguous' });
  const inquiryId = wave.inquiryIds[1];
  expect((await post(`/messenger-messages/${waiting.id}/attribution`, { inquiryId })).json()).toEqual({ inquiryId });
  const again = { ...message, entryId: randomUUID(), theirs: 'south_studio', sentAt: day(4).toISOString() };
  expect((await post('/messenger-messages', again)).json().inquiryId).toBe(inquiryId);
  expect((await get('/messenger-messages/queue')).rows).toEqual([]);
  expect((await post(`/messenger-messages/${inquiryId}/attribution`, { inquiryId })).json().code).toBe(
    'MESSAGE_UNKNOWN',
  );
});

test('a message that is dismissed is no answer any more', async () => {
  const spam = { ...message, entryId: randomUUID(), theirs: '@north', inquiryId: wave.inquiryIds[0] };
  const { id } = (await post('/messenger-messages', spam)).json();
  expect(
    (await post(`/messenger-messages/${id}/attribution`, { inquiryId: null, note: 'an advertiser' })).statusCode,
  ).toBe(200);
  const { rows } = await sql`select kind from current_answers where source_id = ${id}`.execute(served.db);
  expect(rows).toEqual([{ kind: 'unrelated' }]);
});

test('the report counts who wrote by messenger first under messengers', async () => {
  await sql`update field_clock set now_at = ${day(41)}`.execute(served.db);
  const report = await reportOfWave(served.db, 'by-hand');
  expect(report?.modes.messenger).toMatchObject({ numerator: 1, n: 3 });
  expect(report?.modes.phone).toMatchObject({ numerator: 1, n: 3 });
  expect(report?.modes.email).toMatchObject({ numerator: 1, n: 3 });
});

test('a person says what a mail is and whether a machine wrote it, over the program’s word, on record', async () => {
  const messageOf = async () => {
    const { timeLine } = await get(`/inquiries/${wave.inquiryIds[2]}`);
    return timeLine.find(({ source }: { source: string }) => source === 'message');
  };
  const { id } = await messageOf();
  expect((await post(`/messages/${id}/class`, { kind: 'auto_ack', reason: 'three personas got it' })).json()).toEqual({
    done: true,
  });
  const suspected = { suspected: true, reason: 'signed by an assistant' };
  expect((await post(`/messages/${id}/machine-composed`, suspected)).json()).toEqual({ done: true });
  expect(await messageOf()).toMatchObject({ kind: 'auto_ack', machineSuspected: true, machineReasons: [] });
  const { body } = await served.app.inject(`/inquiries/${wave.inquiryIds[2]}?lang=ru`);
  expect(body).toContain('Возможно, это составила машина');
  const acts = await sql<{ action: string }>`select action from audit_log where subject = ${id} order by id`.execute(
    served.db,
  );
  expect(acts.rows.map(({ action }) => action)).toEqual(['message.class_overridden', 'message.machine_decided']);
  expect((await post(`/messages/${id}/class`, { kind: 'spam', reason: 'x' })).json().code).toBe('REQUEST_INVALID');
  expect((await post(`/messages/${randomUUID()}/class`, { kind: 'auto_ack', reason: 'x' })).json().code).toBe(
    'MESSAGE_UNKNOWN',
  );
  expect((await post(`/messages/${randomUUID()}/machine-composed`, suspected)).json().code).toBe('MESSAGE_UNKNOWN');
});

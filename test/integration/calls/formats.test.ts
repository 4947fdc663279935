import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../api/serve.ts';
import { seedWave } from '../releases/seed-wave.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(true);
  await seedWave(served.db, 'formats', 'Formats', [
    { name: 'North', state: 'confirmed' },
    { name: 'South', state: 'confirmed' },
  ]);
  await sql`update inquiries set phone_e164 = '+78120000101'`.execute(served.db);
  await sql`update frame_units set phone_e164 = '+78121234501' where name = 'North'`.execute(served.db);
});
afterAll(async () => served.stop());

const file = (name: string): Buffer => readFileSync(new URL(`../../fixtures/calls/${name}`, import.meta.url));
const upload = (query: string, payload: Buffer) =>
  served.app.inject({
    method: 'POST',
    url: `/api/v1/calls/imports?zone=Europe/Moscow&${query}`,
    payload,
    headers: { 'content-type': 'text/csv' },
  });
const columns = encodeURIComponent('start=Дата,from=Кто звонил,to=Куда,status=Результат,talk=Секунд разговора');

test.each([
  ['freeswitch', 'freeswitch.csv', ''],
  ['mango', 'mango.csv', ''],
  ['zadarma', 'zadarma.csv', ''],
  ['uis', 'uis.csv', ''],
  ['twilio', 'twilio.csv', ''],
  ['mapped', 'mapped-windows-1251.csv', `&columns=${columns}`],
])(
  'an export of %s is stored once, its calls attributed or queued, its broken lines reported',
  async (format, name, more) => {
    const query = `source=${format}&format=${format}${more}`;
    const first = (await upload(query, file(name))).json();
    expect(first).toMatchObject({ known: 0, attributed: 1, faultCount: first.faults.length });
    expect(first.stored).toBe(first.attributed + first.queued);
    expect(first.stored).toBeGreaterThanOrEqual(3);
    expect(first.faultCount).toBeGreaterThanOrEqual(2);
    expect((await upload(query, file(name))).json()).toMatchObject({ stored: 0, known: first.stored });
  },
);

test('a mapped file must say what its columns mean, and have them', async () => {
  const refused = async (query: string) => (await upload(query, file('uis.csv'))).json();
  expect(await refused('source=a&format=mapped')).toMatchObject({ code: 'REQUEST_INVALID' });
  expect(await refused('source=a&format=uis&columns=start=a')).toMatchObject({ code: 'REQUEST_INVALID' });
  expect((await refused('source=a&format=mapped&columns=start=Datum,from=Von,to=An')).errors).toEqual([
    { at: 'body', message: 'has no column Datum' },
    { at: 'body', message: 'has no column Von' },
    { at: 'body', message: 'has no column An' },
  ]);
});

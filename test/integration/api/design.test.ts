import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from './serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(true);
});
afterAll(async () => served.stop());

const read = (payload: Buffer | string, query = '', type = 'text/csv') =>
  served.app.inject({
    method: 'POST',
    url: `/api/v1/rankings/read?${query}`,
    headers: { 'content-type': type },
    payload,
  });

test('a ranking in Windows-1251 is read with guessed columns, and its broken rows are told', async () => {
  const csv = 'Сайт;Название;Телефон\r\nalfa.ru;Альфа;8 812 333-22-11\r\nno site;=Бета;1\r\n;;\r\n';
  const answer = await read(iconv.encode(csv, 'win1251'), 'country=RU');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    encoding: 'windows-1251',
    delimiter: ';',
    columns: { name: 'Название', site: 'Сайт', phone: 'Телефон' },
    rowsRead: 3,
    rowsRejected: 1,
    faultCount: 3,
    faults: [
      { line: 3, column: 'Сайт', reason: 'site-invalid', kept: true },
      { line: 3, column: 'Телефон', reason: 'phone-invalid', kept: true },
      { line: 4, column: 'Название', reason: 'name-missing', kept: false },
    ],
    rows: [
      { line: 2, name: 'Альфа', domain: 'alfa.ru', phoneE164: '+78123332211' },
      { line: 3, name: '=Бета', domain: null },
    ],
  });
});

test('columns may be named, and what cannot be used is refused with what to do', async () => {
  const named = await read('a,b\nAlfa,alfa.com\n', 'name=a&site=b&country=GB');
  expect(named.json()).toMatchObject({ rowsRead: 1, rows: [{ domain: 'alfa.com' }] });
  for (const [payload, query] of [
    ['a,b\n1,2\n', ''],
    ['a,b\n1,2\n', 'name=c'],
    [Buffer.from('PK\x03\x04', 'latin1'), ''],
  ] as const) {
    const refused = await read(payload, query);
    expect(refused.json()).toMatchObject({ status: 400, code: 'RANKING_UNUSABLE' });
  }
  expect((await read('{}', '', 'application/json')).json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED' });
});

test('a campaign that nobody knows has no dry run', async () => {
  const answer = await served.app.inject('/api/v1/campaigns/nobody/dry-run');
  expect(answer.json()).toMatchObject({ status: 404, code: 'CAMPAIGN_UNKNOWN' });
});

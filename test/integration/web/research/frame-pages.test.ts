import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../api/serve.ts';
import { formOf, type Person, personAt } from './researcher.ts';

let served: Served;
let anna: Person;
let boris: Person;
beforeAll(async () => {
  served = await serve(false);
  anna = await personAt(served, 'anna', 'researcher');
  boris = await personAt(served, 'boris', 'viewer');
});
afterAll(async () => served.stop());

const first =
  'Место;Студия;Сайт;Почта;Телефон;Город\n1;Альфа;https://alfa-test.ru;info@alfa-test.ru;8 812 300-10-01;Санкт-Петербург\n2;Бета;beta-test.ru;;8 812 300-10-02;Санкт-Петербург\n3;;gamma-test.ru;;;\n4;Дельта;не сайт;info@delta-test.ru;;Санкт-Петербург\n';
const second =
  'rank,studio,site,phone\n1,Alfa,alfa-test.ru,\n2,Бета,beta-web-test.ru,+78123001099\n3,Омега,omega-test.ru,\n';

test('an empty list says what to do, and a new campaign begins with a shipped protocol', async () => {
  expect((await anna.get('/campaigns?lang=ru')).body).toContain('Начните с готового протокола');
  expect((await boris.get('/campaigns/new')).status).toBe(403);
  const wrong = await anna.send('/campaigns/new?lang=ru', {
    slug: 'Весна',
    title: '',
    from: 'petersburg-2014',
    own: '',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('<a href="#slug">');
  expect(wrong.body).toContain('<a href="#title">');
  expect(formOf(wrong.body).slug).toBe('Весна');
  const made = await anna.send('/campaigns/new?lang=ru', {
    slug: 'vesna',
    title: 'Весна',
    from: 'petersburg-2014',
    own: '',
  });
  expect([made.status, made.location]).toEqual([303, '/campaigns/vesna?lang=ru']);
  expect((await anna.get(made.location)).body).toContain('Рейтинги: загружено 0');
  const again = await anna.send('/campaigns/new?lang=en', { slug: 'vesna', title: 'Again', from: 'starter', own: '' });
  expect(again.body).toContain('This name is taken');
  const own = await anna.send('/campaigns/new?lang=en', {
    slug: 'own',
    title: 'Own',
    from: 'own',
    own: 'id: x\ntitle: y',
  });
  expect(own.body).toContain('line 1, column 1');
});

test('rankings in two encodings become one frame, every problem told with line and column', async () => {
  const sent = await anna.upload('/campaigns/vesna/frame/upload?lang=ru', {
    'first.csv': iconv.encode(first, 'windows-1251'),
    'second.csv': second,
    'table.xlsx': Buffer.from('PK\u0003\u0004rest'),
  });
  expect(sent.status).toBe(422);
  expect(sent.body).toContain('table.xlsx: не CSV');
  const columns = await anna.get('/campaigns/vesna/frame/columns?lang=ru&file=first.csv');
  expect(columns.body).toContain('windows-1251');
  expect(columns.body).toContain('<td>Альфа</td>');
  expect(formOf(columns.body)).toMatchObject({
    'column.name': 'Студия',
    'column.site': 'Сайт',
    country: 'RU',
    id: 'first',
  });
  const bad = await anna.send('/campaigns/vesna/frame/columns?lang=ru&file=first.csv', {
    ...formOf(columns.body),
    id: 'Плохо',
    'column.name': '',
  });
  expect([bad.status, bad.body.includes('href="#id"'), bad.body.includes('href="#column.name"')]).toEqual([
    422,
    true,
    true,
  ]);
  const saved = await anna.send('/campaigns/vesna/frame/columns?lang=ru&file=first.csv', formOf(columns.body));
  expect(saved.location).toBe('/campaigns/vesna/frame/columns?file=second.csv&lang=ru');
  const next = await anna.get(saved.location);
  const done = await anna.send(saved.location, { ...formOf(next.body), country: 'RU' });
  expect([done.status, done.location]).toEqual([303, '/campaigns/vesna/frame?lang=ru']);
  const { body } = await anna.get(done.location);
  expect(body).toContain('first: 4, Студия');
  expect(body).toContain('нет названия');
  expect(body).toContain('first: 5, Сайт');
  expect(body).toContain('5 студий, из них в нескольких рейтингах: 1');
});

test('a doubtful pair is settled by a person and the decision can be undone', async () => {
  const page = async () => (await anna.get('/campaigns/vesna/frame?lang=en')).body;
  expect(await page()).toContain('beta-test.ru · beta-web-test.ru');
  const settle = (verdict: string) =>
    anna.send('/campaigns/vesna/frame/pairs?lang=en', { one: 'beta-test.ru', other: 'beta-web-test.ru', verdict });
  await settle('different');
  expect(await page()).toContain('No doubtful pair is open');
  await settle('same');
  expect(await page()).toContain('4 studios');
  await settle('open');
  expect(await page()).toContain('One studio or two?</h2>\n<p>These share');
  const csv = await anna.get('/campaigns/vesna/frame.csv');
  expect(csv.body).toContain('omega-test.ru');
});

test('who may only read sees the frame without a button', async () => {
  const { body } = await boris.get('/campaigns/vesna/frame?lang=en');
  expect(body).toContain('5 studios');
  expect(body).not.toContain('<button');
  expect(
    (await boris.send('/campaigns/vesna/frame/pairs', { one: 'a.ru', other: 'b.ru', verdict: 'same' })).status,
  ).toBe(403);
});

test('the list finds, filters and sorts by its address', async () => {
  const list = async (query: string) => (await anna.get(`/campaigns?lang=en&${query}`)).body;
  expect(await list('q=весна')).toContain('1 campaign');
  expect(await list('q=ves%25')).toContain('No campaign fits');
  expect(await list('state=running')).toContain('No campaign fits');
  expect(await list('sort=title&state=draft')).toContain('being designed');
});

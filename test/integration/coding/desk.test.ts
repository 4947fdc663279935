import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Served, serve } from '../api/serve.ts';
import { seedWave } from '../releases/seed-wave.ts';

const item = (code: string, question: string) => ({
  code,
  axis: 'activity',
  question,
  anchors: [
    { value: 0, label: 'Нет' },
    { value: 1, label: 'Да', example: '<b>Кому ещё писали?</b>' },
  ],
  notObservable: 'Не первый ответ.',
});
const rubric = {
  items: [item('interrogates', 'Допрашивает?'), item('named', 'По имени?')],
  doubleCodedShare: '0',
  agreement: '0.67',
};

let served: Served;
let key = '';

beforeAll(async () => {
  served = await serve(false);
  const text = 'Здравствуйте!\n<script>alert(1)</script> Итого 300 000 руб.';
  const answers = [{ kind: 'human_substantive', afterDays: 1, text, price: { low: 30_000_000, high: 30_000_000 } }];
  await seedWave(served.db, 'petersburg', 'Petersburg', [{ name: 'Север', state: 'confirmed', answers }]);
  const file = 'Студия «Север», менеджер Иван Петров, +7 495 123-45-67\nДизайн\t<b>100 000 руб.</b>';
  await sql`
    insert into attachment_readings (reading_id, message_id, position, name, bytes, format, unread, notes, material, template,
      material_reasons, text, reader)
    select id, message_id, 0, 'Север КП.pdf', 100, 'pdf', null, '{}', 'proposal', false, '[]', ${file}, 'test'
    from message_readings`.execute(served.db);
  await sql`
    insert into attachment_readings (reading_id, message_id, position, name, bytes, format, unread, notes, material, template,
      material_reasons, text, reader)
    select id, message_id, 1, 'скан.pdf', 100, 'pdf', 'no_text_layer', '{}', 'other', false, '[]', '', 'test'
    from message_readings`.execute(served.db);
  await rewriteProtocol(
    served.db,
    sql`update campaigns set protocol = protocol || ${JSON.stringify({ rubric })}::jsonb`,
  );
  const added = await addUser(served.db, { email: 'coder@example.org', name: 'C', role: 'coder', actor: 'test' });
  if (added.kind !== 'added') throw new Error(added.kind);
  const made = await createApiKey(served.db, { userId: added.userId, label: 'test', scopes: ['code'] });
  if (made.kind === 'created') key = made.key;
});
afterAll(async () => served.stop());

const headers = () => ({
  authorization: `Basic ${Buffer.from(`coder:${key}`).toString('base64')}`,
  accept: 'text/html',
});
const open = () => served.app.inject({ url: '/desk?lang=ru', headers: headers() });
const send = (fields: Record<string, string>, more: Record<string, string> = {}) =>
  served.app.inject({
    method: 'POST',
    url: '/desk?lang=ru',
    headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded', ...more },
    payload: new URLSearchParams(fields).toString(),
  });
const taskIdIn = (markup: string): string => /name="taskId" value="([^"]+)"/.exec(markup)?.[1] ?? '';

test('the page is a plain form: each question a group of labelled choices, not to be judged among them', async () => {
  const { body, statusCode } = await open();
  expect(statusCode).toBe(200);
  expect(body.match(/<fieldset>/g)).toHaveLength(2);
  expect(body.match(/type="radio"/g)).toHaveLength(6);
  expect(body.match(/<label for="item-/g)).toHaveLength(6);
  expect(body.match(/ autofocus/g)).toHaveLength(1);
  expect(body).toContain('Судить нельзя');
  expect(body).not.toMatch(/<script>|<b>|Север/);
  expect(body).toContain('&#60;script&#62;');
  expect(body).toMatch(/300.тыс.*₽/);
});

test('files stand below the letter, redacted as it is, and what was not read says why', async () => {
  const { body } = await open();
  expect(body).toContain('Файлы к письму');
  expect(body).toMatch(/<details><summary>\[[^\]]+\] КП\.pdf <span class="soft">\(pdf, предложение\)/);
  expect(body).toContain('Дизайн\t&#60;b&#62;100 000 руб.');
  expect(body).not.toMatch(/Петров|123-45-67|Север/);
  expect(body).toContain(
    'скан.pdf <span class="soft">(pdf, неизвестного вида, не прочитан: <code>no_text_layer</code>)',
  );
});

test('an open question is named on top, and what was chosen stays chosen', async () => {
  const taskId = taskIdIn((await open()).body);
  const { body } = await send({ taskId, 'code.interrogates': '1' });
  expect(body).toMatch(/role="alert"[\s\S]*<a href="#item-named">По имени\?<\/a>/);
  expect(body).toMatch(/name="code.interrogates" value="1" required checked/);
  expect(body).not.toContain('<a href="#item-interrogates">');
});

test('a page of another site cannot send codes', async () => {
  const taskId = taskIdIn((await open()).body);
  const foreign = await send(
    { taskId, 'code.interrogates': '1', 'code.named': 'null' },
    { 'sec-fetch-site': 'cross-site' },
  );
  expect(foreign.statusCode).toBe(403);
});

test('codes are saved, not observable as such, and the next letter is shown', async () => {
  const taskId = taskIdIn((await open()).body);
  const saved = await send({ taskId, 'code.interrogates': '0', 'code.named': 'null' });
  expect([saved.statusCode, saved.headers.location]).toEqual([303, '/desk?lang=ru']);
  const rows = await served.db.selectFrom('observations').select(['item', 'value']).orderBy('item').execute();
  expect(rows).toEqual([
    { item: 'interrogates', value: 0 },
    { item: 'named', value: null },
  ]);
  expect((await open()).body).toContain('Писем, которые вы можете закодировать, сейчас нет.');
});

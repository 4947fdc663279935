import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
import type { InquiryId, MessageId } from '../../../services/platform/ids.ts';
import { readReply } from '../../../services/reading/read-reply.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type Served, serve } from '../api/serve.ts';
import { seedWave } from '../releases/seed-wave.ts';

const rubric = {
  items: [
    {
      code: 'interrogates',
      axis: 'activity',
      question: 'Допрашивает?',
      anchors: [
        { value: 0, label: 'Нет' },
        { value: 1, label: 'Да' },
      ],
      notObservable: 'Не первый ответ.',
    },
  ],
  doubleCodedShare: '1',
  agreement: '0.67',
};
const text = 'Здравствуйте, Андрей!\nКакой у вас бюджет? Смету пришлём до пятницы.';
const personas = [
  { id: 'director', fullName: 'Андрей Белозёров', firstName: 'Андрей', lastName: 'Белозёров', company: null },
];

let served: Served;
const keys = new Map<string, string>();

beforeAll(async () => {
  served = await serve(false);
  const { db } = served;
  const answers = [
    { kind: 'human_substantive', afterDays: 1, text },
    { kind: 'human_substantive', afterDays: 6, text: 'Вот смета.' },
  ];
  await seedWave(db, 'petersburg', 'Petersburg', [{ name: 'Север', state: 'confirmed', answers }]);
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = protocol || ${JSON.stringify({ rubric, personas })}::jsonb`,
  );
  const { rows } = await sql<{ readingId: number; messageId: MessageId; inquiryId: InquiryId }>`
    select r.id as "readingId", r.message_id as "messageId", a.inquiry_id as "inquiryId"
    from message_readings r join attributions a on a.message_id = r.message_id`.execute(db);
  for (const row of rows) {
    await readReply(db, { ...row, kind: 'human_substantive' }, []);
    await readReply(db, { ...row, kind: 'human_substantive' }, []);
  }
  for (const name of ['first', 'second', 'third']) {
    const added = await addUser(db, { email: `${name}@example.org`, name, role: 'coder', actor: 'test' });
    if (added.kind !== 'added') throw new Error(added.kind);
    const made = await createApiKey(db, { userId: added.userId, label: 'test', scopes: ['code'] });
    if (made.kind === 'created') keys.set(name, made.key);
  }
});
afterAll(async () => served.stop());

const headers = (who: string) => ({
  authorization: `Basic ${Buffer.from(`${who}:${keys.get(who)}`).toString('base64')}`,
  accept: 'text/html',
});
const open = async (who: string, url: string) => (await served.app.inject({ url, headers: headers(who) })).body;
const send = (who: string, url: string, fields: Record<string, string>) =>
  served.app.inject({
    method: 'POST',
    url,
    headers: { ...headers(who), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const hidden = (name: string, markup: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(markup)?.[1] ?? '';

test('the desk shows what the rules found, redacted, and whether a promise was kept', async () => {
  const body = await open('first', '/desk?lang=ru');
  expect(body).toContain('Обращение, по верному имени: <q>[client]</q>');
  expect(body).toContain('Вопрос, о бюджете: <q>Какой у вас бюджет?</q>');
  // Promised on Tuesday for Friday the ninth; the estimate came on Sunday.
  expect(body).toContain('Обещание, до 2026-10-09, пришло позже: <q>Смету пришлём до пятницы.</q>');
  const stored = await served.db.selectFrom('reply_proposals').select('kind').orderBy('position').execute();
  expect(stored.map(({ kind }) => kind)).toEqual(['greeting', 'question', 'promise']);
});

test('what a coder confirms or rejects is recorded with the codes, what is left open is not', async () => {
  const body = await open('first', '/desk?lang=ru');
  const ids = [...body.matchAll(/id="proposal-(\d+)-yes"/g)].map(([, id]) => id);
  const fields = { [`proposal.${ids[0]}`]: 'yes', [`proposal.${ids[1]}`]: 'no', 'proposal.999999': 'yes' };
  const saved = await send('first', '/desk?lang=ru', {
    taskId: hidden('taskId', body),
    'code.interrogates': '0',
    ...fields,
  });
  expect(saved.statusCode).toBe(303);
  const verdicts = await served.db
    .selectFrom('proposal_verdicts as v')
    .innerJoin('reply_proposals as p', 'p.id', 'v.proposal_id')
    .select(['p.kind', 'v.confirmed'])
    .orderBy('p.position')
    .execute();
  expect(verdicts).toEqual([
    { kind: 'greeting', confirmed: true },
    { kind: 'question', confirmed: false },
  ]);
  await expect(sql`update proposal_verdicts set confirmed = true`.execute(served.db)).rejects.toThrow(/facts/);
});

test('a third coder sees both codes side by side, looks once more, and nothing is recorded before', async () => {
  for (const who of ['first', 'second']) {
    for (let body = await open(who, '/desk'); body.includes('name="taskId"'); body = await open(who, '/desk')) {
      await send(who, '/desk', {
        taskId: hidden('taskId', body),
        'code.interrogates': who === 'second' && body.includes('[client]') ? '1' : '0',
      });
    }
  }
  expect(await open('first', '/desk/disputes?lang=ru')).toContain('которые вы можете разобрать, сейчас нет');
  const page = await open('third', '/desk/disputes?lang=ru');
  expect(page).toContain('Разобрано вами: 0. Осталось для вас: 1.');
  expect(page.match(/● <span class="spoken">/g)).toHaveLength(2);
  expect(page.match(/ autofocus/g)).toHaveLength(1);
  expect(page).not.toMatch(/Север|<script>/);
  // Who coded or settled nothing of a wave is not told how its coders agreed.
  expect(page).not.toContain('Согласие до разбора');
  const chosen = { messageId: hidden('messageId', page), 'code.interrogates': '1', why: 'пять вопросов' };
  const review = await send('third', '/desk/disputes?lang=ru', { ...chosen, step: 'review' });
  expect(review.body).toMatch(/name="code.interrogates" value="1" required checked/);
  expect(review.body).toContain('Записать окончательно');
  const passes = () => served.db.selectFrom('coding_tasks').select('id').where('pass', '=', 3).execute();
  expect(await passes()).toEqual([]);
  const missing = await send('third', '/desk/disputes?lang=ru', { messageId: chosen.messageId, step: 'record' });
  expect(missing.body).toContain('<a href="#item-interrogates">');
  const own = await send('first', '/desk/disputes?lang=ru', { ...chosen, step: 'record' });
  expect(own.body).toContain('Расхождений, которые вы можете разобрать, сейчас нет.');
  expect((await send('third', '/desk/disputes?lang=ru', { ...chosen, step: 'record' })).statusCode).toBe(303);
  expect(await passes()).toHaveLength(1);
  expect(await open('third', '/desk/disputes?lang=ru')).toContain('Разобрано вами: 1. Осталось для вас: 0.');
  const agreement = await open('first', '/desk/disputes?lang=ru');
  expect(agreement).toContain('Согласие до разбора: Petersburg, 1');
  expect(agreement).toMatch(/<th scope="row">interrogates<\/th><td>2<\/td><td>0\.500<\/td>/);
});

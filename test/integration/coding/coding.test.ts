import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { addUser } from '../../../services/design/people/add-user.ts';
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
    {
      code: 'named',
      axis: 'competence',
      question: 'По имени?',
      anchors: [
        { value: 0, label: 'Нет' },
        { value: 1, label: 'Да' },
      ],
      notObservable: 'Ответа нет.',
    },
  ],
  doubleCodedShare: '1',
  agreement: '0.67',
};
const text =
  'Здравствуйте, Андрей!\nМеня зовут Ольга, студия «Север». Сайт стоит от 300 000 руб.\nС уважением,\nОльга Смирнова\n+7 812 123-45-01';

let served: Served;
const keys = new Map<string, string>();

beforeAll(async () => {
  served = await serve(false);
  const answers = [{ kind: 'human_substantive', afterDays: 1, text }];
  const machine = [{ kind: 'auto_ack', afterDays: 0.1, text: 'Принято' }];
  await seedWave(served.db, 'petersburg', 'Petersburg', [
    { name: 'Север', state: 'confirmed', answers: [...machine, ...answers] },
    { name: 'Юг', state: 'confirmed', answers: [{ kind: 'human_redirect', afterDays: 2, text: 'Заполните бриф.' }] },
    { name: 'Silent', state: 'confirmed', answers: machine },
  ]);
  const personas = [
    { id: 'director', fullName: 'Андрей Белозёров', firstName: 'Андрей', lastName: 'Белозёров', company: null },
  ];
  await rewriteProtocol(
    served.db,
    sql`update campaigns set protocol = protocol || ${JSON.stringify({ rubric, personas })}::jsonb`,
  );
  for (const [name, role] of [
    ['first', 'coder'],
    ['second', 'coder'],
    ['third', 'researcher'],
    ['viewer', 'viewer'],
  ] as const) {
    const added = await addUser(served.db, { email: `${name}@example.org`, name, role, actor: 'test' });
    if (added.kind !== 'added') throw new Error(added.kind);
    const scopes = role === 'researcher' ? (['read', 'code'] as const) : (['code'] as const);
    const made = await createApiKey(served.db, { userId: added.userId, label: 'test', scopes });
    if (made.kind === 'created') keys.set(name, made.key);
  }
});
afterAll(async () => served.stop());

type Who = 'first' | 'second' | 'third' | 'viewer';
const ask = async (who: Who, url: string, payload?: object) => {
  const answer = await served.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${keys.get(who)}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return answer.json();
};
const next = async (who: Who) => (await ask(who, '/coding/next')).task;
const code = (who: Who, taskId: string, codes: object) => ask(who, `/coding/${taskId}/observations`, { codes });

test('a coder sees the redacted reply and the codebook, and neither studio, arm nor people', async () => {
  const { task, progress } = await ask('first', '/coding/next');
  expect(task).toMatchObject({ ordinal: 1, afterSecondStep: false, rehearsal: true, language: 'ru' });
  expect(task.items.map((item: { code: string }) => item.code)).toEqual(['interrogates', 'named']);
  expect(task.text).toBe(
    'Здравствуйте, [client]!\nМеня зовут [name], студия [studio]. Сайт стоит от 300 000 руб.\nС уважением,\n[signature]',
  );
  expect(JSON.stringify(task)).not.toMatch(/Север|Ольга|Смирнова|Андрей|Белоз|director|plain|unstated|example/);
  expect(progress).toEqual({ done: 0, open: 2 });
});

test('asking again gives the same task, also when asked twice at once; another coder gets another pass', async () => {
  const [one, again] = await Promise.all([next('first'), next('first')]);
  expect(again.taskId).toBe(one.taskId);
  expect((await next('second')).taskId).not.toBe(one.taskId);
});

test('codes must answer every item by one of its anchors; nobody codes the task of another', async () => {
  const { taskId } = await next('first');
  expect((await code('first', taskId, { interrogates: 5 })).errors).toEqual([
    { at: 'body/codes/interrogates', message: 'has no anchor 5' },
    { at: 'body/codes/named', message: 'is not answered' },
  ]);
  expect((await code('second', taskId, { interrogates: 0, named: 1 })).code).toBe('TASK_UNKNOWN');
  expect((await ask('viewer', '/coding/next')).code).toBe('SCOPE_MISSING');
  expect((await ask('first', '/campaigns/petersburg/replies')).code).toBe('SCOPE_MISSING');
});

test('codes are recorded once and for good', async () => {
  const { taskId, messageId } = await next('first');
  expect(await code('first', taskId, { interrogates: 0, named: 1 })).toEqual({ done: true });
  expect(await code('first', taskId, { named: 1, interrogates: 0 })).toEqual({ done: true });
  expect((await code('first', taskId, { interrogates: 1, named: 1 })).code).toBe('TASK_ALREADY_CODED');
  const after = await next('first');
  expect(after.messageId).not.toBe(messageId);
});

test('while one coder is not done nobody can see a dispute, settle it or count the code', async () => {
  expect((await ask('third', '/coding/disputes')).rows).toEqual([]);
  expect(await served.db.selectFrom('settled_codes').selectAll().execute()).toEqual([]);
  expect((await ask('third', '/campaigns/petersburg/coding')).items[0]).toMatchObject({
    replies: 0,
    alpha: { value: null },
  });
  const { message_id } = await served.db
    .selectFrom('coding_tasks')
    .select('message_id')
    .where('coded_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const settle = await ask('third', `/coding/disputes/${message_id}/settlement`, { codes: { interrogates: 1 } });
  expect(settle.code).toBe('DISPUTE_UNKNOWN');
  const third = served.db.insertInto('coding_tasks').values({ id: message_id, message_id, pass: 3 });
  await expect(third.execute()).rejects.toThrow(/two coders/);
});

test('what two coders agree on is settled; what they dispute waits for a third who did neither', async () => {
  for (const who of ['first', 'second'] as const) {
    for (let task = await next(who); task !== null; task = await next(who)) {
      const seen = task.text.includes('[studio]');
      await code(
        who,
        task.taskId,
        seen ? { interrogates: who === 'first' ? 0 : 1, named: 1 } : { interrogates: 0, named: null },
      );
    }
  }
  expect((await ask('first', '/coding/next')).progress).toEqual({ done: 2, open: 0 });
  const settled = await served.db
    .selectFrom('settled_codes')
    .select(['item', 'value', 'settled_by'])
    .orderBy('item')
    .orderBy('value')
    .execute();
  expect(settled).toEqual([
    { item: 'interrogates', value: 0, settled_by: 'agreement' },
    { item: 'named', value: 1, settled_by: 'agreement' },
    { item: 'named', value: null, settled_by: 'agreement' },
  ]);
  expect((await ask('first', '/coding/disputes')).rows).toEqual([]);
  const [dispute] = (await ask('third', '/coding/disputes')).rows;
  expect(
    dispute.disputed.map((one: { item: string; first: number; second: number }) => [one.item, one.first + one.second]),
  ).toEqual([['interrogates', 1]]);
  const url = `/coding/disputes/${dispute.reply.messageId}/settlement`;
  expect((await ask('second', url, { codes: { interrogates: 1 } })).code).toBe('CODED_BY_YOU');
  expect((await ask('third', url, { codes: { interrogates: 1, named: 0 } })).code).toBe('REQUEST_INVALID');
  expect(await ask('third', url, { codes: { interrogates: 1 }, why: 'five questions' })).toEqual({ done: true });
  expect((await ask('third', '/coding/disputes')).rows).toEqual([]);
});

test('agreement is that before settling, and the third pass counts', async () => {
  const { items, tasks } = await ask('third', '/campaigns/petersburg/coding');
  expect(tasks).toEqual({ drawn: 4, coded: 4, disputed: 0 });
  expect(items).toMatchObject([
    { item: 'interrogates', replies: 2, judgedByBoth: 2, rawAgreement: 0.5, publishable: false },
    { item: 'named', replies: 2, judgedByBoth: 1, rawAgreement: 1, kappa: { value: 1 } },
  ]);
  const row = await served.db
    .selectFrom('settled_codes')
    .selectAll()
    .where('settled_by', '=', 'third_coder')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ item: 'interrogates', value: 1 });
});

test('the report counts settled codes of studios, and withholds an item on which the coders differed too much', async () => {
  const { coded } = await ask('third', '/campaigns/petersburg/report');
  expect(coded).toMatchObject([
    { item: 'interrogates', doubleCoded: 2, withheld: true, anchors: [] },
    { item: 'named', alpha: null, withheld: false },
  ]);
  const [no, yes] = coded[1].anchors;
  expect([no.share.numerator, no.share.n, yes.share.numerator, yes.share.n]).toEqual([0, 1, 1, 1]);
  expect(yes.share).toMatchObject({ definition: 'coded_share', interval: null, whyNoInterval: 'too_few_cases' });
});

test('observations are facts, and one coder cannot hold two passes of a reply', async () => {
  const { db } = served;
  await expect(sql`update observations set value = 1`.execute(db)).rejects.toThrow(/facts/);
  const held = await db
    .selectFrom('coding_tasks')
    .select(['message_id', 'claimed_by'])
    .where('pass', '=', 1)
    .executeTakeFirstOrThrow();
  const taken = sql`update coding_tasks set claimed_by = ${held.claimed_by} where message_id = ${held.message_id} and pass = 2`;
  await expect(taken.execute(db)).rejects.toThrow(/are those of/);
});

test('codes that others have met stay, whatever program takes them back; nobody takes back those of another', async () => {
  const { db } = served;
  const { id, claimed_by: coder } = await db
    .selectFrom('coding_tasks')
    .select(['id', 'claimed_by'])
    .where('pass', '=', 1)
    .executeTakeFirstOrThrow();
  const asked = await Promise.all(
    (['first', 'second'] as const).map((who) => ask(who, `/coding/${id}/withdrawal`, {})),
  );
  expect(asked.map(({ code }) => code).toSorted()).toEqual(['CODES_MET', 'TASK_UNKNOWN']);
  const written = sql`insert into coding_withdrawals (task_id, round, coder_id, withdrawn_at) values (${id}, 1, ${coder}, now())`;
  await expect(written.execute(db)).rejects.toThrow(/met by others/);
  const late = sql`insert into observations (task_id, round, coder_id, item, value, redactor, observed_at)
    values (${id}, 2, ${coder}, 'named', 1, 'test', now())`;
  await expect(late.execute(db)).rejects.toThrow(/is not held by/);
});

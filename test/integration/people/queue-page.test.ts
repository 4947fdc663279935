import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../../services/platform/log.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openQueue, type Queue } from '../../../services/platform/queue/queue.ts';
import { addPerson, browser, post, signIn } from '../../support/people.ts';
import { serve } from '../api/serve.ts';

let served: Awaited<ReturnType<typeof serve>>;
let owner: string;
let viewer: string;
let queue: Queue;
beforeAll(async () => {
  let ready: Queue | undefined;
  served = await serve(false, 10_000, { queue: { state: async (topic) => ready?.state(topic) } });
  await migrateQueue(served.url);
  queue = await openQueue({ databaseUrl: served.url, log: openLog('test', 'silent') });
  ready = queue;
  for (const [name, role] of [
    ['Anna', 'owner'],
    ['Vera', 'viewer'],
  ] as const)
    await addPerson(served.db, name, role);
  [owner, viewer] = [await signIn(served.app, 'Anna'), await signIn(served.app, 'Vera')];
});
afterAll(async () => {
  await queue.close();
  await served.stop();
});

const open = (url: string, cookie = owner) => served.app.inject({ url, headers: { ...browser, cookie } });

/** A mail whose reader broke five times. */
async function setAside(): Promise<string> {
  const [evidence, message] = [randomUUID(), randomUUID()];
  await sql`insert into evidence (id, kind, media_type, bytes, sha256)
    values (${evidence}, 'mail.raw', 'message/rfc822', 3, ${'a'.repeat(64)})`.execute(served.db);
  await sql`insert into messages (id, evidence_id, account, mailbox, uidvalidity, uid, internal_at, ingested_at, sha256, bytes, in_junk)
    values (${message}, ${evidence}, 'box', 'INBOX', '1', 1, now(), now(), ${'a'.repeat(64)}, 3, false)`.execute(
    served.db,
  );
  await sql`insert into message_work (message_id, tries, failure, failed_at)
    values (${message}, 5, 'the parser <died>', clock_timestamp())`.execute(served.db);
  return message;
}

test('the queue shows counts and ages in both languages, and nothing of what hints carry', async () => {
  const secret = randomUUID();
  await queue.wake('message.read', secret, { messageId: secret });
  await served.db.insertInto('process_heartbeats').values({ process: 'relay', host: 'h', pid: 1 }).execute();
  const english = (await open('/admin/queue?lang=en')).body;
  expect(english).toContain('<code>message.read</code>');
  expect(english).toMatch(/message\.read<\/code>[\s\S]*?>1<[\s\S]*?>0<[\s\S]*?>0<[\s\S]*?>0</u);
  expect(english).toContain('relay');
  expect(english).not.toContain(secret);
  expect((await open('/admin/queue?lang=ru')).body).toContain('Подсказки в очереди');
  expect((await open('/admin?lang=ru')).body).toContain('href="/admin/queue?lang&#61;ru"');
  for (const markup of [english, (await open('/admin/queue?lang=ru')).body])
    expect(markup).not.toMatch(/<script|style=|undefined/u);
});

test('a mail that was set aside is read again only after a confirmation, once, and the act is kept', async () => {
  const message = await setAside();
  const list = (await open('/admin/queue?lang=en')).body;
  expect(list).toContain('the parser &#60;died&#62;');
  const asked = await open(`/admin/queue/again?message=${message}&lang=en`);
  expect(asked.body).toContain('Read this mail again?');
  expect((await open('/admin/queue?lang=en')).body, 'looking changes nothing').toContain(message);
  const send = () => post(served.app, '/admin/queue/again?lang=en', { message }, { cookie: owner });
  expect((await send()).headers.location).toBe('/admin/queue?lang=en&told=done');
  expect((await send()).headers.location).toBe('/admin/queue?lang=en&told=gone');
  expect((await open('/admin/queue?lang=en&told=done')).body).toContain('It is read again.');
  const work = await served.db
    .selectFrom('message_work')
    .select(['tries', 'failed_at'])
    .where('message_id', '=', message)
    .execute();
  expect(work).toEqual([{ tries: 0, failed_at: null }]);
  const acts = await served.db
    .selectFrom('audit_log')
    .select('actor')
    .where('action', '=', 'message.read_again')
    .execute();
  expect(acts).toEqual([{ actor: 'anna@example.org' }]);
});

test('only owners see it, and a queue that does not answer is said', async () => {
  expect((await open('/admin/queue', viewer)).statusCode).toBe(403);
  expect((await post(served.app, '/admin/queue/again', { message: randomUUID() }, { cookie: viewer })).statusCode).toBe(
    403,
  );
  await sql`drop schema queue cascade`.execute(served.db);
  expect((await open('/admin/queue?lang=en')).body).toContain('the queue does not answer');
});

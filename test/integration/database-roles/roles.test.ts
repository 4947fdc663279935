import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyRoles } from '../../../services/platform/database/roles/apply-roles.ts';
import { type ProcessRole, processRoles } from '../../../services/platform/database/roles/grants.ts';
import { openLog } from '../../../services/platform/log.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openQueue } from '../../../services/platform/queue/queue.ts';
import { asRole, cloneDatabase, emptyDatabase, type TestDatabase } from '../../support/database.ts';
import { rolePassword } from '../../support/role-password.ts';

let place: TestDatabase;
let owner: Client;
const clients = new Map<ProcessRole, Client>();
beforeAll(async () => {
  place = await cloneDatabase();
  owner = await opened(place.url);
  for (const role of processRoles) clients.set(role, await opened(asRole(place, role)));
});
afterAll(async () => {
  await Promise.all([owner, ...clients.values()].map((client) => client.end()));
  await place.drop();
});

async function opened(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** `yes`, or the code of the refusal: 42501 is PostgreSQL's "permission denied". */
async function tried(role: ProcessRole, statement: string): Promise<string> {
  const client = clients.get(role);
  if (client === undefined) throw new Error(role);
  await client.query('begin');
  const done = await client.query(statement).then(
    () => 'yes',
    ({ code }: { code: string }) => code,
  );
  await client.query('rollback');
  return done;
}
const denied = '42501';

test('who may do what with which table is as it was agreed', async () => {
  const { rows } = await owner.query<{ table: string; grants: string }>(
    `
    select c.relname as table, string_agg(r.role || ' ' || r.verbs, ', ' order by r.place) as grants
    from pg_class c, lateral (
      select role, place, concat(
        case when has_table_privilege(name, c.oid, 'select') then 'r' else '-' end,
        case when has_table_privilege(name, c.oid, 'insert') then 'i' end,
        case when has_table_privilege(name, c.oid, 'update') then 'u'
          when has_any_column_privilege(name, c.oid, 'update') then 'l' end,
        case when has_table_privilege(name, c.oid, 'delete') then 'd' end) as verbs
      from unnest($1::text[], $2::text[]) with ordinality as given (role, name, place)) r
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`,
    [processRoles, processRoles.map((role) => new URL(asRole(place, role)).username)],
  );
  // Any role may read a table that nothing is said of, and the pages may add to it.
  const unsaid = processRoles.map((role) => (role === 'api' ? 'api ri' : `${role} r`)).join(', ');
  const matrix = rows.filter(({ grants }) => grants !== unsaid).map(({ table, grants }) => `${table}: ${grants}`);
  await expect(`${matrix.join('\n')}\n`).toMatchFileSnapshot('grants.txt');
});

test('nobody but the owner changes, deletes, empties or alters what is a fact, however he tries', async () => {
  const facts = [
    ...[
      'audit_log',
      'audit_chain',
      'contact_suppressions',
      'attempt_events',
      'releases',
      'release_files',
      'release_events',
    ],
    ...['raw_mail_shreddings', 'registered_protocols', 'messages'],
  ];
  for (const role of processRoles) {
    for (const table of [...facts, 'attempts']) {
      const { rows } = await owner.query<{ column: string }>(
        'select column_name as column from information_schema.columns where table_name = $1 and is_identity = $$NO$$ order by ordinal_position limit 1',
        [table],
      );
      const column = rows[0]?.column ?? '';
      const attempts = [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `alter table ${table} disable trigger user`,
        `alter table ${table} add column x integer`,
        `drop table ${table} cascade`,
        `create trigger t before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
        `create policy p on ${table}`,
        ...(table === 'attempts' ? [] : [`update ${table} set ${column} = ${column}`]),
      ];
      for (const statement of attempts) expect(await tried(role, statement), `${role}: ${statement}`).toBe(denied);
    }
  }
});

test('no role climbs: not to the owner, not by functions, files or settings', async () => {
  const climbs = [
    `set role ${owner.escapeIdentifier(owner.user ?? '')}`,
    'set session_replication_role = replica',
    'create role climber superuser',
    'alter role current_user superuser',
    'create schema mine',
    'create function f() returns integer language sql security definer as $$ select 1 $$',
    `create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$`,
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "insert into audit_chain (seq, act_id, hash) values (1, 1, decode(repeat('00', 32), 'hex'))",
    "insert into schema_migrations (name, run_on) values ('9999_mine', now())",
  ];
  for (const role of processRoles)
    for (const climb of climbs) expect(await tried(role, climb), `${role}: ${climb}`).toBe(denied);
});

test('the reader of hostile mail can let nobody in, contact nobody it was not to contact, and publish nothing', async () => {
  for (const statement of [
    'select password_hash from users',
    'select * from sessions',
    'select * from mail_tokens',
    'select * from audit_log',
    'insert into users (id, email, name, role) values (gen_random_uuid(), $$a@example.org$$, $$A$$, $$owner$$)',
    'update campaigns set state = $$running$$',
    'update sending_switch set stopped = false',
    'insert into approvals (id, campaign_id, protocol_hash, approved_by) values (gen_random_uuid(), gen_random_uuid(), $$x$$, gen_random_uuid())',
    'insert into release_events (release_id, kind, at, by_whom) values (gen_random_uuid(), $$published$$, now(), $$me$$)',
    'insert into observations default values',
    'update field_clock set mode = mode',
    'insert into mailbox_cursors default values',
    'insert into messages default values',
  ])
    expect(await tried('reader', statement), statement).toBe(denied);
  // A web page, in turn, opens no mailbox and destroys no key.
  for (const statement of [
    'select * from mail_tokens',
    'update campaign_keys set wrapped_key = null',
    'delete from campaign_keys',
    'insert into messages default values',
    'update field_clock set mode = mode',
  ])
    expect(await tried('api', statement), statement).toBe(denied);
  // What looks for due work holds no key at all.
  for (const table of ['users', 'sessions', 'campaign_keys', 'mail_tokens', 'studio_grants', 'debrief_links'])
    expect(await tried('relay', `select * from ${table}`), table).toBe(denied);
});

test('a role that only writes acts has them chained', async () => {
  expect(
    await tried(
      'reader',
      "insert into audit_log (actor, action, subject) values ('retention', 'x', 'y'); set constraints all immediate",
    ),
  ).toBe('yes');
});

test('a lock on facts changes nothing of them', async () => {
  expect(await tried('relay', 'select from inquiries for no key update')).toBe('yes');
});

test('a wake goes from role to role where the queue lies in PostgreSQL', async () => {
  const own = await emptyDatabase();
  await migrateQueue(own.url);
  await applyRoles(
    own.url,
    Object.fromEntries(processRoles.map((role) => [role, rolePassword])) as Record<ProcessRole, string>,
  );
  const queueOf = (role: ProcessRole) => {
    const url = new URL(own.url);
    url.username = `${url.pathname.slice(1)}_${role}`;
    url.password = rolePassword;
    return openQueue({ databaseUrl: url.href, log: openLog('test', 'silent') });
  };
  const [relay, reader, api] = await Promise.all([queueOf('relay'), queueOf('reader'), queueOf('api')]);
  await relay.wake('message.read', 'one', { messageId: randomUUID() });
  await api.wake('message.read', 'two', { messageId: randomUUID() });
  expect(await api.state('message.read')).toMatchObject({
    waiting: 2,
    active: 0,
    failed: 0,
    oldestSeconds: expect.any(Number),
  });
  const read: string[] = [];
  const working = await reader.work('message.read', { concurrency: 1 }, async ({ messageId }) => {
    read.push(messageId);
  });
  await expect.poll(() => read.length, { timeout: 20_000 }).toBe(2);
  await expect.poll(() => api.state('message.read')).toMatchObject({ waiting: 0, active: 0, oldestSeconds: null });
  await working.stop();
  await Promise.all([relay, reader, api].map((queue) => queue.close()));
  await own.drop();
});

test('roles are made again with other passwords, also side by side, and a table without a word gets no writer but the pages', async () => {
  const empty = await emptyDatabase();
  const bare = await opened(empty.url);
  await bare.query('create table something_new (id integer)');
  const passwords = (word: string) =>
    Object.fromEntries(processRoles.map((role) => [role, word])) as Record<ProcessRole, string>;
  await Promise.all([applyRoles(empty.url, passwords('one')), applyRoles(empty.url, passwords('two'))]);
  await applyRoles(empty.url, passwords(rolePassword));
  const as = new URL(empty.url);
  as.username = `${as.pathname.slice(1)}_reader`;
  await expect(opened(as.href), 'the password of the owner').rejects.toThrow(/password/);
  as.password = rolePassword;
  const reader = await opened(as.href);
  expect((await reader.query('select from something_new')).rowCount).toBe(0);
  await expect(reader.query('insert into something_new values (1)')).rejects.toThrow(/denied/);
  // The role of another installation in the same cluster does not even connect.
  const stranger = new URL(asRole({ url: empty.url }, 'reader'));
  await expect(opened(stranger.href)).rejects.toThrow(/denied/);
  await Promise.all([reader.end(), bare.end()]);
  await empty.drop();
});

import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAct } from '../../../services/design/campaigns/store.ts';
import { askingClient, auditHead } from '../../../services/platform/audit/store.ts';
import { verifyChain } from '../../../services/platform/audit/verify-chain.ts';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

const program = fileURLToPath(new URL('../../../scripts/zerkalo', import.meta.url));
const acts = 12;
let place: TestDatabase;
let client: Client;
beforeAll(async () => {
  place = await cloneDatabase();
  const db = openDatabase(place.url, 8);
  // Twelve people at once, two of them in one transaction that takes until all others are done.
  const others = Promise.withResolvers<void>();
  const slow = db.transaction().execute(async (tx) => {
    await recordAct(tx, { actor: 'slow', action: 'first', subject: 'x', detail: { say: 'ё, "quoted"', n: 1.5 } });
    await others.promise;
    await recordAct(tx, { actor: 'slow', action: 'second', subject: 'x' });
  });
  const quick = Array.from({ length: acts - 2 }, (_, n) =>
    recordAct(db, { actor: `person ${n}`, action: 'act', subject: String(n) }),
  );
  const chained = Promise.all(quick).then(() => db.selectFrom('audit_chain').select('seq').execute());
  expect(await chained.finally(others.resolve)).toHaveLength(acts - 2);
  await slow;
  await db.destroy();
  client = new Client({ connectionString: place.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await place.drop();
});

const verify = (noted?: string) => verifyChain(askingClient(client), noted);

/** What somebody who owns the server can do: triggers and references off. Undone afterwards. */
async function tampered(statements: string, noted?: string) {
  await client.query('begin');
  await client.query('alter table audit_log disable trigger all; alter table audit_chain disable trigger all');
  const state = await client
    .query(statements)
    .then(() => verify(noted))
    .finally(() => client.query('rollback'));
  return state;
}

test('acts are chained in the order in which they were committed, and nobody waits for a slow one', async () => {
  const { rows } = await client.query(
    'select c.seq, a.actor from audit_chain c join audit_log a on a.id = c.act_id order by seq',
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: acts }, (_, n) => n + 1));
  expect(rows.slice(-2).map(({ actor }) => actor)).toEqual(['slow', 'slow']);
  expect(await verify()).toEqual({ kind: 'whole', head: await auditHead(askingClient(client)) });
});

test.each([
  ["update audit_log set actor = 'somebody else' where id = $7", 'changed', 7],
  ['update audit_log set detail = detail || \'{"n": 2}\' where id = $7', 'changed', 7],
  ["update audit_log set at = at + interval '1 microsecond' where id = $7", 'changed', 7],
  ['delete from audit_log where id = $7', 'removed', 7],
  ['delete from audit_log where id = $7; delete from audit_chain where act_id = $7', 'link_removed', 8],
  [
    'delete from audit_log where id = $7; delete from audit_chain where act_id = $7; update audit_chain set seq = seq - 1 where seq > 7',
    'changed',
    8,
  ],
  // Two acts change places, in the log or in the chain.
  [
    'update audit_log a set actor = b.actor, subject = b.subject, at = b.at from audit_log b where (a.id, b.id) in (($7, $8), ($8, $7))',
    'changed',
    7,
  ],
  [
    'update audit_chain set act_id = -1 where seq = 7; update audit_chain set act_id = $7 where seq = 8; update audit_chain set act_id = $8 where seq = 7',
    'changed',
    8,
  ],
  ["insert into audit_log (actor, action, subject) values ('nobody', 'never', 'was')", 'unchained', null],
])('%s is found', async (statements, fault, place) => {
  const { rows } = await client.query<{ act_id: string }>('select act_id from audit_chain order by seq');
  const id = (seq: number) => Number(rows[seq - 1]?.act_id);
  const state = await tampered(statements.replaceAll(/\$(\d)/g, (_, seq) => String(id(Number(seq)))));
  expect(state).toMatchObject({ kind: 'broken', fault });
  if (place !== null) expect(state).toMatchObject({ actId: id(place) });
});

test('a tail that was cut off, or a log that was written anew, is found by the head that was noted', async () => {
  const noted = (await auditHead(askingClient(client)))?.hash ?? '';
  const cut = `delete from audit_log where id in (select act_id from audit_chain where seq > ${acts - 3});
    delete from audit_chain where seq > ${acts - 3}`;
  expect(await tampered(cut)).toMatchObject({ kind: 'whole', head: { acts: acts - 3 } });
  expect(await tampered(cut, noted)).toMatchObject({ kind: 'broken', fault: 'cut' });
  const anew = `update audit_log set actor = 'somebody else' where actor = 'person 3'; truncate audit_chain;
    do $do$ declare act audit_log; begin
      for act in select * from audit_log order by id loop perform append_to_audit_chain(act); end loop; end $do$`;
  expect(await tampered(anew)).toMatchObject({ kind: 'whole' });
  expect(await tampered(anew, noted)).toMatchObject({ kind: 'broken', fault: 'cut' });
  // A head stays in the chain however much comes after it.
  await client.query("insert into audit_log (actor, action, subject) values ('later', 'act', 'x')");
  expect(await verify(noted)).toMatchObject({ kind: 'whole', head: { acts: acts + 1 } });
});

test('with its triggers the chain can neither be changed nor emptied', async () => {
  for (const statement of [
    "update audit_chain set hash = decode(repeat('00', 32), 'hex')",
    'delete from audit_chain',
    'truncate audit_chain',
    'truncate audit_log, audit_chain',
  ]) {
    await expect(client.query(statement), statement).rejects.toThrow(/facts/);
  }
});

test('the command tells a whole log from a broken one', async () => {
  const zerkalo = (...words: string[]): SpawnSyncReturns<string> =>
    spawnSync(program, ['audit-log', 'verify', ...words], {
      env: childEnvironment({ DATABASE_URL: place.url, NO_COLOR: '1' }),
      encoding: 'utf8',
    });
  const head = await auditHead(askingClient(client));
  expect(zerkalo()).toMatchObject({ status: 0, stdout: `whole: ${head?.acts} acts, head ${head?.hash}\n` });
  expect(zerkalo('--head', 'f'.repeat(64))).toMatchObject({ status: 2, stderr: expect.stringContaining('cut off') });
  await client.query(
    "alter table audit_log disable trigger user; update audit_log set subject = 'y' where actor = 'person 3'",
  );
  const broken = zerkalo('--json');
  expect(broken.status).toBe(2);
  expect(JSON.parse(broken.stdout)).toMatchObject({ kind: 'broken', fault: 'changed' });
});

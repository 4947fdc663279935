import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { openConnection } from '../../../services/platform/database/open-connection.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 2);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

it('a connection that breaks between two statements of a transaction fails the next statement and not the process', async () => {
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(db);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  await expect(sql`select 1 as one`.execute(db)).resolves.toMatchObject({ rows: [{ one: 1 }] });
});

it('a connection of its own that breaks fails the next statement and not the process', async () => {
  const client = await openConnection(clone.url);
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(db);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(client.query('select 1')).rejects.toThrow();
  await client.end();
});

it('a migration is over when its connection has ended, so that a server which stops then harms nobody', async () => {
  const ends: ('begun' | 'over')[] = [];
  const end = Client.prototype.end as () => Promise<void>;
  const spy = vi.spyOn(Client.prototype, 'end').mockImplementation(async function (this: Client) {
    ends.push('begun');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await end.call(this);
    ends.push('over');
  });
  await migrate(clone.url);
  spy.mockRestore();
  expect(ends).toEqual(['begun', 'over']);
});

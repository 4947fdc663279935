import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { findActs } from '../../../services/api/people/store.ts';
import { readProgress } from '../../../services/api/research/progress.ts';
import { listPeople } from '../../../services/design/people/store/people.ts';
import { publicRetentions, retentions } from '../../../services/inbox/retention/store.ts';
import { askingClient } from '../../../services/platform/audit/store.ts';
import { verifyChain } from '../../../services/platform/audit/verify-chain.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { migrate, migrateTo, schemaState } from '../../../services/platform/database/migrate.ts';
import { listReleases } from '../../../services/releases/release/store.ts';
import { emptyDatabase, type TestDatabase } from '../../support/database.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const all = readdirSync(`${root}/migrations`)
  .map((file) => file.replace(/\.sql$/, ''))
  .toSorted();
const fixture = (name: string): string => readFileSync(`${root}/test/fixtures/upgrade/${name}.sql`, 'utf8');
const places: TestDatabase[] = [];
afterAll(() => Promise.all(places.map((place) => place.drop())));

/** Every table with the columns that it has now. */
async function columnsNow(client: Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations' group by 1`);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

async function rowsOf(client: Client, of: ReadonlyMap<string, readonly string[]>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, columns] of of) {
    const listed = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const { rows } = await client.query<{ row: string }>(
      `select to_jsonb(x)::text as row from (select ${listed} from ${client.escapeIdentifier(table)}) x order by 1`,
    );
    if (rows.length > 0) found[table] = rows.map(({ row }) => row);
  }
  return found;
}

test.each([
  ['0053_messengers', ['at-0053']],
  ['0081_restores', ['at-0053', 'at-0081']],
])('a database at %s is migrated to this version with every row as it was, and reads right', async (last, seeds) => {
  const place = await emptyDatabase();
  places.push(place);
  await migrateTo(place.url, all.slice(0, all.indexOf(last) + 1));
  const client = new Client({ connectionString: place.url });
  await client.connect();
  for (const seed of seeds) await client.query(fixture(seed));
  const columns = await columnsNow(client);
  const before = await rowsOf(client, columns);
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(await migrate(place.url)).toEqual(all.slice(all.indexOf(last) + 1));
  expect(await schemaState(place.url)).toEqual({ kind: 'fits' });
  const after = await rowsOf(client, columns);
  for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
  // What came before the chain of the audit log is chained.
  expect(await verifyChain(askingClient(client))).toMatchObject({ kind: 'whole', head: { acts: 3 } });
  await client.end();
  await reads(place.url, seeds.includes('at-0081'));
});

/** The product's own reading of what was written long ago. */
async function reads(url: string, signedIn: boolean): Promise<void> {
  const db = openDatabase(url, 2);
  expect(await readProgress(db, 'sites-2026')).toMatchObject({
    state: 'running',
    wave: 1,
    counts: { total: 2, waiting: 1, confirmed: 1, answeredByPerson: 1 },
  });
  const people = await listPeople(db);
  expect(people.map(({ name, role, disabled }) => [name, role, disabled]).toSorted()).toEqual([
    ['Anna', 'researcher', false],
    ['Boris', 'owner', false],
    ['Carla', 'coder', false],
    ['Dora', 'coder', false],
  ]);
  const found = await findActs(db, { search: '', action: '', from: '', to: '', before: null }, 10);
  expect(found.map(({ action }) => action)).toEqual(['campaign.launched', 'contact.suppressed', 'user.added']);
  expect(await retentions(db)).toMatchObject([{ slug: 'sites-2026', retentionDays: 90, mails: signedIn ? 1 : 0 }]);
  expect((await publicRetentions(db)).campaigns).toEqual([]);
  expect(await listReleases(db, false)).toHaveLength(signedIn ? 1 : 0);
  const codes = await db.selectFrom('observations').select(['item', 'value', 'round']).orderBy('item').execute();
  expect(codes).toEqual([
    { item: 'AR1', value: 1, round: 1 },
    { item: 'AR2', value: null, round: 1 },
  ]);
  await db.destroy();
}

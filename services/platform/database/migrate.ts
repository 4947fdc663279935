import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type RunnerOption, runner } from 'node-pg-migrate';
import { messageOf, ZerkaloError } from '../errors.ts';
import { openConnection } from './open-connection.ts';

const directory = fileURLToPath(new URL('../../../migrations', import.meta.url));
const table = 'schema_migrations';

/** Applies every migration that the database has not seen, in order, under a lock. Returns the names applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  return goUp(databaseUrl);
}

/**
 * Brings a database to the schema that a backup was made with, no further: its rows go in before later migrations change them.
 * @throws BACKUP_NEWER when this version does not know one of the migrations, RESTORE_SCHEMA when the database is beyond them
 */
export async function migrateTo(databaseUrl: string, migrations: readonly string[]): Promise<void> {
  const known = new Set(await migrationsKnown());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const what = `the backup has migrations that this version does not know: ${unknown.join(', ')}`;
    throw new ZerkaloError('BACKUP_NEWER', what, 'Restore it with the version that made it, or a newer one.');
  }
  const beyond = [...(await migrationsRun(databaseUrl))].filter((name) => !migrations.includes(name));
  if (beyond.length > 0) {
    const what = `the database already has ${beyond.join(', ')}, which the backup does not have`;
    throw new ZerkaloError(
      'RESTORE_SCHEMA',
      what,
      'Restore into a database without any tables; it is migrated afterwards.',
    );
  }
  await goUp(databaseUrl, { ignorePattern: `(?!(?:${migrations.join('|')})\\.sql$).*` });
}

/** Over a connection of ours: the library does not wait for the end of its own, and a server that stops then would end the process. */
async function goUp(databaseUrl: string, only: Pick<RunnerOption, 'ignorePattern'> = {}): Promise<string[]> {
  const dbClient = await openConnection(databaseUrl);
  try {
    const applied = await runner({
      dbClient,
      dir: directory,
      migrationsTable: table,
      direction: 'up',
      checkOrder: true,
      singleTransaction: true,
      log: () => undefined,
      ...only,
    });
    return applied.map(({ name }) => name);
  } finally {
    await dbClient.end();
  }
}

async function migrationsKnown(): Promise<string[]> {
  return (await readdir(directory)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -4));
}

/** Code of the error that says so; nothing is wrong with the configuration then. */
export const databaseAway = 'DATABASE_UNREACHABLE';

export type SchemaState =
  | { kind: 'fits' }
  | { kind: 'behind'; missing: string[] }
  | { kind: 'ahead'; unknown: string[] };

/** Compares the migrations on disk with those the database has run. A database that does not answer throws. */
export async function schemaState(databaseUrl: string): Promise<SchemaState> {
  const known = await migrationsKnown();
  const run = await migrationsRun(databaseUrl);
  const missing = known.filter((name) => !run.has(name));
  if (missing.length > 0) return { kind: 'behind', missing: missing.sort() };
  const unknown = [...run].filter((name) => !known.includes(name));
  return unknown.length > 0 ? { kind: 'ahead', unknown } : { kind: 'fits' };
}

/** Refuses to go on with a schema that does not fit this version of the program. */
export async function requireSchema(databaseUrl: string): Promise<void> {
  const state = await schemaState(databaseUrl);
  if (state.kind === 'behind') {
    throw new ZerkaloError('SCHEMA_BEHIND', `the database lacks ${state.missing.join(', ')}`, 'Run: zerkalo migrate');
  }
  if (state.kind === 'ahead') {
    throw new ZerkaloError(
      'SCHEMA_AHEAD',
      `the database was migrated by a newer version (${state.unknown.join(', ')})`,
      'Start the version that migrated it, or restore a backup.',
    );
  }
}

async function migrationsRun(databaseUrl: string): Promise<Set<string>> {
  try {
    const client = await openConnection(databaseUrl, 10_000);
    try {
      const known = 'select to_regclass($1) is not null as present';
      const { rows } = await client.query<{ present: boolean }>(known, [table]);
      if (rows[0]?.present !== true) return new Set();
      const done = await client.query<{ name: string }>(`select name from ${table}`);
      return new Set(done.rows.map((row) => row.name));
    } finally {
      await client.end();
    }
  } catch (thrown) {
    throw new ZerkaloError(
      databaseAway,
      `PostgreSQL does not answer: ${messageOf(thrown)}`,
      'Check DATABASE_URL, or leave it out to use the embedded server.',
      { cause: thrown },
    );
  }
}

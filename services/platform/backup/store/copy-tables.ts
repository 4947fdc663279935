import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { BackedUpTable } from '../manifest.ts';
import type { Counter, LiveTable, Reference } from './tables.ts';

export function tableFile(folder: string, table: string): string {
  return join(folder, 'tables', `${table}.copy.gz`);
}

/** Writes a table in PostgreSQL's own text format, compressed; on the disk when it returns. */
export async function writeTable(client: Client, folder: string, { name, columns }: LiveTable): Promise<BackedUpTable> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const copied = client.query(
    copyTo(`copy (select ${listed(client, columns)} from ${quoted(client, name)}) to stdout`),
  );
  await pipeline(
    copied,
    createGzip(),
    hashed,
    createWriteStream(tableFile(folder, name), { mode: 0o600, flush: true }),
  );
  return { name, columns, rows: copied.rowCount, sha256: hash.digest('hex') };
}

/** Empties all tables, also of what migrations put in and of what is else never emptied. Loading goes on in the same transaction. */
export async function emptyTables(client: Client, tables: readonly string[]): Promise<void> {
  const all = tables.map((table) => quoted(client, table));
  for (const table of all) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${all.join(', ')}`);
  for (const table of all) await client.query(`alter table ${table} enable trigger user`);
}

/** Tables refer to each other in circles, so that no order of loading would do: references go, and come back checked. */
export async function dropReferences(client: Client, references: readonly Reference[]): Promise<void> {
  for (const { table, name } of references) {
    await client.query(`alter table ${quoted(client, table)} drop constraint ${quoted(client, name)}`);
  }
}

/** Throws when a row refers to one that is not there. */
export async function addReferences(client: Client, references: readonly Reference[]): Promise<void> {
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${quoted(client, table)} add constraint ${quoted(client, name)} ${definition}`);
  }
}

/**
 * Loads a table. Its triggers are off meanwhile: they judge what happens, and this has happened. Checks are enforced.
 * Returns how many rows came.
 */
export async function loadTable(client: Client, folder: string, { name, columns }: LiveTable): Promise<number> {
  const table = quoted(client, name);
  await client.query(`alter table ${table} disable trigger user`);
  const copied = client.query(copyFrom(`copy ${table} (${listed(client, columns)}) from stdin`));
  await pipeline(createReadStream(tableFile(folder, name)), createGunzip(), copied);
  await client.query(`alter table ${table} enable trigger user`);
  return copied.rowCount;
}

export async function setCounter(client: Client, { table, column, last }: Counter): Promise<void> {
  await client.query('select setval(pg_get_serial_sequence($1, $2)::regclass, $3)', [
    quoted(client, table),
    column,
    last,
  ]);
}

function quoted(client: Client, name: string): string {
  return client.escapeIdentifier(name);
}

function listed(client: Client, columns: readonly string[]): string {
  return columns.map((column) => quoted(client, column)).join(', ');
}

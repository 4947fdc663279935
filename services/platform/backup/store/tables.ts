import type { Client } from 'pg';

export type LiveTable = { name: string; columns: string[] };
export type Counter = { table: string; column: string; last: number };

/** Ours are all tables of the schema `public` but the list of migrations; the queue's are derived from ours and left out. */
const ours = `n.nspname = 'public' and t.relkind = 'r' and t.relname <> 'schema_migrations' and t.relname not like 'bullmq%'`;

/** Tables with the columns that hold something of their own: what is generated is generated again. */
export async function liveTables(client: Client): Promise<LiveTable[]> {
  const { rows } = await client.query<LiveTable>(`
    select t.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class t
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where ${ours}
    group by t.relname order by t.relname`);
  return rows;
}

export type Reference = { table: string; name: string; definition: string };

/** Foreign keys between our tables. */
export async function references(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select t.relname as "table", c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and ${ours} order by 1, 2`);
  return rows;
}

/** Identity columns that have counted. */
export async function counters(client: Client): Promise<Counter[]> {
  const { rows } = await client.query<{ table: string; column: string; last: string | null }>(`
    select t.relname as "table", a.attname as "column",
      pg_sequence_last_value(pg_get_serial_sequence(format('%I.%I', n.nspname, t.relname), a.attname)::regclass)::text as last
    from pg_class t
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attidentity <> '' and not a.attisdropped
    where ${ours} order by 1, 2`);
  return rows.flatMap(({ table, column, last }) => (last === null ? [] : [{ table, column, last: Number(last) }]));
}

export async function migrationsRun(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by name');
  return rows.map(({ name }) => name);
}

/** Whether somebody already works here: a person, a campaign or a mail. What the migrations put in does not count. */
export async function isUsed(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(`
    select exists (select from users) or exists (select from campaigns) or exists (select from messages) as used`);
  return rows[0]?.used === true;
}

import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';

/** What a stretch of the field came to: rows of each kind, and the bytes that they lie in. */
export type Done = {
  inquiries: number;
  attempts: number;
  contacts: number;
  messages: number;
  calls: number;
  /** As they lie in the mailbox. */
  mailBytes: number;
  databaseBytes: number;
  /** Bytes of the largest tables with their indexes. */
  tables: Record<string, number>;
  /** Files and bytes of the evidence by kind, before they are sealed. */
  evidence: Record<string, { files: number; bytes: number }>;
};

export async function whatWasDone(db: Database): Promise<Done> {
  const counts = await sql<Omit<Done, 'tables' | 'evidence'>>`
    select (select count(*)::int from inquiries) as inquiries, (select count(*)::int from attempts) as attempts,
      (select count(*)::int from attempts where armed_at is not null) as contacts,
      (select count(*)::int from messages) as messages, (select count(*)::int from calls) as calls,
      (select coalesce(sum(bytes), 0)::float8 from messages) as "mailBytes",
      pg_database_size(current_database())::float8 as "databaseBytes"`.execute(db);
  const tables = await sql<{ name: string; bytes: number }>`
    select relname as name, pg_total_relation_size(oid)::float8 as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 12`.execute(db);
  const evidence = await sql<{ kind: string; files: number; bytes: number }>`
    select kind, count(*)::int as files, sum(bytes)::float8 as bytes from evidence group by kind order by kind`.execute(
    db,
  );
  const [row] = counts.rows;
  if (row === undefined) throw new Error('the database counts nothing');
  return {
    ...row,
    tables: Object.fromEntries(tables.rows.map(({ name, bytes }) => [name, bytes])),
    evidence: Object.fromEntries(evidence.rows.map(({ kind, files, bytes }) => [kind, { files, bytes }])),
  };
}

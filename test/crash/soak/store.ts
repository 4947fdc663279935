import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';

/** What the year came to, in facts: rows of each kind, and the bytes of database and evidence. */
export type Done = {
  inquiries: number;
  attempts: number;
  contacts: number;
  messages: number;
  calls: number;
  databaseBytes: number;
  evidenceFiles: number;
  evidenceBytes: number;
};

export async function whatWasDone(db: Database): Promise<Done> {
  const { rows } = await sql<Done>`
    select (select count(*)::int from inquiries) as inquiries, (select count(*)::int from attempts) as attempts,
      (select count(*)::int from attempts where armed_at is not null) as contacts,
      (select count(*)::int from messages) as messages, (select count(*)::int from calls) as calls,
      pg_database_size(current_database())::float8 as "databaseBytes",
      (select count(*)::int from evidence) as "evidenceFiles",
      (select coalesce(sum(bytes), 0)::float8 from evidence) as "evidenceBytes"`.execute(db);
  const done = rows[0];
  if (done === undefined) throw new Error('the database counts nothing');
  return done;
}

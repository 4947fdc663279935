import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';

/**
 * Counts the tables anew for PostgreSQL's planner. Its own housekeeping does that by machine time, and in a rehearsal half a year of
 * the field passes before it looks: what a coder asks for is then planned for tables that it takes to be empty.
 */
export async function countTables(db: Database): Promise<void> {
  await sql`analyze`.execute(db);
}

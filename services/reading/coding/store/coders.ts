import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';

/** Makes requests of one coder wait for each other until the end of the transaction, so that he holds one task at a time. */
export async function lockCoder(tx: Database, coder: UserId): Promise<void> {
  await sql`select from users where id = ${coder} for no key update`.execute(tx);
}

import type { Database } from '../../../platform/database/connect.ts';

/** Name of a person of this installation; the id where there is none. */
export async function authorName(db: Database, id: string): Promise<string> {
  const row = await db.selectFrom('users').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? id;
}

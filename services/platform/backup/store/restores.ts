import type { Client } from 'pg';
import type { Manifest } from '../manifest.ts';

/** Stops all sending and notes the restore; contacts since then are in doubt until it is settled. Returns its id. */
export async function noteRestore(client: Client, { madeAt, final }: Manifest): Promise<number> {
  await client.query(
    `update sending_switch set stopped = true, changed_at = clock_timestamp(), changed_by = 'restore', reason = $1 where not stopped`,
    [`restored from the backup of ${madeAt}`],
  );
  const { rows } = await client.query<{ id: string }>(
    'insert into restores (backup_at, final, settled_at) values ($1, $2, case when $2 then clock_timestamp() end) returning id::text',
    [madeAt, final],
  );
  return Number(rows[0]?.id);
}

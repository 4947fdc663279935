import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { openConnection } from '../../../services/platform/database/open-connection.ts';

/**
 * Waits until a worker holds a form request, keeps its arming waiting on a row lock, and calls `act` at that moment: the request is
 * held, nothing was armed. The lock lets the event of holding in, which refers to the row, and keeps its change out. Null when stopped
 * before that came about.
 */
export async function whileHeld<T>(
  databaseUrl: string,
  stopped: () => boolean,
  act: () => T | null,
): Promise<T | null> {
  const client = await openConnection(databaseUrl);
  try {
    while (!stopped()) {
      const done = await holdOne(client, stopped, act);
      if (done !== null) return done;
      await sleep(20);
    }
    return null;
  } finally {
    await client.end();
  }
}

async function holdOne<T>(client: Client, stopped: () => boolean, act: () => T | null): Promise<T | null> {
  await client.query('begin');
  try {
    const prepared = await client.query<{ id: string }>(
      `select id from attempts where state = 'prepared' and channel = 'form' limit 1 for no key update skip locked`,
    );
    const id = prepared.rows[0]?.id;
    if (id === undefined) return null;
    for (let turn = 0; turn < 400 && !stopped(); turn += 1) {
      const held = await client.query('select from attempt_events where attempt_id = $1 and kind = $2', [id, 'held']);
      if (held.rowCount !== null && held.rowCount > 0) return act();
      await sleep(5);
    }
    return null;
  } finally {
    await client.query('rollback');
  }
}

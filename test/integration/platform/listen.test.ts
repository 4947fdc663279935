import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { listen } from '../../../services/platform/database/listen.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 2);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

/** A wire to the database that can be cut: every connection is then ended at once, and the tries are counted. */
async function openCuttableWire(databaseUrl: string) {
  const to = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let cut = false;
  let refused = 0;
  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (cut) {
      refused += 1;
      client.destroy();
      return;
    }
    const onward = connect(Number(to.port), to.hostname).on('error', () => undefined);
    for (const end of [client, onward]) ends.add(end);
    client.pipe(onward).pipe(client);
  });
  const url = new URL(databaseUrl);
  url.port = String(await listenAnywhere(server));
  return {
    url: url.href,
    cut: () => {
      cut = true;
      for (const end of ends) end.destroy();
    },
    mend: () => {
      cut = false;
    },
    refused: () => refused,
    close: async () => {
      for (const end of ends) end.destroy();
      await closed(server);
    },
  };
}

it('a database that is away for long is asked twice a second, and there is one listener when it is back', async () => {
  const wire = await openCuttableWire(clone.url);
  const heard = vi.fn();
  const stop = await listen(wire.url, 'a_channel', heard);
  try {
    wire.cut();
    await sleep(2_700);
    expect(wire.refused()).toBeGreaterThanOrEqual(2);
    expect(wire.refused()).toBeLessThanOrEqual(6);
    const before = heard.mock.calls.length;
    wire.mend();
    await vi.waitFor(() => expect(heard.mock.calls.length).toBe(before + 1), 5_000);
    await sleep(700);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where application_name = 'zerkalo-listen' and datname = current_database()`.execute(db);
    expect(rows).toEqual([{ count: 1 }]);
    await sql`select pg_notify('a_channel', '')`.execute(db);
    await vi.waitFor(() => expect(heard.mock.calls.length).toBe(before + 2), 5_000);
  } finally {
    await stop();
    await wire.close();
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/**
 * Calls `heard` on every notification of the channel and once after each (re)connection, since notifications sent while the
 * connection was down are lost. Returns a function that stops listening.
 */
export async function listen(url: string, channel: string, heard: () => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client: Client | undefined;
  const open = async (): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true, application_name: 'zerkalo-listen' });
    next.on('error', () => undefined);
    next.on('notification', () => heard());
    next.on('end', () => {
      // A try that failed ends too, and the one who tried goes on: only the end of what was heard starts anew.
      if (client === next && !stopped) void reopen();
    });
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (thrown) {
      void next.end().catch(() => undefined);
      throw thrown;
    }
    client = next;
    heard();
  };
  const reopen = async (): Promise<void> => {
    while (!stopped) {
      await sleep(500);
      try {
        return await open();
      } catch {
        // The database is still away: try again until it is back or we are told to stop.
      }
    }
  };
  await open();
  return async () => {
    stopped = true;
    await client?.end();
  };
}

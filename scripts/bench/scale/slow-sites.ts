import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closed, listenAnywhere } from '../../../test/city/listen.ts';
import { sitesServer } from '../../../test/city/sites/server.ts';
import type { Studio } from '../../../test/city/studio.ts';

/** A request as the site's own clock saw it, machine milliseconds; `worker` is whoever has this way out. */
export type Asked = {
  host: string;
  method: string;
  path: string;
  worker: number;
  at: number;
  /** When the answer was out, or the line broke; null while it is owed. */
  endedAt: number | null;
};

export type SlowSites = { port: number; close: () => Promise<void> };

/** Sites of the practice city that think so long over every page, robots.txt and form; each worker has a door of its own to them. */
export async function openSlowSites(
  studios: readonly Studio[],
  answerMs: number,
  worker: number,
  ledger: Asked[],
  accepted: (domain: string) => void = () => undefined,
): Promise<SlowSites> {
  const nothing = (): void => undefined;
  const sites = sitesServer(studios, ({ domain }) => ({
    accept: () => accepted(domain),
    refuse: nothing,
    trip: nothing,
  }));
  const door = createServer(async (incoming, outgoing) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/u, '');
    const { method = '', url: path = '' } = incoming;
    const asked: Asked = { host, method, path, worker, at: Date.now(), endedAt: null };
    ledger.push(asked);
    outgoing.once('close', () => {
      asked.endedAt = Date.now();
    });
    await sleep(answerMs);
    sites.emit('request', incoming, outgoing);
  });
  const port = await listenAnywhere(door);
  return {
    port,
    close: async () => {
      door.closeAllConnections();
      await closed(door);
    },
  };
}

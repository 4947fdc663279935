import type { Api, ApiDeps } from '../../../services/api/api.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { asRole, cloneDatabase } from '../../support/database.ts';

export type Served = {
  app: Api;
  db: Database;
  dropDatabase: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The whole server on a database of its own, which it opens by its own role; `db` is the owner's. `stop` closes all. */
export async function serve(
  localAccess: boolean,
  requestsPerMinute = 10_000,
  more: Partial<ApiDeps['config']> & Pick<ApiDeps, 'evidence' | 'provider' | 'queue'> = {},
): Promise<Served & { url: string }> {
  const place = await cloneDatabase();
  const [db, own] = [openDatabase(place.url, 4), openDatabase(asRole(place, 'api'), 4)];
  const { evidence, provider, queue, ...settings } = more;
  const config = { localAccess, requestsPerMinute, ...settings };
  const parts = {
    ...(evidence === undefined ? {} : { evidence }),
    ...(provider === undefined ? {} : { provider }),
    ...(queue === undefined ? {} : { queue }),
  };
  const app = await buildSite({ db: own, log: openLog('test', 'silent'), config, ...parts });
  await app.ready();
  const stop = async (): Promise<void> => {
    await app.close();
    await Promise.all([db.destroy(), own.destroy()]);
    await place.drop().catch(() => undefined);
  };
  return { app, db, url: place.url, dropDatabase: place.drop, stop };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../../../services/api/api.ts';
import type { StudioDoor } from '../../../services/api/studio/studio-door.ts';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import { startSessionByKey } from '../../../services/releases/benchmark/studio-session.ts';
import type { ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { cloneDatabase } from '../../support/database.ts';

export type StudioSite = { app: Api; db: Database; url: string; stop: () => Promise<void> };

/** The whole server with its studio's door on a database of its own. */
export async function studioSite(studio: StudioDoor): Promise<StudioSite> {
  const place = await cloneDatabase();
  const db = openDatabase(place.url, 4);
  const config = { localAccess: false, requestsPerMinute: 100_000, publicUrl: 'http://zerkalo.example' };
  const app = await buildSite({ db, log: openLog('test', 'silent'), config, studio });
  await app.ready();
  const stop = async (): Promise<void> => {
    await app.close();
    await db.destroy();
    await place.drop().catch(() => undefined);
  };
  return { app, db, url: place.url, stop };
}

/** Where releases keep their evidence, with how to throw it away. */
export async function releaseHome(db: Database): Promise<{ deps: ReleaseDeps; remove: () => void }> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-studio-'));
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  return {
    deps: { db, masterKeys, directory: join(home, 'evidence') },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export const browser = { 'sec-fetch-site': 'same-origin', accept: 'text/html' };

/** Every cookie that an answer keeps, as the next request brings it. */
export function cookiesOf(answer: { cookies: { name: string; value: string }[] }): string {
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A signed-in browser of a studio. */
export async function cookieFor(db: Database, domain: string): Promise<string> {
  const granted = await grantStudio(db, { domain, proof: 'TXT record', by: 'operator' });
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  return `zerkalo-studio=${await startSessionByKey(db, granted.key)}`;
}

let callers = 0;

/** A form as a browser posts it, each from an address of its own: limits by address have tests of theirs. */
export function formPost(app: Api, url: string, fields: Record<string, string>, cookie = '', site = 'same-origin') {
  callers += 1;
  return app.inject({
    method: 'POST',
    url,
    remoteAddress: `10.0.${Math.floor(callers / 250)}.${1 + (callers % 250)}`,
    headers: {
      ...browser,
      'sec-fetch-site': site,
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === '' ? {} : { cookie }),
    },
    payload: new URLSearchParams(fields).toString(),
  });
}

export function formGet(app: Api, url: string, cookie = '') {
  return app.inject({ url, headers: { ...browser, ...(cookie === '' ? {} : { cookie }) } });
}

export async function days(db: Database, count: number): Promise<void> {
  const { now } = await fieldTime(db);
  await advanceFieldClock(db, new Date(now.getTime() + count * 86_400_000));
}

export async function domainOf(db: Database, waveId: string, name: string): Promise<string> {
  const { domain } = await db
    .selectFrom('frame_units')
    .innerJoin('studios', 'studios.id', 'frame_units.studio_id')
    .select('domain')
    .where('wave_id', '=', waveId)
    .where('studios.name', '=', name)
    .executeTakeFirstOrThrow();
  return domain;
}

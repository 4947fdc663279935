import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { approveCampaign } from '../../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { keepRanking } from '../../../services/design/frames/keep-ranking.ts';
import { withOverrides } from '../../../services/design/protocol/with-overrides.ts';
import { beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { dealReplayStudios } from '../../city/replay/deal-studios.ts';
import { writeReplayRankings } from '../../city/replay/rankings.ts';
import { launch } from '../../integration/releases/seed-wave.ts';
import { cookieFor } from '../../integration/studio/studio-site.ts';
import { copyDatabase } from '../../support/database.ts';
import { addPerson, signIn } from '../../support/people.ts';
import { previewReplay, publishReplay } from '../web/replayed-release.ts';
import { replayedStudios } from '../web/replayed-studios.ts';
import { seedReplay } from '../web/seed-replay.ts';

const shipped = new URL('../../../services/design/protocol/shipped/petersburg-2014.yaml', import.meta.url);

/** A server to look at: its address, and the cookie of everybody who may sit before it. */
export type World = {
  readonly address: string;
  readonly cookies: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** A campaign before its launch: the city's two rankings, the protocol of the replay, approved by a second person. */
export function designWorld(template: string, home: string): Promise<World> {
  return world(template, async (db, app) => {
    await beginRehearsal(db, launch);
    const anna = await addPerson(db, 'Anna', 'researcher');
    const boris = await addPerson(db, 'Boris', 'approver');
    const city = dealReplayStudios({ seed: '2014', studios: 56, zone: 'example' });
    const rankings = await writeReplayRankings(home, city, '2014');
    const source = withOverrides(readFileSync(shipped, 'utf8'), {
      frames: rankings.map((file) => ({ file: basename(file) })),
      size: 56,
      start: launch.toISOString().slice(0, 10),
    });
    const wish = { source, format: 'yaml', actor: anna.userId, rehearsal: true } as const;
    const created = await createCampaign(db, wish);
    if (created.kind !== 'created') throw new Error(JSON.stringify(created));
    const { campaignId, hash } = created;
    for (const file of rankings) {
      const name = basename(file);
      await keepRanking(db, { campaignId, actor: anna.userId, name, bytes: readFileSync(file) });
    }
    await approveCampaign(db, { campaignId, actor: boris.userId, hash });
    return { researcher: await signIn(app, anna.email) };
  });
}

/** The practice city on the twelfth day of its field: a researcher and a coder are signed in. */
export function fieldWorld(template: string): Promise<World> {
  return world(template, async (db, app) => {
    await seedReplay(db, 'petersburg-2014', { until: 12 });
    const anna = await addPerson(db, 'Anna', 'researcher');
    const vera = await addPerson(db, 'Vera', 'coder');
    const coder = await signIn(app, vera.email);
    await app.inject({ url: '/desk', headers: { cookie: coder } });
    await takePriced(db, vera.userId);
    return { researcher: await signIn(app, anna.email), coder };
  });
}

/** Of the letters that were drawn for coding the coder holds the first one with a price. */
async function takePriced(db: Database, coder: string): Promise<void> {
  await sql`update coding_tasks set claimed_by = null, claimed_at = null where claimed_by = ${coder}`.execute(db);
  await sql`update coding_tasks set claimed_by = ${coder}, claimed_at = now() where id = (
    select t.id from coding_tasks t join quotes q on q.message_id = t.message_id where t.pass = 1 order by t.id limit 1)`.execute(
    db,
  );
}

/** The same city when its release is out: a studio that answered is signed in, and a researcher. */
export function releasedWorld(template: string, home: string): Promise<World> {
  return world(template, async (db, app) => {
    const masterKeys = await openMasterKeys(join(home, 'master.key'));
    const deps = { db, masterKeys, directory: join(home, 'evidence') };
    await previewReplay(deps);
    const published = await publishReplay(deps);
    if (published.kind !== 'done') throw new Error(JSON.stringify(published));
    const { email } = await addPerson(db, 'Anna', 'researcher');
    const one = replayedStudios().find(
      ({ manner, channel, sendsAfterDays, callsAfterDays }) =>
        manner === 'priced' && channel === 'form' && sendsAfterDays !== undefined && callsAfterDays === undefined,
    );
    return { researcher: await signIn(app, email), studio: await cookieFor(db, one?.domain ?? '') };
  });
}

type App = Awaited<ReturnType<typeof buildSite>>;

async function world(
  template: string,
  fill: (db: Database, app: App) => Promise<Record<string, string>>,
): Promise<World> {
  const place = await copyDatabase(template);
  const db = openDatabase(place.url, 4);
  const config = { localAccess: false, requestsPerMinute: 1e6, publicUrl: 'http://zerkalo.example' };
  const app = await buildSite({ db, log: openLog('pictures', 'silent'), config, studio: { mail: true, map: [] } });
  await app.ready();
  const cookies = await fill(db, app);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const stop = async (): Promise<void> => {
    await app.close();
    await db.destroy();
    await place.drop();
  };
  return { address, cookies, stop };
}

import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { approveCampaign } from '../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../services/design/campaigns/create-campaign.ts';
import { addUser } from '../../services/design/people/add-user.ts';
import { withOverrides } from '../../services/design/protocol/with-overrides.ts';
import { launchCampaign } from '../../services/field/inquiries/launch-campaign.ts';
import { beginRehearsal } from '../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { freePort } from '../../services/platform/free-port.ts';
import type { CampaignId, UserId } from '../../services/platform/ids.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { type City, startCity } from './city-process.ts';
import type { DemoOptions } from './options.ts';
import { startRedis } from './redis-process.ts';

/** Everything a rehearsal stands on; `end` stops the servers and removes what they wrote. */
export type Stage = {
  city: City;
  db: Database;
  databaseUrl: string;
  settings: Record<string, string>;
  pageUrl: string;
  logFile: string;
  log: number;
  end: () => Promise<void>;
};

/** Starts the servers of a rehearsal on free loopback ports in a folder of its own, with a fresh database. */
export async function setStage(options: DemoOptions): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-demo-'));
  // Servers that drop privileges must be able to pass through.
  chmodSync(home, 0o755);
  const ends: (() => Promise<void>)[] = [async () => rmSync(home, { recursive: true, force: true })];
  const end = async (): Promise<void> => {
    for (const stop of ends.reverse()) await stop();
  };
  try {
    const [city, postgres] = await Promise.all([
      startCity({ directory: join(home, 'city'), studios: options.studios, seed: options.seed }),
      startDatabase(home),
    ]);
    ends.push(postgres.stop, city.stop);
    const redis = options.queue === 'redis' ? await startRedis(home) : undefined;
    if (redis !== undefined) ends.push(redis.stop);
    const db = openDatabase(postgres.url, 6);
    ends.push(() => db.destroy());
    await beginRehearsal(db, new Date(city.facts.startAt));
    const port = options.check || options.port === 0 ? await freePort() : options.port;
    const logFile = join(home, 'processes.log');
    const settings = settingsFor(city, postgres.url, home, port, redis?.url);
    return {
      city,
      db,
      databaseUrl: postgres.url,
      settings,
      pageUrl: `http://127.0.0.1:${port}`,
      logFile,
      log: openSync(logFile, 'a'),
      end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

async function startDatabase(home: string): Promise<EmbeddedPostgres> {
  mkdirSync(join(home, 'city'), { mode: 0o755 });
  const server = await startEmbeddedPostgres(home);
  await migrate(server.url);
  await migrateQueue(server.url);
  return server;
}

function settingsFor(
  city: City,
  databaseUrl: string,
  home: string,
  port: number,
  queueUrl: string | undefined,
): Record<string, string> {
  const { smtp, imap, egressMap, controlUrl } = city.facts;
  return {
    DATABASE_URL: databaseUrl,
    ...(queueUrl === undefined ? {} : { QUEUE_URL: queueUrl }),
    ZERKALO_HOME: home,
    EGRESS_MAP: egressMap,
    SMTP_URL: `smtp://${encodeURIComponent(smtp.user)}@${smtp.host}:${smtp.port}`,
    SMTP_PASSWORD_FILE: smtp.passwordFile,
    IMAP_URL: `${imap.secure ? 'imaps' : 'imap'}://${encodeURIComponent(imap.user)}@${imap.host}:${imap.port}`,
    IMAP_PASSWORD_FILE: imap.passwordFile,
    REHEARSAL_WORLD_URL: controlUrl,
    API_PORT: String(port),
    LOCAL_ACCESS: 'true',
    POLL_SECONDS: '1',
    WORKER_CONCURRENCY: '4',
  };
}

export type Rehearsed = { campaignId: CampaignId; slug: string; inquiries: number };

/** The campaign of the rehearsal: protocol from the shipped one, approved by a second person, launched. */
export async function launchRehearsal({ db, city }: Stage, { studios, seed }: DemoOptions): Promise<Rehearsed> {
  const shipped = new URL('../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);
  const [first] = city.facts.rankings;
  if (first === undefined) throw new ZerkaloError('CITY', 'the city gave no ranking', 'Report this as a bug.');
  const source = withOverrides(readFileSync(shipped, 'utf8'), {
    frames: [{ file: basename(first) }],
    size: studios,
    seed: `rehearsal-${seed}`,
    mailDomain: city.facts.mailDomain,
  });
  const researcher = await person(db, 'researcher@rehearsal.invalid', 'researcher');
  const approver = await person(db, 'approver@rehearsal.invalid', 'approver');
  const created = await createCampaign(db, { source, format: 'yaml', actor: researcher, rehearsal: true });
  if (created.kind !== 'created') throw refusal('create', created);
  const { campaignId, slug, hash } = created;
  const approved = await approveCampaign(db, { campaignId, actor: approver, hash });
  if (approved.kind !== 'approved') throw refusal('approve', approved);
  const files = new Map([[basename(first), readFileSync(join(dirname(first), basename(first)))]]);
  const launched = await launchCampaign(db, { campaignId, actor: researcher, files });
  if (launched.kind !== 'launched') throw refusal('launch', launched);
  return { campaignId, slug, inquiries: launched.inquiries };
}

async function person(db: Database, email: string, role: 'researcher' | 'approver'): Promise<UserId> {
  const added = await addUser(db, { email, name: role, role, actor: 'rehearsal' });
  if (added.kind !== 'added') throw refusal('add a user', added);
  return added.userId;
}

function refusal(act: string, outcome: unknown): ZerkaloError {
  return new ZerkaloError('REHEARSAL', `could not ${act}: ${JSON.stringify(outcome)}`, 'Report this as a bug.');
}

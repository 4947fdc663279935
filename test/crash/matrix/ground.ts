import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { dice } from '../../city/seed.ts';
import { sitesServer } from '../../city/sites/server.ts';
import type { Studio } from '../../city/studio.ts';
import { dealStudios } from '../../city/studios.ts';
import { type PracticeExchanger, startPracticeExchanger } from '../smtp/practice-exchanger.ts';
import type { QueueKind, Way } from './cells.ts';
import type { Contact } from './contacts.ts';
import { openPost, type Post } from './post.ts';

/** One installation with one kind of queue, and the city around it: its sites, mail exchanger, mailbox and telephone exchange. */
export type Ground = {
  readonly queue: QueueKind;
  readonly databaseUrl: string;
  readonly db: Database;
  /** Of every process, without the database. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the processes write. */
  readonly log: number;
  readonly logFile: string;
  readonly home: string;
  readonly studioFor: (way: Way) => Pick<Studio, 'domain'> & { nth: number };
  /** By domain; the planner adds to it. */
  readonly contacts: Map<string, Contact>;
  /** What sites took, by domain. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly exchanger: PracticeExchanger;
  readonly post: Post;
  /** Hears at once of every request or letter that a studio has taken, before it answers. */
  readonly onTaken: (hear: (domain: string) => void) => void;
  readonly close: () => Promise<void>;
};

export type GroundOrder = {
  queue: QueueKind;
  queueUrl: string | undefined;
  databaseUrl: string;
  imapPort: number;
  seed: string;
  /** Most first contacts of each way. */
  most: number;
};

/** No letter goes past these studios; sites of a form that the browser posts, and of two that scripts do. */
const kinds = ['plain-native', 'spa-fetch', 'plain-native', 'tilda'];

export async function openGround({ queue, queueUrl, databaseUrl, imapPort, seed, most }: GroundOrder): Promise<Ground> {
  const home = mkdtempSync(join(tmpdir(), `zerkalo-crash-${queue}-`));
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'tmp'));
  const password = join(home, 'password');
  writeFileSync(password, 'secret', { mode: 0o600 });
  await migrateQueue(databaseUrl);
  await openMasterKeys(join(home, 'master.key'));
  const db = openDatabase(databaseUrl, 4, 'mapped');
  await beginRehearsal(db, new Date(Math.floor(Date.now() / 60_000) * 60_000));
  const contacts = new Map<string, Contact>();
  const accepted = new Map<string, number>();
  const hearers: ((domain: string) => void)[] = [];
  const told = (domain: string): void => {
    for (const hear of hearers) hear(domain);
  };
  const studios = dealStudios({ seed, studios: 4 * Math.ceil(most / 2), zone: 'test', kinds });
  const sites = sitesServer(studios, ({ domain }) => ({
    accept: () => {
      accepted.set(domain, (accepted.get(domain) ?? 0) + 1);
      told(domain);
    },
    refuse: () => undefined,
    trip: () => undefined,
  }));
  const exchanger = await startPracticeExchanger((point, from) => {
    if (point === 'dot') told(domainOf(contacts, from));
  });
  const post = openPost({
    db,
    port: imapPort,
    user: queue,
    cdr: join(home, 'Master.csv'),
    chance: dice(seed, queue),
  });
  const logFile = join(home, 'processes.log');
  const log = openSync(logFile, 'a');
  return {
    queue,
    databaseUrl,
    db,
    log,
    logFile,
    home,
    settings: {
      ...(queueUrl === undefined ? {} : { QUEUE_URL: queueUrl }),
      ZERKALO_HOME: home,
      TMPDIR: join(home, 'tmp'),
      EGRESS_MAP: `*.test=127.0.0.1:${await listenAnywhere(sites)}`,
      WORKER_CONCURRENCY: '1',
      SMTP_URL: `smtp://127.0.0.1:${exchanger.port}`,
      IMAP_URL: `imap://${queue}@127.0.0.1:${imapPort}`,
      IMAP_PASSWORD_FILE: password,
      POLL_SECONDS: '0.5',
    },
    studioFor: dispenser(studios),
    contacts,
    accepted,
    exchanger,
    post,
    onTaken: (hear) => hearers.push(hear),
    close: async () => {
      post.close();
      sites.closeAllConnections();
      await closed(sites);
      await exchanger.close();
      await db.destroy();
      closeSync(log);
      if (globalThis.process.env.KEEP === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Each alias is one inquiry's own. */
function domainOf(contacts: ReadonlyMap<string, Contact>, from: string): string {
  for (const { alias, domain } of contacts.values()) if (alias === from) return domain;
  return '';
}

/** Gives out each studio once. Those who are written to by mail have no site. */
function dispenser(studios: readonly Studio[]): Ground['studioFor'] {
  const native = studios.filter(({ kind }) => kind.name === 'plain-native');
  const fetch = studios.filter(({ kind }) => kind.name !== 'plain-native');
  let given = 0;
  return (way) => {
    given += 1;
    const studio =
      way === 'native' ? native.shift() : way === 'fetch' ? fetch.shift() : { domain: `shop-${given}.test` };
    if (studio === undefined) throw new Error('the city has no more studios: give it more');
    return { domain: studio.domain, nth: given };
  };
}

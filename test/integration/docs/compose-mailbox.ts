import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, portOpens } from '../../support/ports.ts';
import { readText, root } from '../../unit/docs/compose-file.ts';

export type ComposeMailbox = { imapPort: number; lmtpPort: number; log: () => string; stop: () => Promise<void> };

/** The account that Dovecot runs as: `mail` as in the image when we are root, else ourselves. */
function account(): { name: string; group: string; ids: { uid?: number; gid?: number } } {
  if (userInfo().uid !== 0) {
    return { name: userInfo().username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim(), ids: {} };
  }
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'mail'], { encoding: 'utf8' }));
  return { name: 'mail', group: 'mail', ids: { uid: id('-u'), gid: id('-g') } };
}

/**
 * Starts ops/dovecot as the container does, with nothing changed but places, ports and the account's name.
 * @param passwordFile the secret imap_password
 */
export async function startComposeMailbox(passwordFile: string): Promise<ComposeMailbox> {
  const home = mkdtempSync('/tmp/zm-');
  const [imapPort, lmtpPort, who] = [await freePort(), await freePort(), account()];
  for (const folder of [home, join(home, 'run'), join(home, 'srv')]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    if (who.ids.uid !== undefined && who.ids.gid !== undefined) chownSync(folder, who.ids.uid, who.ids.gid);
  }
  const moved = (text: string): string =>
    text
      .replaceAll('/run/mailbox', join(home, 'run'))
      .replaceAll('/srv/mailbox', join(home, 'srv'))
      .replaceAll('/etc/dovecot/dovecot.conf', join(home, 'dovecot.conf'))
      .replaceAll('1143', String(imapPort))
      .replaceAll('2424', String(lmtpPort))
      .replace(/(default_(?:internal|login)_user|uid) ?= ?mail(?= |$)/gm, (_, key) => `${key}=${who.name}`)
      .replace(/(default_internal_group|gid) ?= ?mail(?= |$)/gm, (_, key) => `${key}=${who.group}`);
  writeFileSync(join(home, 'dovecot.conf'), moved(readText('ops/dovecot/dovecot.conf')));
  writeFileSync(join(home, 'start'), moved(readText('ops/dovecot/start')), { mode: 0o755 });
  const child = spawn(join(home, 'start'), [], {
    ...who.ids,
    cwd: home,
    env: { PATH: '/usr/sbin:/usr/bin:/bin', IMAP_PASSWORD_FILE: passwordFile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
  const up = (await portOpens(imapPort, 15_000)) && (await portOpens(lmtpPort, 15_000));
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  if (!up) {
    await stop();
    throw new Error(`the mailbox of the compose file did not start: ${words.join('')}`);
  }
  return { imapPort, lmtpPort, log: () => words.join(''), stop };
}

/** Ends a child in order and tells its exit code; null when it had to be killed. */
export async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  child.kill('SIGTERM');
  const [code] = await gone;
  clearTimeout(timer);
  return code;
}

/** The secrets that ops/docker/make-secrets writes, in a folder of their own that other accounts can enter. */
export function makeSecrets(): { folder: string; read: (name: string) => string } {
  const folder = mkdtempSync('/tmp/zs-');
  execFileSync(join(root, 'ops/docker/make-secrets'), [folder], { input: 'smtp word' });
  chmodSync(folder, 0o755);
  return { folder, read: (name) => readFileSync(join(folder, name), 'utf8') };
}

export const nodeFolder = dirname(process.execPath);
/** Node keeps compiled sources here between the many short runs of these tests. */
export const compileCache = join(tmpdir(), 'zerkalo-docs-compile-cache');

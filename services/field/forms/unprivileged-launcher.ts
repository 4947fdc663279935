import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unprivilegedAccount } from '../../platform/unprivileged-account.ts';

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'];

/**
 * Chromium's sandbox refuses to be set up by root. For root this is a small program that hands the browser's own folder to the
 * account `nobody` and starts the browser as that account; null for others, who start it themselves, and where setpriv (util-linux)
 * is missing.
 */
export function unprivilegedLauncher(executable: string): string | null {
  const { uid, gid } = unprivilegedAccount(['nobody']);
  const changer = setpriv.find((path) => existsSync(path));
  if (uid === undefined || gid === undefined || changer === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'zerkalo-browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'launch');
  const lines = [
    '#!/bin/sh -e',
    'for word in "$@"; do case "$word" in --user-data-dir=*)',
    `  HOME="\${word#--user-data-dir=}"; export HOME; chown -R ${uid}:${gid} "$HOME";;`,
    'esac; done',
    `exec ${changer} --reuid=${uid} --regid=${gid} --clear-groups --no-new-privs '${executable.replaceAll("'", "'\\''")}' "$@"`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o700 });
  return file;
}

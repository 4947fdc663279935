import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unprivilegedAccount } from '../../../services/platform/unprivileged-account.ts';

/** `fast` rolls back what is open and closes; `immediate` is a crash: what was committed is found in the log at the next start. */
export type StopMode = 'fast' | 'immediate';

/** The server whose cluster lies under `home`, restarted by its own pg_ctl on the same port after so many machine milliseconds. */
export async function restartPostgres(home: string, awayMs: number, mode: StopMode): Promise<void> {
  await stopPostgres(home, mode);
  await sleep(awayMs);
  // "restart" of a server that is down starts it with the options of its last start.
  await pgCtl(home, ['restart', '-w', '-l', join(home, 'postgres', 'restarts.log')]);
}

export function stopPostgres(home: string, mode: StopMode): Promise<void> {
  return pgCtl(home, ['stop', '-w', '-m', mode]);
}

async function pgCtl(home: string, words: readonly string[]): Promise<void> {
  const folder = readdirSync(home).find((name) => /^postgres-\d/.test(name)) ?? '';
  const child = spawn(join(home, folder, 'bin', 'pg_ctl'), ['-D', join(home, 'postgres'), ...words], {
    ...unprivilegedAccount(),
    cwd: home,
    stdio: 'ignore',
    detached: true,
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`pg_ctl ${words[0]} ended with ${code}`);
}

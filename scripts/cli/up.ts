import { requireSchema } from '../../services/platform/database/migrate.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { holdRuntime, type Runtime } from './runtime.ts';
import { type ProcessName, processNames, supervise } from './supervisor.ts';

/** Runs processes until a signal ends them; a process that cannot run with this configuration ends all with its exit code. */
export async function bringUp(output: Output, wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !processNames.some((known) => known === name));
  if (unknown.length > 0) {
    output.complain(`unknown process ${unknown.join(', ')}; there are ${processNames.join(', ')}`);
    return exitCode.usage;
  }
  const runtime = await holdRuntime();
  try {
    await requireSchema(runtime.databaseUrl);
    const names = wanted.length > 0 ? processNames.filter((name) => wanted.includes(name)) : runnable(runtime, output);
    const supervisor = supervise(
      names,
      { DATABASE_URL: runtime.databaseUrl, ZERKALO_HOME: runtime.config.home },
      'inherit',
    );
    output.say(`up: ${names.join(', ')}; http://${runtime.config.API_HOST}:${runtime.config.API_PORT}/ (Ctrl-C ends)`);
    const ended = await Promise.race([signalled(), supervisor.unfit]);
    await supervisor.stop();
    if (ended === 'signal') return exitCode.ok;
    output.complain(`${ended} cannot run with this configuration: see its last log line`);
    return exitCode.config;
  } finally {
    await runtime.stop();
  }
}

/** Without a mailbox there is nothing to poll, without a practice world nothing to conduct: said aloud, not an error. */
function runnable({ config }: Runtime, output: Output): ProcessName[] {
  return processNames.filter((name) => {
    if (name === 'conductor') return config.REHEARSAL_WORLD_URL !== undefined;
    const mailbox = config.imap !== undefined || config.mailAccounts.some(({ imap }) => imap !== undefined);
    if (name !== 'poller' || mailbox) return true;
    output.complain('neither IMAP_URL nor MAIL_ACCOUNTS_FILE names a mailbox: answers are not read');
    return false;
  });
}

function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('signal'));
    process.once('SIGTERM', () => resolve('signal'));
  });
}

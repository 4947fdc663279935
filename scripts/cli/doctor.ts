import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findBrowser } from '../../services/field/forms/playwright-browser.ts';
import { type Config, programFolders, readConfig } from '../../services/platform/config.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { schemaState } from '../../services/platform/database/migrate.ts';
import { messageOf } from '../../services/platform/errors.ts';
import { missingCalendars } from '../../services/releases/calendars/calendars-of.ts';
import { exitCode } from './exit-codes.ts';
import { paint } from './output.ts';
import { openRuntime } from './runtime.ts';
import { outputOf } from './with-database.ts';

/** One part of the installation: here, missing but not needed now, or missing. */
type Part = { name: string; state: 'here' | 'optional' | 'missing'; detail: string };

/** `zerkalo doctor`: what is here, what is missing, how to get it. Exit 69 when something that is needed is missing. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('what is here, what is missing, how to get it')
    .action(async (_: unknown, command: Command) => {
      const output = outputOf(command);
      const parts = await examine();
      for (const { name, state, detail } of parts) {
        const mark = {
          here: paint('green', 'ok     '),
          optional: paint('yellow', 'absent '),
          missing: paint('red', 'MISSING'),
        }[state];
        output.say(`${mark} ${name.padEnd(12)} ${detail}`);
      }
      output.answer({ parts });
      process.exitCode = parts.some((part) => part.state === 'missing') ? exitCode.unavailable : exitCode.ok;
    });
}

async function examine(): Promise<Part[]> {
  const config = readConfig();
  const browser = findBrowser(config.BROWSER_EXECUTABLE);
  return [
    {
      name: 'Node',
      state: process.version.startsWith('v24.') ? 'here' : 'missing',
      detail: `${process.version} at ${process.execPath}`,
    },
    ...(await database()),
    browser === null
      ? { name: 'browser', state: 'missing', detail: 'apt-get install --no-install-recommends chromium-headless-shell' }
      : { name: 'browser', state: 'here', detail: browser },
    program(
      'Dovecot',
      'dovecot',
      'only for the demo and tests: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd',
    ),
    program(
      'Redis',
      'redis-server',
      'only for tests, or set QUEUE_URL to one: apt-get install --no-install-recommends redis-server',
    ),
    ...(await mailServers(config)),
    { name: 'home', state: 'here', detail: config.home },
  ];
}

async function database(): Promise<Part[]> {
  try {
    const runtime = await openRuntime();
    try {
      const state = await schemaState(runtime.databaseUrl);
      const kind = runtime.config.DATABASE_URL === undefined ? 'embedded PostgreSQL' : 'PostgreSQL of DATABASE_URL';
      if (state.kind === 'fits')
        return [{ name: 'database', state: 'here', detail: kind }, await calendars(runtime.databaseUrl)];
      const why = state.kind === 'behind' ? 'run: zerkalo migrate' : 'it was migrated by a newer version';
      return [{ name: 'database', state: 'missing', detail: `${kind}, but the schema is ${state.kind}: ${why}` }];
    } finally {
      await runtime.stop();
    }
  } catch (thrown) {
    return [{ name: 'database', state: 'missing', detail: messageOf(thrown) }];
  }
}

/** Years that a running or planned wave will need and that have no production calendar: a warning, since calendar time goes on. */
async function calendars(databaseUrl: string): Promise<Part> {
  const db = openDatabase(databaseUrl, 1);
  try {
    const missing = await missingCalendars(db);
    if (missing.length === 0) return { name: 'calendars', state: 'here', detail: 'every year that a wave needs' };
    const years = missing.map(({ country, year, campaigns }) => `${country} ${year} (${campaigns.join(', ')})`);
    const how = 'working time will be "not available": zerkalo calendar import FILE --source …';
    return { name: 'calendars', state: 'optional', detail: `none for ${years.join('; ')}; ${how}` };
  } finally {
    await db.destroy();
  }
}

/** Each server of the environment and of the accounts file; one line that says how when there is none. */
async function mailServers({ smtp, imap, mailAccounts }: Config): Promise<Part[]> {
  const smtps = [smtp, ...mailAccounts.map((account) => account.smtp)].filter((one) => one !== undefined);
  const imaps = [imap, ...mailAccounts.map((account) => account.imap)].filter((one) => one !== undefined);
  const none = [undefined];
  return Promise.all([
    ...(smtps.length > 0 ? smtps : none).map((one) =>
      server('SMTP', one, 'set SMTP_URL and SMTP_PASSWORD_FILE, or MAIL_ACCOUNTS_FILE, to send by mail'),
    ),
    ...(imaps.length > 0 ? imaps : none).map((one) =>
      server('IMAP', one, 'set IMAP_URL and IMAP_PASSWORD_FILE, or MAIL_ACCOUNTS_FILE, to read answers'),
    ),
  ]);
}

function program(name: string, command: string, how: string): Part {
  const found = programFolders()
    .map((folder) => join(folder, command))
    .find(isExecutable);
  return found === undefined ? { name, state: 'optional', detail: how } : { name, state: 'here', detail: found };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function server(name: string, account: { host: string; port: number } | undefined, how: string): Promise<Part> {
  if (account === undefined) return { name, state: 'optional', detail: how };
  const { host, port } = account;
  const open = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 5_000 });
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
  return open
    ? { name, state: 'here', detail: `${host}:${port} answers` }
    : { name, state: 'missing', detail: `${host}:${port} does not answer: check the address and the network` };
}

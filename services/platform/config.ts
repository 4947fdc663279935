import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ZerkaloError } from './errors.ts';
import type { AccessTokens } from './mail-access/access-token.ts';
import { type MailAccount, readAccountsFile } from './mail-access/accounts-file.ts';

/** Settings as they stand in the environment. This file is the only one that reads it. */
const Settings = Type.Object({
  DATABASE_URL: Type.Optional(
    Type.String({ pattern: '^postgres(ql)?://', description: 'PostgreSQL; without it the embedded server is used' }),
  ),
  DATABASE_ROLES_FOLDER: Type.Optional(
    Type.String({ description: 'folder with the passwords of the processes’ database roles, which migrate makes' }),
  ),
  QUEUE_URL: Type.Optional(
    Type.String({
      pattern: '^rediss?://',
      description: 'Redis for the queue; without it the queue lives in PostgreSQL',
    }),
  ),
  ZERKALO_HOME: Type.Optional(Type.String({ description: 'folder of the embedded database, evidence and keys' })),
  EGRESS_MAP: Type.Optional(Type.String({ description: 'pattern=address:port,…: marks everything as REHEARSAL' })),
  SMTP_URL: Type.Optional(
    Type.String({ pattern: '^smtps?://', description: 'smtp://user@host:port of the operator’s submission server' }),
  ),
  SMTP_PASSWORD_FILE: Type.Optional(Type.String()),
  IMAP_URL: Type.Optional(
    Type.String({ pattern: '^imaps?://', description: 'imap://user@host:port of the personas’ mailbox' }),
  ),
  IMAP_PASSWORD_FILE: Type.Optional(Type.String()),
  MAIL_ACCOUNTS_FILE: Type.Optional(
    Type.String({ description: 'JSON file with any number of mailboxes, and logins by OAuth2' }),
  ),
  BLIND_COPY_TO: Type.Optional(
    Type.String({
      pattern: '^[^\\s@<>,]+@[^\\s@<>,]+$',
      description: 'own address that gets a blind copy of each letter',
    }),
  ),
  STUDIO_MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^[^\\s@<>,]+@[^\\s@<>,]+$',
      description: 'own address, of no persona, that letters to studios about a proof or an opt-out come from',
    }),
  ),
  CALL_HOOKS_FILE: Type.Optional(
    Type.String({ description: 'JSON file with the providers that may tell of calls and messages by webhook' }),
  ),
  MASTER_KEY_FILE: Type.Optional(
    Type.String({ description: '32 random bytes in base64; made on first start when absent' }),
  ),
  BROWSER_EXECUTABLE: Type.Optional(Type.String()),
  API_HOST: Type.String({ default: '127.0.0.1' }),
  API_PORT: Type.Integer({ default: 8080, minimum: 0, maximum: 65_535 }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#\\s]+$',
      description: 'address under which the public reaches the pages; without it that of each request',
    }),
  ),
  LOCAL_ACCESS: Type.Boolean({
    default: false,
    description: 'opens pages and API without a key while API_HOST is loopback; for one researcher’s own machine',
  }),
  TRUSTED_PROXIES: Type.Optional(
    Type.String({
      pattern: '^[0-9a-fA-F.:/, ]+$',
      description: 'addresses or networks of proxies before this server, whose word on the caller is taken',
    }),
  ),
  OIDC_FILE: Type.Optional(Type.String({ description: 'JSON file with the OpenID provider by which people sign in' })),
  WORKER_CONCURRENCY: Type.Integer({ default: 2, minimum: 1, maximum: 32 }),
  POLL_SECONDS: Type.Number({ default: 120, minimum: 0.1, description: 'pause between two polls of a mailbox' }),
  REHEARSAL_WORLD_URL: Type.Optional(
    Type.String({ pattern: '^http://127\\.0\\.0\\.1:', description: 'control address of a practice world' }),
  ),
  LOG_LEVEL: Type.Union(
    [Type.Literal('debug'), Type.Literal('info'), Type.Literal('warn'), Type.Literal('error'), Type.Literal('silent')],
    { default: 'info' },
  ),
});

export type Account = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  /** In place of the password, where the account is opened by OAuth2. */
  accessToken?: AccessTokens;
};
export type Config = Omit<Static<typeof Settings>, 'ZERKALO_HOME' | 'SMTP_URL' | 'IMAP_URL' | 'MAIL_ACCOUNTS_FILE'> & {
  home: string;
  smtp: Account | undefined;
  imap: Account | undefined;
  /** Accounts of the operator's file. */
  mailAccounts: MailAccount[];
};

/** Reads the environment; all faults at once, each with the variable's name. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(Settings.properties).flatMap((key) => (env[key] ? [[key, env[key]]] : [])),
  );
  const settings = Value.Convert(Settings, Value.Default(Settings, given));
  const faults = [...Value.Errors(Settings, settings)].map(
    (fault) => `${fault.instancePath.slice(1) || 'settings'}: ${fault.message}`,
  );
  if (!Value.Check(Settings, settings))
    throw new ZerkaloError('CONFIG', faults.join('; '), 'Correct these environment variables.');
  const { ZERKALO_HOME, SMTP_URL, IMAP_URL, MAIL_ACCOUNTS_FILE, ...rest } = settings;
  return {
    ...rest,
    home: ZERKALO_HOME ?? defaultHome(),
    smtp:
      SMTP_URL === undefined
        ? undefined
        : account('SMTP', SMTP_URL, rest.SMTP_PASSWORD_FILE, { smtp: 587, smtps: 465 }),
    imap:
      IMAP_URL === undefined
        ? undefined
        : account('IMAP', IMAP_URL, rest.IMAP_PASSWORD_FILE, { imap: 143, imaps: 993 }),
    mailAccounts: MAIL_ACCOUNTS_FILE === undefined ? [] : listedAccounts(MAIL_ACCOUNTS_FILE, SMTP_URL !== undefined),
  };
}

function listedAccounts(file: string, smtpIsSet: boolean): MailAccount[] {
  const reading = readAccountsFile(file);
  const findings = reading.kind === 'findings' ? [...reading.findings] : [];
  if (reading.kind === 'accounts' && smtpIsSet && reading.accounts.some(({ smtp }) => smtp !== undefined)) {
    findings.push('SMTP_URL and an account of the file both say where letters leave: keep one');
  }
  if (reading.kind === 'findings' || findings.length > 0) {
    throw new ZerkaloError('CONFIG', `MAIL_ACCOUNTS_FILE: ${findings.join('; ')}`, 'See docs/operator/mailboxes.md.');
  }
  return reading.accounts;
}

/** Where the way out of a process with this configuration leads: into the world, or only to what EGRESS_MAP names. */
export function egressOf({ EGRESS_MAP }: Pick<Config, 'EGRESS_MAP'>): 'open' | 'mapped' {
  return EGRESS_MAP === undefined ? 'open' : 'mapped';
}

/** How people reach the pages, for links that are handed to them. */
export function publicUrlOf({
  PUBLIC_URL,
  API_HOST,
  API_PORT,
}: Pick<Config, 'PUBLIC_URL' | 'API_HOST' | 'API_PORT'>): string {
  return PUBLIC_URL ?? `http://${API_HOST.includes(':') ? `[${API_HOST}]` : API_HOST}:${API_PORT}`;
}

/** Proxies whose word on a caller's address is taken. */
export function trustedProxiesOf({ TRUSTED_PROXIES }: Pick<Config, 'TRUSTED_PROXIES'>): string[] {
  return (TRUSTED_PROXIES ?? '').split(/[\s,]+/u).filter((one) => one !== '');
}

/** The environment for a child process that shall see just these settings, the path, and nothing of ours besides. */
export function childEnvironment(settings: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'NO_COLOR', 'NODE_V8_COVERAGE', 'NODE_COMPILE_CACHE'];
  const inherited = [...kept, ...Object.keys(Settings.properties)].map((key) => [key, process.env[key]]);
  return Object.fromEntries([...inherited, ...Object.entries(settings)].filter(([, value]) => value !== undefined));
}

/** Whether the user asked for output without colours (no-color.org). */
export function coloursRefused(env: NodeJS.ProcessEnv = process.env): boolean {
  return env.NO_COLOR !== undefined && env.NO_COLOR !== '';
}

/** Folders in which programs of the system are looked for. */
export function programFolders(env: NodeJS.ProcessEnv = process.env): string[] {
  return [...(env.PATH ?? '').split(delimiter), '/usr/sbin'];
}

function account(kind: string, text: string, passwordFile: string | undefined, ports: Record<string, number>): Account {
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  if (url.password !== '')
    throw new ZerkaloError(
      'CONFIG',
      `${kind}_URL holds a password`,
      `Put it into a file and name it in ${kind}_PASSWORD_FILE.`,
    );
  return {
    host: url.hostname,
    port: url.port === '' ? (ports[scheme] ?? 0) : Number(url.port),
    secure: scheme.endsWith('s'),
    user: decodeURIComponent(url.username),
    password: passwordFile === undefined ? '' : readSecret(`${kind}_PASSWORD_FILE`, passwordFile),
  };
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ZerkaloError(
      'CONFIG',
      `${name}: ${file} cannot be read`,
      'Create the file with the password alone in it.',
      { cause },
    );
  }
}

/**
 * `.zerkalo` in the clone; but servers that drop privileges must be able to enter their folders, so as root under a folder
 * closed to others, or in a clone that is not ours to write, a folder of the system is used that is the same for each start.
 */
function defaultHome(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (othersMayEnter(root) && writable(root)) return join(root, '.zerkalo');
  const tag = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join('/var/tmp', `zerkalo-${process.getuid?.() ?? 'user'}-${tag}`);
}

function othersMayEnter(folder: string): boolean {
  if (process.getuid?.() !== 0) return true;
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { messageOf } from '../errors.ts';
import { type OAuthProviderName, oauthProviders, scopesFor } from './oauth-providers.ts';

const text = Type.String({ minLength: 1, maxLength: 1_000 });
const strict = { additionalProperties: false };
const OAuth = Type.Object(
  {
    provider: Type.Union([
      Type.Literal('google'),
      Type.Literal('microsoft'),
      Type.Literal('yandex'),
      Type.Literal('mailru'),
      Type.Literal('other'),
    ]),
    clientId: text,
    clientSecretFile: Type.Optional(text),
    refreshTokenFile: text,
    tokenUrl: Type.Optional(Type.String({ pattern: '^https?://', maxLength: 1_000 })),
    scope: Type.Optional(text),
  },
  strict,
);
const Entry = Type.Object(
  {
    user: text,
    imap: Type.Optional(Type.String({ pattern: '^imaps?://' })),
    smtp: Type.Optional(Type.String({ pattern: '^smtps?://' })),
    passwordFile: Type.Optional(text),
    oauth: Type.Optional(OAuth),
  },
  strict,
);
const AccountsFile = Type.Object({ accounts: Type.Array(Entry, { minItems: 1, maxItems: 1_000 }) }, strict);

export type MailServer = { host: string; port: number; secure: boolean };
export type MailSecret =
  | { kind: 'password'; password: string }
  | {
      kind: 'oauth';
      tokenUrl: string;
      clientId: string;
      clientSecretFile: string | null;
      refreshTokenFile: string;
      /** Sent with each renewal where the provider wants it. */
      scope: string | null;
      remedy: string;
    };
export type MailAccount = {
  user: string;
  imap: MailServer | undefined;
  smtp: MailServer | undefined;
  secret: MailSecret;
};

export type AccountsReading = { kind: 'accounts'; accounts: MailAccount[] } | { kind: 'findings'; findings: string[] };

/** Reads the operator's file of mail accounts; all faults at once. Names of secret files are relative to it. */
export function readAccountsFile(file: string): AccountsReading {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    return { kind: 'findings', findings: [`${file}: ${messageOf(thrown)}`] };
  }
  if (!Value.Check(AccountsFile, value)) {
    const faults = [...Value.Errors(AccountsFile, value)].map((fault) => `${fault.instancePath}: ${fault.message}`);
    return { kind: 'findings', findings: [...new Set(faults)].slice(0, 50) };
  }
  const findings: string[] = [];
  const accounts = value.accounts.map((entry, at) => accountOf(entry, at, dirname(file), findings));
  findings.push(...togetherFaults(accounts));
  return findings.length > 0 ? { kind: 'findings', findings } : { kind: 'accounts', accounts };
}

function accountOf(entry: Static<typeof Entry>, at: number, folder: string, findings: string[]): MailAccount {
  const { user, oauth, passwordFile } = entry;
  const fault = (what: string): void => void findings.push(`/accounts/${at} (${user}): ${what}`);
  if ((oauth === undefined) === (passwordFile === undefined)) fault('give either passwordFile or oauth');
  if (entry.imap === undefined && entry.smtp === undefined) fault('give imap, smtp or both');
  const server = (url: string | undefined, ports: Record<string, number>): MailServer | undefined => {
    if (url === undefined) return undefined;
    const read = URL.parse(url);
    if (read === null || read.hostname === '') fault(`${url} is no address of a server`);
    else if (read.username !== '' || read.password !== '') fault(`${read.host}: user and password stand beside it`);
    else return serverOf(read, ports);
    return undefined;
  };
  return {
    user,
    imap: server(entry.imap, { imap: 143, imaps: 993 }),
    smtp: server(entry.smtp, { smtp: 587, smtps: 465 }),
    secret: oauth === undefined ? passwordOf(passwordFile, folder, fault) : grantOf(entry, oauth, folder, fault),
  };
}

function serverOf(url: URL, ports: Record<string, number>): MailServer {
  const scheme = url.protocol.slice(0, -1);
  return {
    host: url.hostname,
    port: url.port === '' ? (ports[scheme] ?? 0) : Number(url.port),
    secure: scheme.endsWith('s'),
  };
}

function passwordOf(file: string | undefined, folder: string, fault: (what: string) => void): MailSecret {
  if (file === undefined) return { kind: 'password', password: '' };
  try {
    return { kind: 'password', password: readFileSync(resolve(folder, file), 'utf8').trim() };
  } catch (thrown) {
    fault(`passwordFile: ${messageOf(thrown)}`);
    return { kind: 'password', password: '' };
  }
}

function grantOf(
  entry: Static<typeof Entry>,
  oauth: Static<typeof OAuth>,
  folder: string,
  fault: (what: string) => void,
): MailSecret {
  const { provider, clientId, clientSecretFile } = oauth;
  const tokenUrl = oauth.tokenUrl ?? (provider === 'other' ? undefined : oauthProviders[provider].tokenUrl);
  if (tokenUrl === undefined) fault('oauth: provider "other" needs tokenUrl');
  // The refresh token travels in this request.
  else if (!/^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(tokenUrl)) fault('tokenUrl must be https');
  const uses = { imap: entry.imap !== undefined, smtp: entry.smtp !== undefined };
  const wanted = oauth.scope ?? (provider === 'other' ? null : scopesFor(provider, uses).join(' '));
  const refreshTokenFile = resolve(folder, oauth.refreshTokenFile);
  return {
    kind: 'oauth',
    tokenUrl: tokenUrl ?? '',
    clientId,
    clientSecretFile: clientSecretFile === undefined ? null : resolve(folder, clientSecretFile),
    refreshTokenFile,
    scope: sendsScope(provider) ? wanted : null,
    remedy:
      `Authorise ${entry.user} anew${wanted === null ? '' : ` with the scope "${wanted}"`} for client ${clientId}, ` +
      `put the refresh token alone into ${refreshTokenFile}, and look at clientId and clientSecretFile if that is refused too.`,
  };
}

function sendsScope(provider: OAuthProviderName | 'other'): boolean {
  return provider === 'other' || oauthProviders[provider].sendsScope;
}

/** What no account can have alone: the same mailbox twice, and a second server that letters could leave by. */
function togetherFaults(accounts: readonly MailAccount[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { user, imap } of accounts) {
    const name = imap === undefined ? undefined : `${user}@${imap.host}`;
    if (name !== undefined && seen.has(name)) faults.push(`the mailbox ${name} is there twice`);
    if (name !== undefined) seen.add(name);
  }
  if (accounts.filter(({ smtp }) => smtp !== undefined).length > 1) faults.push('only one account may have smtp');
  return faults;
}

import type { Account, Config } from '../config.ts';
import type { MailAccount, MailServer } from './accounts-file.ts';
import { keepTokens, type TokenDeps } from './keep-tokens.ts';

/** Every mailbox that is read: the one of IMAP_URL and those of the accounts file. */
export function imapAccounts(config: Pick<Config, 'imap' | 'mailAccounts'>, deps: TokenDeps): Account[] {
  const listed = config.mailAccounts.flatMap((account) =>
    account.imap === undefined ? [] : [withSecret(account, account.imap, deps)],
  );
  return [...(config.imap === undefined ? [] : [config.imap]), ...listed];
}

/** The one server that letters leave by; undefined when there is none. */
export function smtpAccount(config: Pick<Config, 'smtp' | 'mailAccounts'>, deps: TokenDeps): Account | undefined {
  const listed = config.mailAccounts.find(({ smtp }) => smtp !== undefined);
  return listed?.smtp === undefined ? config.smtp : withSecret(listed, listed.smtp, deps);
}

function withSecret({ user, secret }: MailAccount, server: MailServer, deps: TokenDeps): Account {
  if (secret.kind === 'password') return { ...server, user, password: secret.password };
  const { kind: _, ...grant } = secret;
  // One authorisation serves IMAP and SMTP, so both share one row of tokens.
  const account = `${user} ${new URL(grant.tokenUrl).hostname}`;
  return { ...server, user, password: '', accessToken: keepTokens(deps, { ...grant, account }) };
}

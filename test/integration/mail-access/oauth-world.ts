import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../../../services/platform/config.ts';
import { keepTokens, type OAuthGrant } from '../../../services/platform/mail-access/keep-tokens.ts';
import { startTokenServer, type TokenServer } from '../../support/token-server.ts';
import { type InboxWorld, openInboxWorld } from '../inbox/inbox-world.ts';

export type OAuthWorld = {
  inbox: InboxWorld;
  tokens: TokenServer;
  /** A mailbox that is opened by token, its password for deliveries, and where its refresh token lies. */
  account: (settings?: { livesSeconds?: number }) => { direct: Account; byToken: Account; grant: OAuthGrant };
  close: () => Promise<void>;
};

/** A Dovecot that asks a local token server about every login, and accounts that are authorised there. */
export async function openOAuthWorld(): Promise<OAuthWorld> {
  const tokens = await startTokenServer();
  const inbox = await openInboxWorld({ introspectionUrl: tokens.introspectionUrl });
  const folder = mkdtempSync(join(tmpdir(), 'zerkalo-oauth-'));
  writeFileSync(join(folder, 'client'), 'client secret\n');
  const { db, log } = inbox;
  const { masterKeys } = inbox.deps.evidence;
  return {
    inbox,
    tokens,
    account: (settings) => {
      const direct = inbox.account();
      const refreshTokenFile = join(folder, direct.user);
      writeFileSync(refreshTokenFile, `${tokens.authorise(direct.user, settings)}\n`);
      const grant: OAuthGrant = {
        account: `${direct.user} 127.0.0.1`,
        tokenUrl: tokens.tokenUrl,
        clientId: 'client',
        clientSecretFile: join(folder, 'client'),
        refreshTokenFile,
        scope: null,
        remedy: `Authorise ${direct.user} anew.`,
      };
      const accessToken = keepTokens({ db, masterKeys, log }, grant);
      return { direct, byToken: { ...direct, password: '', accessToken }, grant };
    },
    close: async () => {
      await inbox.close();
      tokens.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

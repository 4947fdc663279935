import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/connect.ts';
import type { Log } from '../log.ts';
import { installationOpen, installationSeal } from '../vault/installation-box.ts';
import type { MasterKeys } from '../vault/master-keys.ts';
import { tokenBoundTo } from '../vault/sealed-columns.ts';
import type { AccessTokens, TokenAnswer } from './access-token.ts';
import { nextToken } from './next-token.ts';
import { requestToken } from './request-token.ts';
import { claimRenewal, endRenewal, keepRefusal, keepRenewed, seedTokens, type TokenRow, tokenRow } from './store.ts';

export type TokenDeps = { db: Database; masterKeys: MasterKeys; log: Log };

export type OAuthGrant = {
  /** Name of the account in the tables. */
  account: string;
  tokenUrl: string;
  clientId: string;
  clientSecretFile: string | null;
  refreshTokenFile: string;
  scope: string | null;
  /** What a person does after a refusal. */
  remedy: string;
};

const waits = 120;
const waitMs = 250;

/**
 * Access tokens of one account. The refresh token begins in the operator's file; what the provider gives later lies sealed in the
 * database. One process at a time asks the provider, and after a refusal nobody does for an hour or until the file changes.
 */
export function keepTokens(deps: TokenDeps, grant: OAuthGrant): AccessTokens {
  return async (wish) => {
    const seed = await readSecret(grant.refreshTokenFile);
    if (seed === undefined) return refused(grant, `${grant.refreshTokenFile} cannot be read`);
    const seedSha256 = createHash('sha256').update(`zerkalo seed ${seed}`).digest('hex');
    let held = false;
    for (let tries = 0; tries < waits; tries += 1) {
      const row = await tokenRow(deps.db, grant.account);
      if (row?.seedSha256 !== seedSha256) {
        await seedTokens(deps.db, grant.account, seedSha256, sealed(deps, grant, 'refresh', seed));
        continue;
      }
      const known = settled(deps, grant, row, wish);
      if (known === undefined && held) return renew(deps, grant, row);
      if (known !== undefined) {
        if (held) await endRenewal(deps.db, grant.account);
        return known;
      }
      // Once the right is ours the row is read again: whoever had it before may just have renewed.
      held = await claimRenewal(deps.db, grant.account);
      if (!held) await sleep(waitMs);
    }
    return { kind: 'unavailable', detail: 'another process has been renewing the token for too long' };
  };
}

/** What the row says without asking anybody; undefined when the provider has to be asked. */
function settled(deps: TokenDeps, grant: OAuthGrant, row: TokenRow, wish: 'any' | 'fresh'): TokenAnswer | undefined {
  const times = { renewedAtMs: ms(row.renewedAt), expiresAtMs: ms(row.expiresAt), refusedAtMs: ms(row.refusedAt) };
  const step = nextToken(times, wish, row.now.getTime());
  if (step === 'refused') return refused(grant, row.refusal ?? 'the provider refused');
  const accessToken = step === 'use' ? opened(deps, grant, 'access', row.accessBox) : undefined;
  return accessToken === undefined ? undefined : { kind: 'token', accessToken };
}

async function renew(deps: TokenDeps, grant: OAuthGrant, { seedSha256, refreshBox }: TokenRow): Promise<TokenAnswer> {
  const { account, tokenUrl, clientId, clientSecretFile, scope } = grant;
  const refreshToken = opened(deps, grant, 'refresh', refreshBox);
  const clientSecret = clientSecretFile === null ? null : await readSecret(clientSecretFile);
  if (refreshToken === undefined || clientSecret === undefined) {
    await endRenewal(deps.db, account);
    const what =
      refreshToken === undefined ? 'the stored token cannot be opened' : `${clientSecretFile} cannot be read`;
    return refused(grant, what);
  }
  const answer = await requestToken({ tokenUrl, clientId, clientSecret, refreshToken, scope });
  if (answer.kind === 'granted') {
    const rotated = answer.refreshToken === null || answer.refreshToken === refreshToken ? null : answer.refreshToken;
    await keepRenewed(deps.db, account, seedSha256, {
      accessBox: sealed(deps, grant, 'access', answer.accessToken),
      livesMs: answer.livesMs,
      refreshBox: rotated === null ? null : sealed(deps, grant, 'refresh', rotated),
    });
    deps.log.info({ account, livesMs: answer.livesMs, rotated: rotated !== null }, 'mail_token.renewed');
    return { kind: 'token', accessToken: answer.accessToken };
  }
  if (answer.kind === 'refused') {
    const detail = `${answer.error}${answer.detail === '' ? '' : `: ${answer.detail}`}`;
    await keepRefusal(deps.db, account, seedSha256, detail);
    deps.log.error({ account, error: answer.error, remedy: grant.remedy }, 'mail_token.refused');
    return refused(grant, detail);
  }
  await endRenewal(deps.db, account);
  return answer;
}

function refused({ remedy }: OAuthGrant, detail: string): TokenAnswer {
  return { kind: 'refused', detail, remedy };
}

function sealed({ masterKeys }: TokenDeps, grant: OAuthGrant, what: 'refresh' | 'access', token: string): Buffer {
  return installationSeal(masterKeys, Buffer.from(token), tokenBoundTo(grant.account, what));
}

function opened(
  { masterKeys }: TokenDeps,
  grant: OAuthGrant,
  what: 'refresh' | 'access',
  box: Buffer | null,
): string | undefined {
  return box === null
    ? undefined
    : installationOpen(masterKeys, box, tokenBoundTo(grant.account, what))?.toString('utf8');
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

function ms(at: Date | null): number | null {
  return at === null ? null : at.getTime();
}

/** What is known of an account's tokens; machine times in milliseconds, null where there is none. */
export type TokenState = {
  readonly renewedAtMs: number | null;
  readonly expiresAtMs: number | null;
  readonly refusedAtMs: number | null;
};

export type TokenStep = 'use' | 'renew' | 'refused';

/** A token is renewed so long before it ends, or a fifth of its life before where that is less. */
const aheadMs = 5 * 60_000;
/** A server that refuses a token a moment old will refuse the next one too, and two processes may be told so at once. */
const freshMs = 5_000;
/** After a refusal the provider is asked again this seldom, should a person not have acted before. */
const refusedMs = 60 * 60_000;

/**
 * Whether to use the access token that is there, to ask the provider for a new one, or to leave the provider alone because it
 * refused a while ago (RFC 6749 5.2: a refusal lasts until somebody authorises anew).
 */
export function nextToken(state: TokenState, wish: 'any' | 'fresh', nowMs: number): TokenStep {
  const { renewedAtMs, expiresAtMs, refusedAtMs } = state;
  if (refusedAtMs !== null && nowMs - refusedAtMs < refusedMs) return 'refused';
  if (renewedAtMs === null || expiresAtMs === null) return 'renew';
  const ahead = Math.min(aheadMs, (expiresAtMs - renewedAtMs) / 5);
  if (nowMs >= expiresAtMs - ahead) return 'renew';
  return wish === 'fresh' && nowMs - renewedAtMs >= freshMs ? 'renew' : 'use';
}

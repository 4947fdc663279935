import { createHash } from 'node:crypto';
import { recordAct } from '../../design/campaigns/store.ts';
import { takeCode } from '../../design/people/enrol-factor.ts';
import { type Failures, mayTry } from '../../design/people/guess-limits.ts';
import { hashPassword, isOutdated, passwordFits } from '../../design/people/password-hash.ts';
import {
  type Credentials,
  credentialsByName,
  credentialsOf,
  setPasswordHash,
} from '../../design/people/store/credentials.ts';
import { countGuess, forgetGuess, forgiveGuesses, type Guess } from '../../design/people/store/guesses.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import type { ApiDeps } from '../api.ts';

/** `refused`: name or password is wrong, nobody is told which. `too_many`: the try was not even looked at. */
export type SignIn = { kind: 'right'; userId: UserId; codeDue: boolean } | { kind: 'refused' } | { kind: 'too_many' };

/** Checks name or address and password. An unknown name takes the same time and gets the same answer as a wrong password. */
export async function checkPassword(
  db: Database,
  { name, password, address }: { name: string; password: string; address: string },
): Promise<SignIn> {
  const typed = name.trim().normalize('NFKC');
  const credentials = await credentialsByName(db, typed);
  const guess = { accountSha256: accountOf(credentials, typed), address, userId: credentials?.userId ?? null };
  const { id, ...before } = await countGuess(db, guess);
  if (!mayTry(before)) return refuseUntried(db, id);
  const fits = await passwordFits(credentials?.passwordHash ?? null, password);
  if (!fits || credentials === null || credentials.disabled) {
    await recordFailure(db, guess, before, 'password');
    return { kind: 'refused' };
  }
  if (credentials.passwordHash !== null && isOutdated(credentials.passwordHash))
    await setPasswordHash(db, credentials.userId, await hashPassword(password));
  if (credentials.factorOn) {
    await forgetGuess(db, id);
    return { kind: 'right', userId: credentials.userId, codeDue: true };
  }
  await forgiveGuesses(db, guess);
  await recordAct(db, signedIn(credentials, address, 'password'));
  return { kind: 'right', userId: credentials.userId, codeDue: false };
}

export type CodeChecked = { kind: 'right'; by: 'code' | 'recovery_code' } | { kind: 'refused' } | { kind: 'too_many' };

/** Checks the second factor of a person whose password was right; counted like passwords, on their own. */
export async function checkCode(
  { db, evidence }: ApiDeps,
  { userId, code, address }: { userId: UserId; code: string; address: string },
): Promise<CodeChecked> {
  const credentials = await credentialsOf(db, userId);
  if (credentials === null || credentials.disabled || evidence === undefined) return { kind: 'refused' };
  const guess = { accountSha256: sha256(`code:${userId}`), address, userId };
  const { id, ...before } = await countGuess(db, guess);
  if (!mayTry(before)) return refuseUntried(db, id);
  const by = await takeCode({ db, masterKeys: evidence.masterKeys }, credentials, code);
  if (by === null) {
    await recordFailure(db, guess, before, 'code');
    return { kind: 'refused' };
  }
  await forgiveGuesses(db, guess);
  await forgiveGuesses(db, { ...guess, accountSha256: accountOf(credentials, '') });
  await recordAct(db, signedIn(credentials, address, by));
  return { kind: 'right', by };
}

/** Whether a signed-in person typed his password, which what is hard to undo asks for; counted like a sign-in. */
export async function checkOwnPassword(
  db: Database,
  { userId, password, address }: { userId: UserId; password: string; address: string },
): Promise<'right' | 'refused' | 'too_many'> {
  const credentials = await credentialsOf(db, userId);
  const guess = { accountSha256: accountOf(credentials, ''), address, userId };
  const { id, ...before } = await countGuess(db, guess);
  if (!mayTry(before)) return (await refuseUntried(db, id)).kind;
  if (await passwordFits(credentials?.passwordHash ?? null, password)) {
    await forgiveGuesses(db, guess);
    return 'right';
  }
  await recordFailure(db, guess, before, 'own_password');
  return 'refused';
}

async function refuseUntried(db: Database, id: number): Promise<{ kind: 'too_many' }> {
  await forgetGuess(db, id);
  return { kind: 'too_many' };
}

/**
 * The name that was typed is not kept: it may be a password in the wrong field. That tries are held up from now on is written once,
 * with the failure that brought it about; what is refused meanwhile is not.
 */
async function recordFailure(db: Database, { userId, address }: Guess, before: Failures, of: string): Promise<void> {
  const act = { actor: 'unknown', subject: userId ?? 'unknown', detail: { of, address } };
  await recordAct(db, { ...act, action: 'sign_in.failed' });
  const { ofPair, ofAddress, ofAccount } = before;
  const after = { ...before, ofPair: ofPair + 1, ofAddress: ofAddress + 1, ofAccount: ofAccount + 1 };
  if (!mayTry(after)) await recordAct(db, { ...act, action: 'sign_in.held_up' });
}

function signedIn({ email, userId }: Credentials, address: string, by: string) {
  return { actor: email, action: 'sign_in.done', subject: userId, detail: { by, address } };
}

/** One account whatever of its names was typed. */
function accountOf(credentials: Credentials | null, typed: string): Buffer {
  return sha256(credentials === null ? `name:${typed.toLowerCase()}` : `user:${credentials.userId}`);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

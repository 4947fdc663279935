import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import { factorBoundTo } from '../../platform/vault/sealed-columns.ts';
import { openFor, sealFor, type VaultDeps } from '../../platform/vault/vault.ts';
import { recordAct } from '../campaigns/store.ts';
import { newRecoveryCode, recoveryHash } from './recovery-code.ts';
import { codeStep, newFactorSecret } from './second-factor.ts';
import {
  type Credentials,
  clearFactor,
  credentialsOf,
  replaceRecoveryCodes,
  setFactor,
  takeFactorStep,
  takeRecoveryCode,
} from './store/credentials.ts';

const CODES = 10;

/** Makes a secret for the person's authenticator, unless one waits or counts; it counts once `confirmFactor` has seen a code of it. */
export async function beginFactor(deps: VaultDeps, userId: UserId): Promise<void> {
  const credentials = await credentialsOf(deps.db, userId);
  if (credentials === null || credentials.factorOn || (await secretOf(deps, credentials)) !== null) return;
  const sealed = await sealFor(deps, null, factorBoundTo(userId), Buffer.from(newFactorSecret()));
  if (sealed.kind === 'sealed') await setFactor(deps.db, userId, sealed.box);
}

/** The secret that waits for its first code; null when none does. */
export async function waitingFactor(deps: VaultDeps, userId: UserId): Promise<string | null> {
  const credentials = await credentialsOf(deps.db, userId);
  return credentials === null || credentials.factorOn ? null : secretOf(deps, credentials);
}

/** Recovery codes, shown once, when the code fits the secret that waits; null when it does not. */
export async function confirmFactor(deps: VaultDeps, userId: UserId, code: string): Promise<string[] | null> {
  const credentials = await credentialsOf(deps.db, userId);
  if (credentials === null || credentials.factorOn) return null;
  const secret = await secretOf(deps, credentials);
  const step = secret === null ? null : await codeStep(secret, code, null, machineSeconds());
  if (step === null) return null;
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  return deps.db.transaction().execute(async (tx) => {
    if (!(await takeFactorStep(tx, userId, step))) return null;
    await replaceRecoveryCodes(
      tx,
      userId,
      codes.flatMap((one) => recoveryHash(one) ?? []),
    );
    await recordAct(tx, { actor: credentials.email, action: 'second_factor.set', subject: userId });
    return codes;
  });
}

/** Which second factor a typed code is, used up by this call; null when it is none. */
export async function takeCode(
  deps: VaultDeps,
  credentials: Credentials,
  typed: string,
): Promise<'code' | 'recovery_code' | null> {
  const recovery = recoveryHash(typed);
  if (recovery !== null)
    return (await takeRecoveryCode(deps.db, credentials.userId, recovery)) ? 'recovery_code' : null;
  const secret = await secretOf(deps, credentials);
  const step = secret === null ? null : await codeStep(secret, typed, credentials.factorStep, machineSeconds());
  if (step === null) return null;
  return (await takeFactorStep(deps.db, credentials.userId, step)) ? 'code' : null;
}

export async function dropFactor(db: Database, userId: UserId, actor: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await clearFactor(tx, userId);
    await recordAct(tx, { actor, action: 'second_factor.removed', subject: userId });
  });
}

async function secretOf(deps: VaultDeps, { userId, factorBox }: Credentials): Promise<string | null> {
  if (factorBox === null) return null;
  const opened = await openFor(deps, null, factorBoundTo(userId), factorBox);
  return opened.kind === 'opened' ? opened.bytes.toString('utf8') : null;
}

/** Authenticators show codes of the wall clock: machine time, also in a rehearsal. */
function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

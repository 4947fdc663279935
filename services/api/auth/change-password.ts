import { recordAct } from '../../design/campaigns/store.ts';
import { hashPassword } from '../../design/people/password-hash.ts';
import { type PasswordFault, passwordFaults } from '../../design/people/password-rules.ts';
import { setPasswordHash } from '../../design/people/store/credentials.ts';
import { endSessionsOf } from '../../design/people/store/sessions.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { UserId } from '../../platform/ids.ts';
import { checkOwnPassword } from './sign-in.ts';

export type PasswordChange = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly current: string;
  readonly wanted: string;
};
export type PasswordChanged =
  | { kind: 'changed' }
  | { kind: 'faulty'; current: 'refused' | 'too_many' | null; faults: PasswordFault[] };

/** Sets a new password where the current one was typed too; every session ends, also the one that asks: open a new one for it. */
export async function changePassword(db: Database, change: PasswordChange): Promise<PasswordChanged> {
  const { userId, address, current, wanted } = change;
  const faults = passwordFaults(wanted, change);
  const checked = await checkOwnPassword(db, { userId, password: current, address });
  if (checked !== 'right') return { kind: 'faulty', current: checked, faults };
  if (faults.length > 0) return { kind: 'faulty', current: null, faults };
  const hash = await hashPassword(wanted);
  await db.transaction().execute(async (tx) => {
    await setPasswordHash(tx, userId, hash);
    await endSessionsOf(tx, userId);
    await recordAct(tx, { actor: change.email, action: 'password.changed', subject: userId });
  });
  return { kind: 'changed' };
}

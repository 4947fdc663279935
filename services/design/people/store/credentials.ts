import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Role } from '../role.ts';

/** What a sign-in is checked against. */
export type Credentials = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  readonly factorBox: Buffer | null;
  /** Whether a code is asked for: a secret alone, never confirmed by a code, does not count. */
  readonly factorOn: boolean;
  readonly factorStep: number | null;
};

const columns = sql`id as "userId", name, email, role, password_hash as "passwordHash", disabled_at is not null as disabled,
  totp_box as "factorBox", totp_since is not null as "factorOn", totp_step as "factorStep"`;

/** By mail address, or by a name that only one person has; null for nobody. */
export async function credentialsByName(db: Database, typed: string): Promise<Credentials | null> {
  const { rows } = await sql<Credentials>`
    select ${columns} from users where email = lower(${typed}) or lower(name) = lower(${typed})
    order by email = lower(${typed}) desc limit 2`.execute(db);
  const [first, second] = rows;
  if (first === undefined) return null;
  return second === undefined || first.email === typed.toLowerCase() ? first : null;
}

export async function credentialsOf(db: Database, userId: UserId): Promise<Credentials | null> {
  const { rows } = await sql<Credentials>`select ${columns} from users where id = ${userId}`.execute(db);
  return rows[0] ?? null;
}

export async function setPasswordHash(db: Database, userId: UserId, passwordHash: string | null): Promise<void> {
  await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
}

/** A new secret that waits for its first code; the old one holds no more. */
export async function setFactor(db: Database, userId: UserId, box: Buffer): Promise<void> {
  await db
    .updateTable('users')
    .set({ totp_box: box, totp_since: null, totp_step: null })
    .where('id', '=', userId)
    .execute();
}

/** Takes a code's step once: false when it, or a later one, was taken before. */
export async function takeFactorStep(db: Database, userId: UserId, step: number): Promise<boolean> {
  const done = await db
    .updateTable('users')
    .set({ totp_step: step, totp_since: sql`coalesce(totp_since, clock_timestamp())` })
    .where('id', '=', userId)
    .where('totp_box', 'is not', null)
    .where((where) => where.or([where('totp_step', 'is', null), where('totp_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Removes the second factor with its recovery codes. */
export async function clearFactor(db: Database, userId: UserId): Promise<void> {
  await db
    .updateTable('users')
    .set({ totp_box: null, totp_since: null, totp_step: null })
    .where('id', '=', userId)
    .execute();
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

export async function replaceRecoveryCodes(db: Database, userId: UserId, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((code_sha256) => ({ user_id: userId, code_sha256 })))
    .execute();
}

/** Uses a recovery code up; false when it is none of the person's, or was used. */
export async function takeRecoveryCode(db: Database, userId: UserId, sha256: Buffer): Promise<boolean> {
  const done = await db
    .updateTable('recovery_codes')
    .set({ used_at: sql`clock_timestamp()` })
    .where('user_id', '=', userId)
    .where('code_sha256', '=', sha256)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(db: Database, userId: UserId): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select((of) => of.fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}

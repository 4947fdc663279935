import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { UserId } from '../../../platform/ids.ts';

export type Identity = { readonly issuer: string; readonly subject: string };

/** Whose identity at a provider this is; null for nobody. */
export async function userOfIdentity(db: Database, { issuer, subject }: Identity): Promise<UserId | null> {
  const row = await db
    .selectFrom('user_identities')
    .select('user_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row === undefined ? null : (row.user_id as UserId);
}

/** False when the identity is linked already, to whomever. */
export async function linkIdentity(db: Database, { issuer, subject }: Identity, userId: UserId): Promise<boolean> {
  const done = await db
    .insertInto('user_identities')
    .values({ issuer, subject, user_id: userId })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Unlinks a person from a provider; false when he was not linked. */
export async function unlinkIdentity(db: Database, issuer: string, userId: UserId): Promise<boolean> {
  const done = await db
    .deleteFrom('user_identities')
    .where('issuer', '=', issuer)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export type ProviderRequest = {
  readonly stateSha256: Buffer;
  readonly browserSha256: Buffer;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly nextPath: string;
  readonly linkingUserId: UserId | null;
};

const MINUTES = 10;

/** A round trip that begins; others that ended without an answer are forgotten. */
export async function insertProviderRequest(db: Database, request: ProviderRequest): Promise<void> {
  await sql`delete from provider_requests where ends_at < clock_timestamp()`.execute(db);
  await sql`
    insert into provider_requests (state_sha256, browser_sha256, nonce, code_verifier, next_path, linking_user_id, ends_at)
    values (${request.stateSha256}, ${request.browserSha256}, ${request.nonce}, ${request.codeVerifier}, ${request.nextPath},
      ${request.linkingUserId}, clock_timestamp() + make_interval(mins => ${MINUTES}))`.execute(db);
}

/** Takes the request that an answer belongs to, once: of an answer that comes twice the second finds nothing. */
export async function takeProviderRequest(
  db: Database,
  stateSha256: Buffer,
  browserSha256: Buffer,
): Promise<Pick<ProviderRequest, 'nonce' | 'codeVerifier' | 'nextPath' | 'linkingUserId'> | null> {
  const { rows } = await sql<Pick<ProviderRequest, 'nonce' | 'codeVerifier' | 'nextPath' | 'linkingUserId'>>`
    delete from provider_requests
    where state_sha256 = ${stateSha256} and browser_sha256 = ${browserSha256} and ends_at > clock_timestamp()
    returning nonce, code_verifier as "codeVerifier", next_path as "nextPath", linking_user_id as "linkingUserId"`.execute(
    db,
  );
  return rows[0] ?? null;
}

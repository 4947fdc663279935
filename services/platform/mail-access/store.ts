import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';

export type TokenRow = {
  seedSha256: string;
  refreshBox: Buffer;
  accessBox: Buffer | null;
  renewedAt: Date | null;
  expiresAt: Date | null;
  refusedAt: Date | null;
  refusal: string | null;
  /** Machine time by the database's clock, which all processes share. */
  now: Date;
};

export async function tokenRow(db: Database, account: string): Promise<TokenRow | undefined> {
  const { rows } = await sql<TokenRow>`
    select seed_sha256 as "seedSha256", refresh_box as "refreshBox", access_box as "accessBox", renewed_at as "renewedAt",
      expires_at as "expiresAt", refused_at as "refusedAt", refusal, clock_timestamp() as now
    from mail_tokens where account = ${account}`.execute(db);
  return rows[0];
}

/** Begins anew with the refresh token of the operator's file, unless the row descends from it already. */
export async function seedTokens(db: Database, account: string, seedSha256: string, refreshBox: Buffer): Promise<void> {
  await sql`
    insert into mail_tokens as t (account, seed_sha256, refresh_box) values (${account}, ${seedSha256}, ${refreshBox})
    on conflict (account) do update set
      seed_sha256 = excluded.seed_sha256, refresh_box = excluded.refresh_box, access_box = null, renewed_at = null,
      expires_at = null, renewing_until = null, refused_at = null, refusal = null
    where t.seed_sha256 <> excluded.seed_sha256`.execute(db);
}

/** The right to ask the provider, for 40 s of machine time. False: another process is asking. */
export async function claimRenewal(db: Database, account: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update mail_tokens set renewing_until = clock_timestamp() + interval '40 s'
    where account = ${account} and (renewing_until is null or renewing_until < clock_timestamp())`.execute(db);
  return numAffectedRows === 1n;
}

export type Renewed = { accessBox: Buffer; livesMs: number; refreshBox: Buffer | null };

/** Keeps what the provider gave, if the operator did not begin anew meanwhile. */
export async function keepRenewed(db: Database, account: string, seedSha256: string, renewed: Renewed): Promise<void> {
  const { accessBox, livesMs, refreshBox } = renewed;
  await sql`
    update mail_tokens set access_box = ${accessBox}, renewed_at = clock_timestamp(),
      expires_at = clock_timestamp() + make_interval(secs => ${livesMs / 1_000}),
      refresh_box = coalesce(${refreshBox}::bytea, refresh_box), renewing_until = null, refused_at = null, refusal = null
    where account = ${account} and seed_sha256 = ${seedSha256}`.execute(db);
}

export async function keepRefusal(db: Database, account: string, seedSha256: string, refusal: string): Promise<void> {
  await sql`
    update mail_tokens set access_box = null, renewed_at = null, expires_at = null, renewing_until = null,
      refused_at = clock_timestamp(), refusal = ${refusal}
    where account = ${account} and seed_sha256 = ${seedSha256}`.execute(db);
}

export async function endRenewal(db: Database, account: string): Promise<void> {
  await sql`update mail_tokens set renewing_until = null where account = ${account}`.execute(db);
}

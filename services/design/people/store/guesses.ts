import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Failures } from '../guess-limits.ts';
import { MINUTES } from '../guess-limits.ts';

export type Guess = { readonly accountSha256: Buffer; readonly address: string; readonly userId: string | null };

/** Counts a try as failed before it is checked, so that tries at the same time see each other; with what was counted before it. */
export async function countGuess(db: Database, guess: Guess): Promise<Failures & { id: number }> {
  const { accountSha256, address, userId } = guess;
  const { rows } = await sql<{ id: number }>`
    insert into failed_sign_ins (account_sha256, address) values (${accountSha256}, ${address}) returning id`.execute(
    db,
  );
  const id = rows[0]?.id ?? 0;
  const { rows: counted } = await sql<Failures>`
    select
      count(*) filter (where account_sha256 = ${accountSha256} and address = ${address} and recent)::int as "ofPair",
      count(*) filter (where address = ${address} and recent)::int as "ofAddress",
      count(*) filter (where account_sha256 = ${accountSha256})::int as "ofAccount",
      exists (select from sessions where user_id = ${userId}::uuid and address = ${address} and state = 'open'
        and created_at > clock_timestamp() - interval '30 days') as "addressIsKnown"
    from (
      select account_sha256, address, at > clock_timestamp() - make_interval(mins => ${MINUTES}) as recent
      from failed_sign_ins
      where id < ${id} and at > clock_timestamp() - interval '1 hour'
        and (account_sha256 = ${accountSha256} or address = ${address})
    ) as before`.execute(db);
  return { ...(counted[0] ?? { ofPair: 0, ofAddress: 0, ofAccount: 0, addressIsKnown: false }), id };
}

/** A try that succeeded, or was not let through, is no failure. */
export async function forgetGuess(db: Database, id: number): Promise<void> {
  await db.deleteFrom('failed_sign_ins').where('id', '=', id).execute();
}

/** After a success nothing is held against this account at this address any more; and nobody's failures are kept for long. */
export async function forgiveGuesses(db: Database, { accountSha256, address }: Guess): Promise<void> {
  await db
    .deleteFrom('failed_sign_ins')
    .where('account_sha256', '=', accountSha256)
    .where('address', '=', address)
    .execute();
  await sql`delete from failed_sign_ins where at < clock_timestamp() - interval '1 day'`.execute(db);
}

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../services/platform/database/connect.ts';
import { inOneStep } from './in-one-step.ts';

/** Who pays and what they gain: without it nothing is launched. */
export const interest = { funder: 'own funds', conflict: 'none', excludedDomains: [] } as const;

/** A second person approves the campaign as it stands, which puts this version on record. */
export async function registerProtocol(db: Database, campaignId: string): Promise<void> {
  const approver = randomUUID();
  await db
    .insertInto('users')
    .values({ id: approver, email: `${approver}@example.org`, name: 'Second', role: 'approver' })
    .execute();
  await sql`insert into approvals (id, campaign_id, protocol_hash, approved_by)
    select ${randomUUID()}, id, protocol_hash, ${approver} from campaigns where id = ${campaignId}`.execute(db);
}

/** Changes protocols of launched campaigns as no program of ours may, past every trigger: worlds of tests begin with a plain one. */
export async function rewriteProtocol(
  db: Database,
  change: { execute(db: Database): Promise<unknown> },
): Promise<void> {
  await inOneStep(db, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await change.execute(tx);
    await sql`set local session_replication_role = origin`.execute(tx);
  });
}

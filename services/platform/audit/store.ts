import { CompiledQuery } from 'kysely';
import type { Client } from 'pg';
import type { Database } from '../database/connect.ts';

/** Asks the database: through the handle of the stores, or on the one connection that a backup or restore works on. */
export type Ask = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export function askingPool(db: Database): Ask {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await db.executeQuery(CompiledQuery.raw(text, [...values]))).rows as Row[];
}

export function askingClient(client: Client): Ask {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[];
}

/** A link with the text that its hash covers; null when its act is gone. Numbers come as text on either connection. */
export type ChainRow = { seq: string; actId: string; hash: Buffer; act: string | null };

export async function chainRows(ask: Ask, after: number, limit: number): Promise<ChainRow[]> {
  return ask(
    `select c.seq::text as seq, c.act_id::text as "actId", c.hash, case when a.id is not null then jsonb_build_array(
        a.id, (extract(epoch from a.at) * 1000000)::bigint, a.actor, a.action, a.subject, a.detail)::text end as act
      from audit_chain c left join audit_log a on a.id = c.act_id
      where c.seq > $1 order by c.seq limit $2`,
    [after, limit],
  );
}

/** The first act that stands in the log without a link: it was put in behind the trigger. */
export async function unchainedAct(ask: Ask): Promise<number | null> {
  const [row] = await ask<{ id: string | null }>(
    'select min(a.id)::text as id from audit_log a where not exists (select from audit_chain c where c.act_id = a.id)',
  );
  return row?.id == null ? null : Number(row.id);
}

/** Number of acts and hash of the last one, in hex. Noted elsewhere, it shows when the end of the log was cut off. */
export type AuditHead = { acts: number; hash: string };

/** Null before the first act. */
export async function auditHead(ask: Ask): Promise<AuditHead | null> {
  const [row] = await ask<{ acts: string; hash: string }>(
    `select seq::text as acts, encode(hash, 'hex') as hash from audit_chain order by seq desc limit 1`,
  );
  return row === undefined ? null : { acts: Number(row.acts), hash: row.hash };
}

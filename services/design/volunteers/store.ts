import type { Database } from '../../platform/database/connect.ts';
import type { WaveId } from '../../platform/ids.ts';
import type { Language } from '../protocol/schema/primitives.ts';

export type NewRequest = {
  readonly id: string;
  readonly domain: string;
  readonly email: string;
  readonly language: Language;
  readonly askedAt: Date;
};

/** False when an open request of this domain and address stands already. */
export async function insertRequest(db: Database, request: NewRequest): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('audit_requests')
    .values({
      id: request.id,
      domain: request.domain,
      email: request.email,
      language: request.language,
      asked_at: request.askedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export type OpenRequest = { readonly id: string; readonly proved: boolean; readonly email: string };

/** Requests of a domain that were neither withdrawn nor taken in by a wave, locked until the end of the transaction. */
export async function openRequests(db: Database, domain: string): Promise<OpenRequest[]> {
  const rows = await db
    .selectFrom('audit_requests')
    .select(['id', 'email', 'proved_at'])
    .where('domain', '=', domain)
    .where('withdrawn_at', 'is', null)
    .where('wave_id', 'is', null)
    .orderBy('asked_at')
    .forUpdate()
    .execute();
  return rows.map(({ id, email, proved_at }) => ({ id, email, proved: proved_at !== null }));
}

export async function markProved(db: Database, id: string, proof: string, at: Date): Promise<void> {
  await db.updateTable('audit_requests').set({ proof, proved_at: at }).where('id', '=', id).execute();
}

/** Number of requests withdrawn. */
export async function withdrawOpen(db: Database, domain: string, at: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('audit_requests')
    .set({ withdrawn_at: at })
    .where('domain', '=', domain)
    .where('withdrawn_at', 'is', null)
    .where('wave_id', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function isSuppressed(db: Database, domain: string): Promise<boolean> {
  const row = await db
    .selectFrom('contact_suppressions')
    .select('domain')
    .where('domain', '=', domain)
    .executeTakeFirst();
  return row !== undefined;
}

export type ProvedRequest = { readonly id: string; readonly domain: string; readonly language: Language };

/** Requests that a volunteers' wave may take in, by domain. */
export async function provedRequests(db: Database): Promise<ProvedRequest[]> {
  const rows = await db
    .selectFrom('audit_requests')
    .select(['id', 'domain', 'language'])
    .where('proved_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('wave_id', 'is', null)
    .orderBy('domain')
    .execute();
  return rows.map((row) => ({ ...row, language: row.language as Language }));
}

/** Ties the requests of these domains to the wave that took them in. */
export async function markTaken(db: Database, domains: readonly string[], waveId: WaveId): Promise<void> {
  await db
    .updateTable('audit_requests')
    .set({ wave_id: waveId })
    .where('domain', 'in', [...domains])
    .where('proved_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('wave_id', 'is', null)
    .execute();
}

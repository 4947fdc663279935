import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../../platform/ids.ts';
import type { Call } from '../call.ts';

/** False when the source has told of this call before. */
export async function insertCall(
  db: Database,
  { id, source, call, by }: { id: CallId; source: string; call: Call; by: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('calls')
    .values({
      id,
      source,
      external_id: call.externalId,
      direction: call.direction,
      from_e164: call.fromE164,
      to_e164: call.toE164,
      started_at: call.startedAt,
      answered_at: call.answeredAt,
      ended_at: call.endedAt,
      billsec: call.billsec,
      disposition: call.disposition,
      imported_by: by,
    })
    .onConflict((conflict) => conflict.constraint('calls_external_id_unique').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What the source has told before about calls with these ids: outcome and times by external id. */
export async function knownCalls(
  db: Database,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, Pick<Call, 'startedAt' | 'endedAt' | 'disposition'>>> {
  const { rows } = await sql<Pick<Call, 'externalId' | 'startedAt' | 'endedAt' | 'disposition'>>`
    select external_id as "externalId", started_at as "startedAt", ended_at as "endedAt", disposition
    from calls where source = ${source} and external_id = any(${externalIds})`.execute(db);
  return new Map(rows.map((row) => [row.externalId, row]));
}

export type StoredCall = Pick<Call, 'direction' | 'fromE164' | 'toE164' | 'startedAt' | 'disposition'> & {
  id: CallId;
  /** As decided last; null: in the queue, or dismissed. */
  inquiryId: InquiryId | null;
};

/** The call, locked until the end of the transaction: sheets and attributions of one call wait for each other. */
export async function lockCall(db: Database, id: CallId): Promise<StoredCall | null> {
  const row = await db
    .selectFrom('calls')
    .select(['direction', 'from_e164 as fromE164', 'to_e164 as toE164', 'started_at as startedAt', 'disposition'])
    .select(({ selectFrom }) =>
      selectFrom('current_call_attributions').select('inquiry_id').whereRef('call_id', '=', 'calls.id').as('inquiryId'),
    )
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : ({ ...row, id } as StoredCall);
}

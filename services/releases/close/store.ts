import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

export type NewDisposition = {
  inquiryId: string;
  code: number;
  name: string;
  group: string;
  /** `by_hand` where a person overruled it. */
  rule: string;
  decidedBy: string;
  reason: string | null;
  facts: Readonly<Record<string, unknown>>;
};

/** Marks the wave's responses as closed; false when another process did so before. The row lock orders concurrent closers. */
export async function markFieldClosed(db: Database, waveId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('waves')
    .set({ field_closed_at: at })
    .where('id', '=', waveId)
    .where('field_closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Appends final dispositions; the latest of an inquiry counts. */
export async function insertDispositions(db: Database, rows: readonly NewDisposition[], at: Date): Promise<void> {
  const CHUNK = 1000;
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .insertInto('dispositions')
      .values(
        rows.slice(start, start + CHUNK).map((row) => ({
          inquiry_id: row.inquiryId,
          code: row.code,
          name: row.name,
          class: row.group,
          rule: row.rule,
          decided_by: row.decidedBy,
          reason: row.reason,
          facts: JSON.stringify(row.facts),
          decided_at: at,
        })),
      )
      .execute();
  }
}

export type StandingDisposition = { name: string | null; rule: string | null; frozen: boolean };

/** The disposition of an inquiry as it stands, its wave held until the end of the transaction; null when there is no such inquiry. */
export async function lockDisposition(db: Database, inquiryId: string): Promise<StandingDisposition | null> {
  const { rows } = await sql<StandingDisposition>`
    select d.name, d.rule, exists (select from releases r where r.wave_id = w.id) as frozen
    from inquiries i join waves w on w.id = i.wave_id
      left join current_dispositions d on d.inquiry_id = i.id
    where i.id = ${inquiryId} for update of w`.execute(db);
  return rows[0] ?? null;
}

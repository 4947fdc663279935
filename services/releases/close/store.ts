import type { Database } from '../../platform/database/connect.ts';

export type NewDisposition = { inquiryId: string; code: number; name: string; group: string; rule: string };

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

/** Appends one final disposition per inquiry. */
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
          decided_by: 'rule',
          decided_at: at,
        })),
      )
      .execute();
  }
}

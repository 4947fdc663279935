import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CallId } from '../../../platform/ids.ts';
import type { CallSheet } from '../call-sheet.ts';

/** Appends the next version of a call's sheet and gives its number; the caller holds the call's lock. */
export async function insertSheet(
  db: Database,
  sheet: { id: string; callId: CallId; sheet: CallSheet; takenBy: string },
): Promise<number> {
  const { price, promised, questions, codes, notes, declined } = sheet.sheet;
  const { version } = await db
    .insertInto('call_sheets')
    .values({
      id: sheet.id,
      call_id: sheet.callId,
      version: sql`(select coalesce(max(version), 0) + 1 from call_sheets where call_id = ${sheet.callId})`,
      declined,
      price_low_minor: price?.lowMinor ?? null,
      price_high_minor: price?.highMinor ?? null,
      currency: price?.currency ?? null,
      basis: price?.basis ?? null,
      vat: price?.vat ?? null,
      price_words: price?.words ?? null,
      promised: JSON.stringify(promised),
      questions: JSON.stringify(questions),
      codes: JSON.stringify(codes),
      notes,
      taken_by: sheet.takenBy,
      written_at: sql`field_now()`,
    })
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export type RubricItem = { code: string; values: number[] };

/** Items of the protocol that the call's inquiry was made under, with the values a coder may give; null without an inquiry. */
export async function rubricOfCall(db: Database, callId: CallId): Promise<RubricItem[] | null> {
  const { rows } = await sql<{ items: RubricItem[] | null }>`
    select (
      select jsonb_agg(jsonb_build_object('code', item ->> 'code',
        'values', (select jsonb_agg(anchor -> 'value') from jsonb_array_elements(item -> 'anchors') anchor)))
      from jsonb_array_elements(c.protocol #> '{rubric,items}') item) as items
    from current_call_attributions t
      join inquiries i on i.id = t.inquiry_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
    where t.call_id = ${callId}`.execute(db);
  return rows[0] === undefined ? null : (rows[0].items ?? []);
}

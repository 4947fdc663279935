import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { AttemptId } from '../../../services/platform/ids.ts';

/** Turns planned letters into delivered ones of waves that are over, each with its debrief planned; the debriefs, by inquiry. */
export async function turnIntoDebriefs(db: Database, body: string): Promise<Map<string, AttemptId>> {
  await sql`update attempts set state = 'confirmed', armed_at = now() - interval '3 days', settled_at = now() - interval '3 days',
    delivered_at = now() - interval '3 days', reason = 'smtp_250'`.execute(db);
  await sql`update waves set launched_at = now() - interval '9 days', response_closes_at = now() - interval '2 days',
    silence_closes_at = now() - interval '1 day', field_closed_at = now() - interval '1 day', debrief_opened_at = now()`.execute(
    db,
  );
  await sql`insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, decided_at)
    select id, 'debrief', 'planned', 'silent', 'mail', 'About our inquiry', ${body}, now() from inquiries`.execute(db);
  const { rows } = await sql<{ inquiryId: string; attemptId: AttemptId }>`
    insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, recipient)
    select gen_random_uuid(), inquiry_id, 'debrief', 1, 'mail', now() - interval '1 minute', recipient from attempts
    returning inquiry_id as "inquiryId", id as "attemptId"`.execute(db);
  return new Map(rows.map(({ inquiryId, attemptId }) => [inquiryId, attemptId]));
}

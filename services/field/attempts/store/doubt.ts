import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

/** What is in doubt after a restore: attempts, and follow-ups that will not be sent. */
export type Doubts = { attempts: number; followUps: number };

/**
 * After a backup was restored, nobody knows what was sent since it was made. What was due until now may have been: it becomes
 * uncertain and is never tried again by the program. A follow-up that could have been decided and sent since then is left out. What
 * lies in the future was certainly not sent and goes on. Also settles the restore, without which sending stays off.
 */
export async function doubtContacts(db: Database, restoreId: number): Promise<Doubts> {
  return db.transaction().execute(async (tx) => {
    const { rows: attempts } = await sql`
      with open as (
        select a.id, greatest(a.due_at, least(r.backup_at, field_now())) as armed_at
        from attempts a, restores r
        where r.id = ${restoreId} and r.settled_at is null
          and a.state in ('planned', 'leased', 'prepared', 'armed') and (a.state <> 'planned' or a.due_at <= field_now())
        for update of a
      ), doubted as (
        update attempts a set state = 'uncertain', reason = 'restored_from_backup', fence = a.fence + 1,
          armed_at = coalesce(a.armed_at, o.armed_at), settled_at = field_now(), lease_until = null, leased_by = null
        from open o where a.id = o.id
        returning a.id, a.fence
      )
      insert into attempt_events (attempt_id, fence, field_at, kind, detail)
      select id, fence, field_now(), 'uncertain', '{"reason":"restored_from_backup"}' from doubted
      returning attempt_id`.execute(tx);
    const { rows: followUps } = await sql`
      insert into follow_ups (inquiry_id, step, decision, why, decided_at)
      select i.id, s.step, 'left_out', 'restored_from_backup', field_now()
      from restores r
        cross join inquiries i
        join waves w on w.id = i.wave_id
        join first_contacts f on f.inquiry_id = i.id
        cross join (values ('second_step'), ('nudge'), ('close'), ('debrief')) as s (step)
      where r.id = ${restoreId} and r.settled_at is null
        -- Farewell and debrief are not before the end of the silence stage; the others not after the close of the field.
        and case when s.step in ('close', 'debrief') then w.silence_closes_at <= field_now() else w.field_closed_at is null end
      on conflict do nothing
      returning inquiry_id`.execute(tx);
    const doubts = { attempts: attempts.length, followUps: followUps.length };
    await sql`update restores set settled_at = clock_timestamp(), detail = ${JSON.stringify(doubts)}::jsonb
      where id = ${restoreId} and settled_at is null`.execute(tx);
    await tx
      .insertInto('audit_log')
      .values({
        actor: 'restore',
        action: 'database.restored',
        subject: String(restoreId),
        detail: JSON.stringify(doubts),
      })
      .execute();
    return doubts;
  });
}

import { sql } from 'kysely';
import type { Agenda } from '../../../platform/clock/agenda.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId } from '../../../platform/ids.ts';

export type DueAttempt = { attemptId: AttemptId; fence: number };

/** Attempts whose field time has come in running campaigns while sending is on, oldest first. */
export async function dueAttempts(db: Database, limit: number): Promise<DueAttempt[]> {
  const { rows } = await sql<DueAttempt>`
    select a.id as "attemptId", a.fence
    from attempts a
      join inquiries i on i.id = a.inquiry_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
      cross join sending_switch sw
    where a.state = 'planned' and a.due_at <= (select field_now()) and c.state = 'running' and not sw.stopped
    order by a.due_at, a.id
    limit ${limit}`.execute(db);
  return rows;
}

/** Whether a worker holds an attempt: the cheap question of a rehearsal's clock while there is work. */
export async function attemptsAreUnderWay(db: Database): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (select from attempts where state in ('leased', 'prepared', 'armed')) as busy`.execute(db);
  return rows[0]?.busy ?? false;
}

/**
 * Attempts under way or due now and follow-ups to be decided now, and the next moment in field time at which an attempt is due, a
 * nudge or close is to be decided, or a window closes. A rehearsal's clock waits for the first and jumps to the second.
 */
export async function attemptAgenda(db: Database): Promise<Agenda> {
  const { rows } = await sql<Agenda>`select open, next_due_at as "nextDueAt" from contact_agenda()`.execute(db);
  return rows[0] ?? { open: 0, nextDueAt: null };
}

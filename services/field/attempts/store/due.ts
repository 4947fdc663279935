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
    where a.state = 'planned' and a.due_at <= field_now() and c.state = 'running' and not sw.stopped
    order by a.due_at, a.id
    limit ${limit}`.execute(db);
  return rows;
}

/**
 * Attempts under way or due now and follow-ups to be decided now, and the next moment in field time at which an attempt is due, a
 * nudge or close is to be decided, or a window closes. A rehearsal's clock waits for the first and jumps to the second.
 */
export async function attemptAgenda(db: Database): Promise<Agenda> {
  const { rows } = await sql<Agenda>`
    with attempted as (
      select count(*) filter (where a.state <> 'planned' or a.due_at <= field_now()) as open,
        min(a.due_at) filter (where a.state = 'planned' and a.due_at > field_now()) as next_at
      from attempts a
        join inquiries i on i.id = a.inquiry_id
        join waves w on w.id = i.wave_id
        join campaigns c on c.id = w.campaign_id
        cross join sending_switch sw
      where a.state in ('leased', 'prepared', 'armed')
        or (a.state = 'planned' and c.state = 'running' and not sw.stopped)
    ), undecided as (
      select count(*) filter (where m.at <= field_now()) as open, min(m.at) filter (where m.at > field_now()) as next_at
      from follow_up_moments m cross join sending_switch sw where not sw.stopped
    ), closing as (
      select min(closes_at) as next_at
      from waves w join campaigns c on c.id = w.campaign_id,
        unnest(array[w.response_closes_at, w.silence_closes_at]) as closes_at
      where c.state = 'running' and closes_at > field_now()
    )
    select (attempted.open + undecided.open)::int as open,
      least(attempted.next_at, undecided.next_at, closing.next_at) as "nextDueAt"
    from attempted, undecided, closing`.execute(db);
  return rows[0] ?? { open: 0, nextDueAt: null };
}

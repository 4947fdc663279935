import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

/**
 * Takes over what dead workers left: not yet armed goes back to planned (provably not sent), armed becomes uncertain and is never
 * retried by the program. Machine time decides; skip locked lets two relays sweep side by side.
 */
export async function sweepLeases(db: Database): Promise<{ replanned: number; uncertain: number }> {
  const { rows } = await sql<{ state: string }>`
    with expired as (
      select id, fence, state from attempts where lease_until < clock_timestamp() for update skip locked
    ), swept as (
      update attempts a set
        state = case e.state when 'armed' then 'uncertain' else 'planned' end,
        reason = case e.state when 'armed' then 'crash_after_arming' end,
        settled_at = case e.state when 'armed' then field_now() end,
        lease_until = null, leased_by = null
      from expired e where a.id = e.id
      returning a.id, a.fence, a.state
    ), told as (
      insert into attempt_events (attempt_id, fence, field_at, kind, detail)
      select id, fence, field_now(), case state when 'uncertain' then 'uncertain' else 'lease_expired' end,
        case state when 'uncertain' then '{"reason":"crash_after_arming"}' else '{}' end::jsonb
      from swept
    )
    select state from swept`.execute(db);
  const uncertain = rows.filter((row) => row.state === 'uncertain').length;
  return { replanned: rows.length - uncertain, uncertain };
}

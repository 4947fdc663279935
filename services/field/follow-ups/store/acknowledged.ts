import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';

/**
 * Turns uncertain attempts into confirmed ones where the studio's own answer shows that they arrived (evidence E5): the first letter by
 * anything that came to its alias, which nobody else was told; any mail by what refers to its Message-ID. State and event are one
 * statement. It was delivered when it was armed: the clocks do not move. Without an inquiry all are looked at, so that an
 * acknowledgement that came before its attempt became uncertain counts too. Returns how many were confirmed.
 */
export async function confirmAcknowledged(db: Database, inquiryId?: InquiryId): Promise<number> {
  const { rows } = await sql`
    with evidence as (
      select distinct on (a.id) a.id, n.id as note, n.kind
      from attempts a join current_answers n on n.inquiry_id = a.inquiry_id
      where a.state = 'uncertain' and (${inquiryId ?? null}::uuid is null or a.inquiry_id = ${inquiryId ?? null}::uuid)
        and (is_human_answer(n.kind) or n.kind in ('auto_ack', 'out_of_office', 'delivered_report'))
        and ((a.step = 'inquiry' and n.method = 'alias') or a.rfc_message_id = any(n.thread))
        -- Mail servers stamp whole seconds.
        and n.at >= a.armed_at - interval '1 second'
      order by a.id, n.at
    ), confirmed as (
      update attempts a set state = 'confirmed', reason = 'acknowledged', delivered_at = a.armed_at
      from evidence e where a.id = e.id and a.state = 'uncertain'
      returning a.id, a.fence, e.note, e.kind
    )
    insert into attempt_events (attempt_id, fence, field_at, kind, detail)
    select id, fence, field_now(), 'confirmed',
      jsonb_build_object('reason', 'acknowledged', 'evidence', 'E5', 'by', kind, 'note', note)
    from confirmed
    returning id`.execute(db);
  return rows.length;
}

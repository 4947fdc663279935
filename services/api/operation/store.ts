import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { VitalSigns } from './vital-signs.ts';

/** A process that gave no sign for so many seconds of machine time is taken for dead. */
const silentSeconds = 10;

/** All counts as of one statement. It walks the tables of attempts and readings: ask a few times a minute, not a second. */
export async function vitalSigns(db: Database): Promise<VitalSigns> {
  const { rows } = await sql<VitalSigns>`
    with due as (
      select a.due_at from attempts a
        join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
      where a.state = 'planned' and a.due_at <= field_now() and c.state = 'running'
    ), unread as (
      select e.created_at from message_work k
        join messages m on m.id = k.message_id join evidence e on e.id = m.evidence_id
      where k.read_at is null and k.failed_at is null
    )
    select
      (select stopped from sending_switch) as "sendingStopped",
      (select coalesce(json_agg(x order by x.state), '[]') from
        (select state, count(*)::int as count from campaigns group by state) x) as campaigns,
      (select coalesce(json_agg(x order by x.channel, x.state), '[]') from
        (select channel, state, count(*)::int as count from attempts group by channel, state) x) as attempts,
      (select extract(epoch from field_now() - min(due_at))::float8 from due) as "oldestDueSeconds",
      (select count(*)::int from due) as "dueAttempts",
      (select coalesce(json_agg(x order by x.kind), '[]') from
        (select kind, count(*)::int as count from current_readings group by kind) x) as messages,
      (select count(*)::int from unread) as "unreadMessages",
      (select extract(epoch from clock_timestamp() - min(created_at))::float8 from unread) as "oldestUnreadSeconds",
      (select count(*)::int from message_work where failed_at is not null) as "unreadableMessages",
      json_build_object(
        'messages', (select count(*)::int from current_attributions a join current_readings r on r.message_id = a.message_id
          where a.inquiry_id is null and a.method <> 'person' and r.kind <> 'unrelated'),
        'calls', (select count(*)::int from current_call_attributions
          where inquiry_id is null and method <> 'dismissed')) as unattributed,
      (select coalesce(json_agg(x order by x.account), '[]') from (
        select account, extract(epoch from clock_timestamp() - last_success_at)::float8 as "lagSeconds",
          last_error is not null as failing
        from mailbox_health where watched) x) as mailboxes,
      (select coalesce(json_agg(x order by x.process), '[]') from (
        select process, count(*) filter (where seen_at > clock_timestamp() - make_interval(secs => ${silentSeconds}))::int as alive
        from process_heartbeats group by process) x) as processes,
      (select count(*)::int from coding_tasks where coded_at is null) as "openCodingTasks",
      (select coalesce(sum(bytes), 0)::float8 from evidence) as "evidenceBytes",
      pg_database_size(current_database())::float8 as "databaseBytes"`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database has no sending switch');
  return row;
}

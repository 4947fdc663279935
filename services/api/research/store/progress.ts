import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type ProgressCounts = {
  total: number;
  waiting: number;
  inFlight: number;
  confirmed: number;
  uncertain: number;
  failed: number;
  /** Of the confirmed: letters by mail that came back for good. */
  bounced: number;
  answeredByPerson: number;
  answeredByMachineOnly: number;
};

/** How far the first step of a wave is, and what came back; every inquiry stands in one of the first five counts. */
export async function progressCounts(db: Database, waveId: string): Promise<ProgressCounts> {
  const { rows } = await sql<ProgressCounts>`
    with answers as (
      select t.inquiry_id, bool_or(r.kind like 'human%') as by_person
      from current_attributions t join current_readings r on r.message_id = t.message_id
      where r.kind like 'human%' or r.kind in ('auto_ack', 'out_of_office')
      group by t.inquiry_id),
    bounces as (
      select distinct t.inquiry_id from current_attributions t join current_readings r on r.message_id = t.message_id
      where r.kind = 'bounce' and r.final),
    states as (
      select b.inquiry_id is not null and exists (select from attempts where inquiry_id = i.id and step = 'inquiry'
          and channel = 'mail' and state = 'confirmed') as bounced,
        (select state from attempts where inquiry_id = i.id and step = 'inquiry'
          order by state in ('confirmed', 'uncertain', 'armed') desc, ordinal desc limit 1) as state,
        a.by_person
      from inquiries i left join answers a on a.inquiry_id = i.id
        left join bounces b on b.inquiry_id = i.id
      where i.wave_id = ${waveId})
    select count(*) as total,
      count(*) filter (where state is null or state = 'planned') as waiting,
      count(*) filter (where state in ('leased', 'prepared', 'armed')) as "inFlight",
      count(*) filter (where state = 'confirmed') as confirmed,
      count(*) filter (where state = 'uncertain') as uncertain,
      count(*) filter (where state in ('rejected', 'not_sent')) as failed,
      count(*) filter (where state = 'confirmed' and bounced) as bounced,
      count(*) filter (where by_person) as "answeredByPerson",
      count(*) filter (where not by_person) as "answeredByMachineOnly"
    from states`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new RangeError('an aggregate gave no row');
  return counts;
}

export type LastEvent = { at: Date; source: 'attempt' | 'message'; kind: string; inquiryId: string; studio: string };

/** The latest events of a wave's field and inbox, newest first. */
export async function lastEvents(db: Database, waveId: string, limit: number): Promise<LastEvent[]> {
  const { rows } = await sql<LastEvent>`
    with tail as (
      (select e.field_at as at, e.id as seq, 'attempt' as source, e.kind, a.inquiry_id
        from attempt_events e join attempts a on a.id = e.attempt_id join inquiries i on i.id = a.inquiry_id
        where i.wave_id = ${waveId} order by e.field_at desc, e.id desc limit ${limit})
      union all
      (select m.internal_at, r.id, 'message', r.kind, t.inquiry_id
        from current_attributions t join inquiries i on i.id = t.inquiry_id
          join messages m on m.id = t.message_id join current_readings r on r.message_id = m.id
        where i.wave_id = ${waveId} order by m.internal_at desc, r.id desc limit ${limit}))
    select tail.at, tail.source, tail.kind, tail.inquiry_id as "inquiryId", u.name as studio
    from tail join inquiries i on i.id = tail.inquiry_id
      join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
    order by tail.at desc, tail.seq desc limit ${limit}`.execute(db);
  return rows;
}

export type Sign = { name: string; secondsAgo: number | null; fault: string | null };

/** Signs of life by machine time: processes that wrote a heartbeat in the last hour, and mailboxes. */
export async function signsOfLife(db: Database): Promise<{ processes: Sign[]; mailboxes: Sign[] }> {
  const age = (column: string) => sql<number>`extract(epoch from clock_timestamp() - ${sql.ref(column)})::integer`;
  const processes = await db
    .selectFrom('process_heartbeats')
    .select([sql<string>`process`.as('name'), age('seen_at').as('secondsAgo'), sql<null>`null`.as('fault')])
    .where('seen_at', '>', sql<Date>`clock_timestamp() - interval '1 hour'`)
    .orderBy('process')
    .execute();
  const mailboxes = await db
    .selectFrom('mailbox_health')
    .select(['account as name', age('last_success_at').as('secondsAgo'), 'last_error as fault'])
    .orderBy('account')
    .execute();
  return { processes, mailboxes };
}

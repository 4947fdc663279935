import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type Pace = {
  /** First letters that left within the last hour and the last day of field time. */
  readonly lastHour: number;
  readonly lastDay: number;
  readonly overdue: number;
  /** When the last planned first letter is due; null: none is planned. */
  readonly lastDueAt: Date | null;
};

/** How fast a wave's first letters go out, and when the last one will. */
export async function paceOf(db: Database, waveId: string): Promise<Pace> {
  const { rows } = await sql<Pace>`
    select (count(*) filter (where a.armed_at > field_now() - interval '1 hour'))::int as "lastHour",
      (count(*) filter (where a.armed_at > field_now() - interval '1 day'))::int as "lastDay",
      (count(*) filter (where a.state = 'planned' and a.due_at < field_now() - interval '1 hour'))::int as overdue,
      max(a.due_at) filter (where a.state = 'planned') as "lastDueAt"
    from attempts a join inquiries i on i.id = a.inquiry_id
    where i.wave_id = ${waveId} and a.step = 'inquiry'`.execute(db);
  return rows[0] ?? { lastHour: 0, lastDay: 0, overdue: 0, lastDueAt: null };
}

/** Letters of a launched campaign that have not left; those of a paused one wait for its own resume too. */
export type WaitingOf = {
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  readonly waiting: number;
  /** Of them those whose time has come. */
  readonly due: number;
};

/** What the stop switch holds back, by campaign. */
export async function waitingEverywhere(db: Database): Promise<WaitingOf[]> {
  const { rows } = await sql<WaitingOf>`
    select c.slug, c.title, c.state, count(*)::int as waiting, (count(*) filter (where a.due_at <= field_now()))::int as due
    from attempts a join inquiries i on i.id = a.inquiry_id join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
    where a.state in ('planned', 'leased', 'prepared') and c.state in ('running', 'paused')
    group by c.id order by c.slug`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { BusinessCalendar } from '../../measures/clock/business-calendar.ts';
import type { Database } from '../../platform/database/connect.ts';

/** Where a stored calendar came from. */
export type CalendarOrigin = {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly encoding: string;
  readonly by: string;
};
export type StoredCalendar = BusinessCalendar & CalendarOrigin & { readonly id: number; readonly importedAt: Date };

const columns = sql`c.id, c.country, c.year, c.off_weekdays as "offWeekdays", c.work_weekends as "workWeekends",
  c.short_days as "shortDays", jsonb_build_object('workingDays', c.working_days, 'hours40', c.hours40) as expected,
  c.source, c.file_name as "fileName", c.file_sha256 as "fileSha256", c.encoding, c.imported_by as by,
  c.imported_at as "importedAt"`;

/** The imported calendars that hold, one for each country and year. */
export async function currentCalendars(db: Database): Promise<StoredCalendar[]> {
  const { rows } = await sql<StoredCalendar>`
    select ${columns} from current_business_calendars c order by c.country, c.year`.execute(db);
  return rows;
}

/** All versions of a year that were imported, newest first, each with when it was withdrawn. */
export async function calendarVersions(
  db: Database,
  country: string,
  year: number,
): Promise<(StoredCalendar & { withdrawnAt: Date | null })[]> {
  const { rows } = await sql<StoredCalendar & { withdrawnAt: Date | null }>`
    select ${columns}, x.withdrawn_at as "withdrawnAt"
    from business_calendars c left join business_calendar_withdrawals x on x.calendar_id = c.id
    where c.country = ${country} and c.year = ${year} order by c.id desc`.execute(db);
  return rows;
}

/** Imports and withdrawals of one year come one after the other. */
export async function lockYear(tx: Database, country: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${country} ${year}`}, 0))`.execute(tx);
}

export async function insertCalendar(tx: Database, calendar: BusinessCalendar, origin: CalendarOrigin): Promise<void> {
  await tx
    .insertInto('business_calendars')
    .values({
      country: calendar.country,
      year: calendar.year,
      off_weekdays: JSON.stringify(calendar.offWeekdays),
      work_weekends: JSON.stringify(calendar.workWeekends),
      short_days: JSON.stringify(calendar.shortDays),
      working_days: calendar.expected.workingDays,
      hours40: calendar.expected.hours40,
      source: calendar.source,
      file_name: origin.fileName,
      file_sha256: origin.fileSha256,
      encoding: origin.encoding,
      imported_by: origin.by,
    })
    .execute();
}

export async function insertWithdrawal(tx: Database, calendarId: number, by: string): Promise<void> {
  await tx.insertInto('business_calendar_withdrawals').values({ calendar_id: calendarId, withdrawn_by: by }).execute();
}

export type WaveYears = { readonly campaign: string; readonly country: string; readonly years: readonly number[] };

/**
 * Years that waves measure working time in: of each wave that is not over, from its launch to the end of its silence stage; of each
 * campaign that was not launched, from its first day (or now) over its windows.
 */
export async function yearsNeeded(db: Database): Promise<WaveYears[]> {
  const { rows } = await sql<WaveYears>`
    with spans as (
      select c.slug, c.protocol, w.launched_at as begins, w.silence_closes_at as ends
      from waves w join campaigns c on c.id = w.campaign_id where w.silence_closes_at > field_now()
      union all
      select c.slug, c.protocol, s.begins,
        s.begins + ((c.protocol #>> '{windows,silenceDays}')::integer + coalesce((c.protocol #>> '{schedule,lengthDays}')::integer, 1)) * interval '1 day'
      from campaigns c,
        lateral (select greatest(field_now(), (c.protocol #>> '{schedule,startsOn}')::date::timestamptz) as begins) s
      where c.state in ('draft', 'approved') and not exists (select from waves w where w.campaign_id = c.id)
        and c.protocol #>> '{windows,silenceDays}' is not null
    )
    select s.slug as campaign, f ->> 'country' as country,
      array(select generate_series(extract(year from s.begins)::integer, extract(year from s.ends)::integer)) as years
    from spans s, jsonb_array_elements(s.protocol -> 'frames') f
    where f ->> 'country' is not null
    group by s.slug, f ->> 'country', s.begins, s.ends order by 1, 2`.execute(db);
  return rows;
}

import type { BusinessCalendar } from '../../measures/clock/business-calendar.ts';
import { SHIPPED_CALENDARS } from '../../measures/clock/calendars/shipped.ts';
import type { Database } from '../../platform/database/connect.ts';
import { currentCalendars, yearsNeeded } from './store.ts';

/** Calendars that working time is counted by: what was imported, and of the other years what comes with the program. */
export async function allCalendars(db: Database): Promise<BusinessCalendar[]> {
  const imported = await currentCalendars(db);
  const has = ({ country, year }: BusinessCalendar): boolean =>
    imported.some((one) => one.country === country && one.year === year);
  const shipped = SHIPPED_CALENDARS.filter((one) => !has(one));
  return [...shipped, ...imported].toSorted((a, b) =>
    a.country === b.country ? a.year - b.year : a.country < b.country ? -1 : 1,
  );
}

/** The calendars of one country; of several countries, or of none, there are none: their working time is not comparable. */
export async function calendarsOf(db: Database, countries: readonly string[]): Promise<BusinessCalendar[]> {
  const [country, ...others] = countries;
  if (country === undefined || others.length > 0) return [];
  return (await allCalendars(db)).filter((one) => one.country === country);
}

export type MissingCalendar = {
  readonly country: string;
  readonly year: number;
  readonly campaigns: readonly string[];
};

/** Years that a running or planned wave will need and that have no calendar. */
export async function missingCalendars(db: Database): Promise<MissingCalendar[]> {
  const known = new Set((await allCalendars(db)).map(({ country, year }) => `${country} ${year}`));
  const needed = (await yearsNeeded(db)).flatMap(({ campaign, country, years }) =>
    years.filter((year) => !known.has(`${country} ${year}`)).map((year) => ({ country, year, campaign })),
  );
  return [...Map.groupBy(needed, ({ country, year }) => `${country} ${year}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const campaigns = [...new Set(same.map(({ campaign }) => campaign))].toSorted();
    return [{ country: first.country, year: first.year, campaigns }];
  });
}

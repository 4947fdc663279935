import type { BusinessCalendar } from '../business-calendar.ts';

/** Russia 2014: holidays of article 112 of the Labour Code and the transfers of that year's decree; article 95: short days. */
export const RU_2014: BusinessCalendar = {
  country: 'RU',
  year: 2014,
  source: 'ТК РФ ст.112; Постановление Правительства РФ от 28.05.2013 № 444',
  offWeekdays: [
    '2014-01-01',
    '2014-01-02',
    '2014-01-03',
    '2014-01-06',
    '2014-01-07',
    '2014-01-08',
    '2014-03-10',
    '2014-05-01',
    '2014-05-02',
    '2014-05-09',
    '2014-06-12',
    '2014-06-13',
    '2014-11-03',
    '2014-11-04',
  ],
  workWeekends: [],
  shortDays: ['2014-02-24', '2014-03-07', '2014-04-30', '2014-05-08', '2014-06-11', '2014-12-31'],
  expected: { workingDays: 247, hours40: 1970 },
};

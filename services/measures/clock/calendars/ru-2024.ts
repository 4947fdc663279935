import type { BusinessCalendar } from '../business-calendar.ts';

/** Russia 2024: holidays of article 112 of the Labour Code and the transfers of that year's decree; article 95: short days. */
export const RU_2024: BusinessCalendar = {
  country: 'RU',
  year: 2024,
  source: 'ТК РФ ст.112; Постановление Правительства РФ от 10.08.2023 № 1314',
  offWeekdays: [
    '2024-01-01',
    '2024-01-02',
    '2024-01-03',
    '2024-01-04',
    '2024-01-05',
    '2024-01-08',
    '2024-02-23',
    '2024-03-08',
    '2024-04-29',
    '2024-04-30',
    '2024-05-01',
    '2024-05-09',
    '2024-05-10',
    '2024-06-12',
    '2024-11-04',
    '2024-12-30',
    '2024-12-31',
  ],
  workWeekends: ['2024-04-27', '2024-11-02', '2024-12-28'],
  shortDays: ['2024-02-22', '2024-03-07', '2024-05-08', '2024-06-11', '2024-11-02'],
  expected: { workingDays: 248, hours40: 1979 },
};

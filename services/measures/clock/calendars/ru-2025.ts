import type { BusinessCalendar } from '../business-calendar.ts';

/** Russia 2025: holidays of article 112 of the Labour Code and the transfers of that year's decree; article 95: short days. */
export const RU_2025: BusinessCalendar = {
  country: 'RU',
  year: 2025,
  source: 'ТК РФ ст.112; Постановление Правительства РФ от 04.10.2024 № 1335',
  offWeekdays: [
    '2025-01-01',
    '2025-01-02',
    '2025-01-03',
    '2025-01-06',
    '2025-01-07',
    '2025-01-08',
    '2025-05-01',
    '2025-05-02',
    '2025-05-08',
    '2025-05-09',
    '2025-06-12',
    '2025-06-13',
    '2025-11-03',
    '2025-11-04',
    '2025-12-31',
  ],
  workWeekends: ['2025-11-01'],
  shortDays: ['2025-03-07', '2025-04-30', '2025-06-11', '2025-11-01'],
  expected: { workingDays: 247, hours40: 1972 },
};

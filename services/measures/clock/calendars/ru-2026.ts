import type { BusinessCalendar } from '../business-calendar.ts';

/** Russia 2026: holidays of article 112 of the Labour Code and the transfers of that year's decree; article 95: short days. */
export const RU_2026: BusinessCalendar = {
  country: 'RU',
  year: 2026,
  source: 'ТК РФ ст.112; Постановление Правительства РФ от 24.09.2025 № 1466',
  offWeekdays: [
    '2026-01-01',
    '2026-01-02',
    '2026-01-05',
    '2026-01-06',
    '2026-01-07',
    '2026-01-08',
    '2026-01-09',
    '2026-02-23',
    '2026-03-09',
    '2026-05-01',
    '2026-05-11',
    '2026-06-12',
    '2026-11-04',
    '2026-12-31',
  ],
  workWeekends: [],
  shortDays: ['2026-04-30', '2026-05-08', '2026-06-11', '2026-11-03'],
  expected: { workingDays: 247, hours40: 1972 },
};

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RU_2026 } from '../../../../services/measures/clock/calendars/ru-2026.ts';
import { type CalendarTerms, readCalendarFile } from '../../../../services/releases/calendars/import-calendar.ts';

const terms: CalendarTerms = { country: null, source: 'Invented', expected: null, by: 'Anna' };
const fixture = (name: string) => ({ name, bytes: readFileSync(`test/fixtures/calendars/${name}`) });
const text = (name: string, written: string) => ({ name, bytes: Buffer.from(written) });
const faultsOf = (name: string, written: string, given = terms) => {
  const read = readCalendarFile(text(name, written), given);
  return read.kind === 'refused' ? read.faults.map(({ line, column, fault }) => `${line}:${column} ${fault}`) : [];
};

/** Every day of the shipped year that is not like its weekday, as a file. */
const days2026 = [
  ...RU_2026.offWeekdays.map((date) => ({ date, kind: 'holiday' })),
  ...RU_2026.workWeekends
    .filter((date) => !RU_2026.shortDays.includes(date))
    .map((date) => ({ date, kind: 'working' })),
  ...RU_2026.shortDays.map((date) => ({ date, kind: 'shortened' })),
];

describe('a production calendar as a file', () => {
  it('is the same in UTF-8 and in Windows-1251, with Russian words', () => {
    const utf = readCalendarFile(fixture('ru-2027-invented.csv'), terms);
    const windows = readCalendarFile(fixture('ru-2027-invented.cp1251.csv'), terms);
    expect(utf).toMatchObject({ kind: 'read', encoding: 'utf-8' });
    expect(windows).toEqual({ ...utf, encoding: 'windows-1251' });
    expect(utf.kind === 'read' && utf.calendars).toMatchObject([
      { country: 'RU', year: 2027, workWeekends: ['2027-02-20'], expected: { workingDays: 248, hours40: 1981 } },
    ]);
  });

  it('gives the shipped year back from JSON, by the official totals', () => {
    const json = JSON.stringify({ source: RU_2026.source, expected: RU_2026.expected, days: days2026 });
    const read = readCalendarFile(text('2026.json', json), { ...terms, source: null });
    expect(read).toEqual({ kind: 'read', encoding: 'utf-8', calendars: [RU_2026] });
  });

  it('does not depend on the order of its lines', () => {
    const csv = (days: typeof days2026) => `date,kind\n${days.map(({ date, kind }) => `${date},${kind}`).join('\n')}\n`;
    const straight = readCalendarFile(text('a.csv', csv(days2026)), terms);
    fc.assert(
      fc.property(fc.shuffledSubarray(days2026, { minLength: days2026.length }), (shuffled) => {
        expect(readCalendarFile(text('a.csv', csv(shuffled)), terms)).toEqual(straight);
      }),
      { numRuns: 30 },
    );
  });

  it('with several faults has all of them told with line and column', () => {
    const lines = ['date,kind', '2027-02-30,holiday', '01.01.2027,free', '2027-01-04,holiday', '2027-01-04,holiday'];
    expect(faultsOf('a.csv', lines.join('\n'), { ...terms, source: '' })).toEqual([
      '1:1 no source: say with --source who published the calendar',
      '2:date "2027-02-30" is no day; write 2027-01-01 or 01.01.2027',
      '3:kind "free" is no kind; write working, holiday or shortened (рабочий, выходной, сокращённый)',
    ]);
    expect(faultsOf('a.csv', 'day;what\n')).toHaveLength(2);
    const json =
      '{\n "days": [\n  {"date": "2027-01-01", "kind": "holiday"},\n  {"date": "soon", "kind": "free"}\n ]\n}';
    expect(faultsOf('a.json', json).map((fault) => fault.slice(0, 22))).toEqual(
      ['4:4 "soon" is no day; w', '4:20 "free" is no kind;'].map((fault) => fault.slice(0, 22)),
    );
    expect(faultsOf('a.json', '{"days": [}')[0]).toMatch(/^1:1[01] not readable as JSON/);
    expect(faultsOf('a.csv', 'PK\u0003\u0004')).toEqual(['1:1 this is no text file: save the table as CSV']);
  });

  it('that forgets a public holiday, doubles a day or misses the official totals is refused', () => {
    const csv = readFileSync('test/fixtures/calendars/ru-2027-invented.csv', 'utf8');
    expect(faultsOf('a.csv', csv.replace('23.02.2027;выходной\n', ''))).toEqual([
      '2:date 2027-02-23 is a public holiday (article 112 of the Labour Code) and no line says so',
    ]);
    expect(faultsOf('a.csv', `${csv}31.12.2027;выходной\n`)).toEqual([
      '20:date 2027-12-31 stands there twice; keep one',
    ]);
    const official = { ...terms, expected: { workingDays: 247, hours40: 1973 } };
    expect(faultsOf('a.csv', csv, official)).toEqual([
      '2:date 2027 comes to 248 working days and 1981 hours, official are 247 and 1973',
    ]);
    expect(faultsOf('a.csv', 'date,kind\n2027-02-20,working\n', { ...terms, country: 'XX' })).toEqual([
      '2:date 2027 has no holiday on a weekday: the file seems incomplete',
    ]);
  });
});

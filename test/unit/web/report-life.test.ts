import { describe, expect, test } from 'vitest';
import type { Silence } from '../../../services/field/follow-ups/reminders.ts';
import type { InquiryId } from '../../../services/platform/ids.ts';
import { buildReport } from '../../../services/releases/report/build-report.ts';
import type { Estimate } from '../../../services/releases/report/estimate.ts';
import type { Report } from '../../../services/releases/report/report-schema.ts';
import { reportPage } from '../../../services/web/pages/report-page.ts';
import { englishLife } from '../../../services/web/words/english-life.ts';
import { englishReport } from '../../../services/web/words/english-report.ts';
import { russianLife } from '../../../services/web/words/russian-life.ts';
import { russianReport } from '../../../services/web/words/russian-report.ts';
import { answer, day, head, inquiry, petersburgWave, recordOf, reportOf } from '../releases/report/facts.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/<[^>]+>/g, '');

/** Every estimate anywhere in a report. */
function estimatesOf(value: unknown): Estimate[] {
  if (Array.isArray(value)) return value.flatMap(estimatesOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'definition' in value ? [value as Estimate] : Object.values(value).flatMap(estimatesOf);
}

test('every estimate has its name, its meaning and its denominator in both languages, and the page leads from each to the meaning', () => {
  const report = reportOf(petersburgWave());
  const page = reportPage(report, 'ru');
  const estimates = estimatesOf(report);
  expect(estimates.length).toBeGreaterThan(40);
  for (const { definition, denominatorName } of estimates) {
    for (const [life, words] of [
      [englishLife, englishReport],
      [russianLife, russianReport],
    ] as const) {
      expect([definition, life.explained[definition]?.length]).toEqual([definition, expect.any(Number)]);
      expect([definition, words.definitions[definition]?.length]).toEqual([definition, expect.any(Number)]);
      expect([denominatorName, words.denominators[denominatorName]?.length]).toEqual([
        denominatorName,
        expect.any(Number),
      ]);
    }
    expect(page).toContain(`id="def-${definition}"`);
  }
  const links = [...page.matchAll(/href="#(def-[^"]+)"/g)].map(([, id]) => id ?? '');
  expect(links.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
});

test('a silence that is still running is open on the page, never silent', () => {
  const waiting = Array.from({ length: 12 }, (_, n) => inquiry({ inquiryId: `i${n}` }));
  const early = reportOf([...waiting, inquiry({ inquiryId: 'a', answers: [answer(1, 'substantive')] })], day(5));
  const page = plain(reportPage(early, 'en'));
  expect(page).toContain('open: window still running (1 of them answered so far)——13');
  expect(page).not.toMatch(/silent, delivered\d/);
  expect(page).toContain('Responses: open until 4 December 2026');
});

test('before anything came back the page says so instead of numbers', () => {
  const page = plain(reportPage(reportOf([inquiry({ delivery: { kind: 'pending' } })], day(1)), 'en'));
  expect(page).toContain('Nothing has come back yet.');
  expect(page).not.toMatch(/0 of 0|not reached/);
});

describe('the two stages end apart', () => {
  const closed = { ...head, wave: { ...head.wave, fieldClosedAt: day(61).toISOString() } };
  const waiting = { kind: 'silence', since: day(9), until: day(70), counts: true, reminders: [], firstAfterMs: null };
  const silences = [{ inquiryId: 'inquiry-00' as InquiryId, silence: waiting as Silence }];
  const report = (now: Date, silence = head.silence): Report =>
    buildReport({ ...closed, silence }, { ...recordOf(petersburgWave()), silences }, now);
  test('responses may be frozen while the silence stage is open', () => {
    const page = plain(reportPage(report(day(70)), 'en'));
    expect(page).toContain('Responses: closed on 5 December 2026, frozen');
    expect(page).toContain('Silence stage: open until 13 April 2027');
    expect(page).toContain('who has not reminded of themselves yet is not “silent”');
  });
  test('after it the page says so, and whether it was ended early for all', () => {
    expect(plain(reportPage(report(day(191)), 'ru'))).toContain('Стадия молчания: закончилась 13 апреля 2027 г.');
    const early = report(day(100), { ...head.silence, closesAt: day(90) });
    expect(early.stages.silence).toBe('ended_early');
    expect(plain(reportPage(early, 'en'))).toContain('ended early for all on 3 January 2027');
  });
});

test('numerals agree with their nouns', () => {
  expect(englishReport.price('no budget named', '400 thousand ₽', 1)).toBe(
    'One price for the whole project was named: 400 thousand ₽ (no budget named).',
  );
  expect(englishReport.interimNote(1, 2)).toMatch(/^Interim: 1 response window is still running and 2 inquiries have/);
  expect(englishLife.remindersLeftOut(1)).toMatch(/^Not counted: 1 more studio had/);
  expect(russianLife.remindersLeftOut(1)).toMatch(/^Не вошла ещё 1 студия/);
  expect(russianLife.remindersNote({ total: 21, withOffer: 0, window: 1, later: 20 })).toMatch(
    /^Всего 21 напоминание:/,
  );
});

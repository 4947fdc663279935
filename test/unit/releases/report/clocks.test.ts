import { describe, expect, it } from 'vitest';
import { SHIPPED_CALENDARS } from '../../../../services/measures/clock/calendars/shipped.ts';
import { buildReport } from '../../../../services/releases/report/build-report.ts';
import type { ClocksReport } from '../../../../services/releases/report/clocks-schema.ts';
import { nothingCoded } from '../../../../services/releases/report/coded-shares.ts';
import type { InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';
import { answer, day, head, inquiry, petersburgWave, quoteOf, recordOf } from './facts.ts';

const MATERIALS = ['proposal', 'presentation', 'contract', 'samples', 'estimate'].map((name) => `material-${name}`);
const hours = { calendars: SHIPPED_CALENDARS, timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
const item = (code: string) => ({ code, question: code, axis: 'competence', anchors: [], notObservable: '' });
const rubric = { items: MATERIALS.map(item), doubleCodedShare: '0.3', agreement: '0.67' } as never;
type Material = { inquiryId: string; item: string; at: Date };
const clocksOf = (facts: readonly InquiryFacts[], now = day(61), materials: Material[] = [], calendars = hours) => {
  const coding = { ...nothingCoded, rubric, materials };
  return buildReport(head, { ...recordOf(facts), hours: calendars, coding }, now).clocks;
};
const clock = (clocks: ClocksReport, id: ClocksReport['clocks'][number]['clock']) => {
  const found = clocks.clocks.find((one) => one.clock === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const DAY = 1440;

describe('every clock of a wave', () => {
  // Launched on a Monday at 10:00 in Moscow.
  const twelve = Array.from({ length: 12 }, (_, n) =>
    inquiry({
      inquiryId: `i${n}`,
      answers: [answer(0.01, 'auto'), answer(1, 'non_substantive'), answer(2, 'substantive')],
      quote: n < 9 ? quoteOf(300) : null,
    }),
  );
  const materials = MATERIALS.map((name, n) => ({ inquiryId: 'i0', item: name, at: day(3 + n) }));

  it('runs to its own event, in calendar and in working time', () => {
    const clocks = clocksOf(twelve, day(61), materials);
    expect(clocks.clocks.map(({ clock: id, events, n }) => [id, events, n])).toEqual([
      ['any', 12, 12],
      ['human', 12, 12],
      ['subst', 12, 12],
      ['quote', 9, 12],
      ['complete', 1, 12],
    ]);
    expect(clock(clocks, 'any').calendar.median.value).toBeCloseTo(0.01 * DAY, 6);
    expect(clock(clocks, 'human').calendar.median.value).toBeCloseTo(DAY, 6);
    expect(clock(clocks, 'subst').calendar.median.value).toBeCloseTo(2 * DAY, 6);
    expect(clock(clocks, 'human').working.median).toMatchObject({ value: 540, unit: 'working_minutes', n: 12 });
    expect(clock(clocks, 'complete').calendar.median).toMatchObject({ value: null, whyNoInterval: 'not_reached' });
    expect(clocks.orderFaults).toBe(0);
  });

  it('keeps whoever refused among those still waited for', () => {
    const half = twelve.map((one, n) => (n % 2 === 0 ? one : { ...one, answers: [answer(1, 'refusal')], quote: null }));
    const subst = clock(clocksOf(half), 'subst');
    expect([subst.events, subst.n]).toEqual([6, 12]);
    expect(clock(clocksOf(half), 'human').events).toBe(12);
  });

  it('says of materials that nothing is coded, and of working time that a year has no calendar', () => {
    const uncoded = clock(clocksOf(twelve), 'complete').calendar.median;
    expect(uncoded).toMatchObject({ value: null, n: 0, whyNoInterval: 'not_coded' });
    const none = clocksOf(twelve, day(61), [], { ...hours, calendars: [] });
    expect(none.yearsWithoutCalendar).toEqual([2026]);
    expect(none.calendars).toEqual([]);
    expect(clock(none, 'human').working.median).toMatchObject({ value: null, whyNoInterval: 'no_calendar' });
    expect(clock(none, 'human').calendar.median.value).toBeCloseTo(DAY, 6);
    expect(none.withinBusinessDay).toMatchObject({ value: null, whyNoInterval: 'no_calendar' });
    expect(clocksOf(twelve).calendars).toMatchObject([{ country: 'RU', year: 2026 }]);
  });

  it('counts who answered by the next business day, within a working day, and by the day of the letter', () => {
    const stated = twelve.map((one, n) => ({ ...one, answerBy: n < 8 ? day(1.5) : day(0.5) }));
    const clocks = clocksOf(stated);
    // 10:00 on Tuesday: 540 working minutes after 10:00 on Monday, and before 18:00 of the next day.
    expect(clocks.withinBusinessDay).toMatchObject({ numerator: 12, n: 12 });
    expect(clocks.byNextBusinessDay).toMatchObject({ numerator: 12, n: 12, denominatorName: 'followed_to_then' });
    expect(clocks.byStatedDay).toMatchObject({ numerator: 8, n: 12 });
    expect(clocksOf(twelve).byStatedDay).toBeNull();
    const later = clocksOf(twelve.map((one) => ({ ...one, answers: [answer(1.4, 'substantive')] })));
    expect(later.byNextBusinessDay).toMatchObject({ numerator: 0, n: 12 });
  });

  it('leans to no side while the day is not over: who answered early is not counted either', () => {
    const clocks = clocksOf(twelve, day(1.1));
    expect(clocks.byNextBusinessDay).toMatchObject({ n: 0, whyNoInterval: 'nothing_counted' });
    expect(clocks.withinBusinessDay).toMatchObject({ numerator: 12, n: 12 });
  });

  it('tells the human clock as the section on delays does', () => {
    const report = buildReport(head, { ...recordOf(petersburgWave()), hours }, day(61));
    const human = clock(report.clocks, 'human');
    expect(human.calendar.median).toEqual(report.delay.median);
    expect(human.n).toBe(report.delay.n);
  });

  it('notices events that came before what they follow', () => {
    const odd = inquiry({ answers: [answer(2, 'substantive')], quote: { ...quoteOf(300), at: day(1) } });
    expect(clocksOf([odd]).orderFaults).toBe(1);
  });
});

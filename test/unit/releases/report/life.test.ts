import { describe, expect, test } from 'vitest';
import type { Silence } from '../../../../services/field/follow-ups/reminders.ts';
import type { InquiryId } from '../../../../services/platform/ids.ts';
import { buildReport } from '../../../../services/releases/report/build-report.ts';
import { formSeen } from '../../../../services/releases/report/form-seen.ts';
import { darkHours, lostAt } from '../../../../services/releases/report/outages.ts';
import type { AttemptRow } from '../../../../services/releases/report/store.ts';
import { answer, day, failed, head, inquiry, recordOf, reportOf } from './facts.ts';

const attempt = (reason: string | null, channel = 'form'): AttemptRow => ({
  inquiryId: 'i',
  step: 'inquiry',
  channel,
  state: 'not_sent',
  reason,
  armedAt: null,
  settledAt: day(0),
  deliveredAt: null,
});

describe('a form on the site', () => {
  test('is one that breaks, refuses or asks for a captcha; none that is not there or cannot be reached', () => {
    expect(['form_broken', 'captcha', 'validation', null].map((why) => formSeen([attempt(why)]))).toEqual(
      Array(4).fill(true),
    );
    expect(['no_form', 'unreachable', 'no_site'].map((why) => formSeen([attempt(why)]))).toEqual(Array(3).fill(false));
  });
  test('is unknown where nobody looked: an arm by mail, a site that keeps programs away', () => {
    expect(formSeen([attempt('no_address', 'mail')])).toBeNull();
    expect(formSeen([attempt('robots_disallowed')])).toBeNull();
  });
});

describe('an outage of our mailbox', () => {
  const outage = (from: number, to: number | null) => ({ from: day(from), to: to === null ? null : day(to) });
  test('of a tenth of the window or more loses the inquiry from its start; shorter ones lose nothing', () => {
    expect(lostAt([outage(4, 7)], day(0), 30, day(40))).toEqual(day(4));
    expect(lostAt([outage(4, 6.9)], day(0), 30, day(40))).toBeNull();
    expect(lostAt([outage(4, 5.5), outage(9, null)], day(0), 30, day(20))).toEqual(day(4));
    expect(lostAt([outage(31, 39)], day(0), 30, day(40))).toBeNull();
  });
  test('counts its hours once where two overlap, and only so far as they lie behind us', () => {
    expect(darkHours([outage(1, 3), outage(2, null)], day(0), day(4))).toBe(72);
  });
  test('makes a silence that nobody could see lost, not silent, and censors its delay', () => {
    const seen = Array.from({ length: 10 }, (_, n) =>
      inquiry({ inquiryId: `s${n}`, answers: [answer(1, 'substantive')] }),
    );
    const report = reportOf([...seen, inquiry({ lostAt: day(4) })]);
    expect(report.dispositions.find(({ name }) => name === 'OBSERVATION_LOST')?.count).toBe(1);
    expect([report.rates.silent.numerator, report.modes.other.numerator, report.outages.lost]).toEqual([0, 1, 1]);
    expect(report.delay.atRisk.map(({ n }) => n)).toEqual([11, 11, 11, 11, 1, 1, 0, 0, 0]);
  });
});

describe('the shares of 2014', () => {
  test('are over all contacted, the undelivered among those without an answer, and make one', () => {
    const { contacted, thenAndNow, delay } = reportOf([
      inquiry({ inquiryId: 'a', answers: [answer(1, 'substantive')] }),
      inquiry({ inquiryId: 'b', answers: [answer(3, 'missed_call', 'phone')], formSeen: false }),
      inquiry({ inquiryId: 'c', delivery: failed('bounced'), formSeen: false }),
      inquiry({ inquiryId: 'd' }),
    ]);
    const { email, phone, messenger, noAnswer, form } = contacted;
    expect([email, phone, messenger, noAnswer, form].map(({ numerator, n }) => [numerator, n])).toEqual([
      [1, 4],
      [1, 4],
      [0, 4],
      [2, 4],
      [2, 4],
    ]);
    expect(delay.meanOfAnswerers).toMatchObject({ value: 2 * 1440, n: 2, interval: null, whyNoInterval: 'no_method' });
    expect(thenAndNow.rows.find(({ id }) => id === 'meanDelay')?.ours).toEqual(delay.meanOfAnswerers);
    expect(thenAndNow.emailAtSmallest).toMatchObject({ numerator: 16, n: 28 });
  });
});

describe('our own reminder', () => {
  test('is printed apart: inside the window and later, of all that were reminded, in no rate', () => {
    const nudged = { nudgedAt: day(14) };
    const { nudge, rates, delay } = reportOf([
      inquiry({ inquiryId: 'a', ...nudged, answers: [answer(16, 'substantive')] }),
      inquiry({ inquiryId: 'b', ...nudged, answers: [answer(50, 'substantive', 'phone')] }),
      inquiry({ inquiryId: 'c', ...nudged }),
      inquiry({ inquiryId: 'd', answers: [answer(45, 'substantive')] }),
    ]);
    expect([nudge.answered.numerator, nudge.answeredAfterWindow.numerator, nudge.answered.n]).toEqual([1, 1, 3]);
    expect([nudge.byMode, nudge.lateUnasked]).toEqual([{ email: 1, phone: 1, messenger: 0 }, 1]);
    expect([rates.AR2.numerator, delay.answered]).toEqual([0, 0]);
  });
});

describe('the funnel and the silence stage', () => {
  const silence = (reminders: number, counts = true): Silence => ({
    kind: 'silence',
    since: day(2),
    until: day(182),
    counts,
    reminders: Array.from({ length: reminders }, (_, n) => ({
      at: day(40 + n),
      mode: 'email' as const,
      gapMs: 1,
      offers: n === 1,
    })),
    firstAfterMs: reminders === 0 ? null : 38 * 86_400_000,
  });
  const id = (n: number) => `i${n}` as InquiryId;
  const facts = [0, 1, 2].map((n) => inquiry({ inquiryId: id(n), answers: [answer(2, 'substantive')] }));
  const silences = [silence(2), silence(0), silence(1, false)].map((one, n) => ({ inquiryId: id(n), silence: one }));
  const report = buildReport(head, { ...recordOf(facts), silences }, day(200));

  test('a reminder counts among studios that spoke last with an offer; the others are named', () => {
    expect(report.reminders).toMatchObject({
      open: false,
      notCounted: 1,
      total: 2,
      withOffer: 1,
      reminded: { numerator: 1, n: 2 },
      perStudio: [
        { reminders: 0, studios: 1 },
        { reminders: 2, studios: 1 },
      ],
      byStage: { responseWindow: 0, silenceStage: 2 },
    });
    expect(report.reminders.curve).toMatchObject([{ minutes: 38 * 1440, waiting: 0.5 }]);
  });
  test('stages that were not coded are left out, and who comes back has come past all others', () => {
    expect(report.funnel.coded).toBe(false);
    expect(report.funnel.stages.map(({ stage, count }) => [stage, count])).toEqual([
      ['sampled', 3],
      ['deliverable', 3],
      ['delivered', 3],
      ['replied', 3],
      ['substantive', 3],
      ['quote', 1],
      ['reminded', 1],
    ]);
  });
});

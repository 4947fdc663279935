import type { Estimate } from '../../../services/releases/report/estimate.ts';
import type { Report } from '../../../services/releases/report/report-schema.ts';
import { type Case, casesOfLedger, casesOfRecord, type RecordedFacts } from './cases.ts';
import { isUnsure } from './compare-contacts.ts';
import { type Headlines, headlinesOf } from './headlines.ts';
import type { Ledger } from './ledger.ts';
import { hold, type Tally } from './tally.ts';

/**
 * Every headline from the tables against the same count from the ledger, over all studios that no crash left open; and, where none
 * was left open, the report's own numbers as well. Returns what the ledger says.
 */
export function compareHeadlines(tally: Tally, recorded: RecordedFacts, report: Report, ledger: Ledger): Headlines {
  const { windowDays } = report.wave;
  const expected = new Map(ledger.studios.map(({ domain, expectedOutcome }) => [domain, expectedOutcome]));
  const attempts = Map.groupBy(recorded.attempts, ({ domain }) => domain);
  const left = [...attempts].filter(([domain, tried]) =>
    tried.some((_, at) =>
      isUnsure(tried.slice(at, at + 1), tried[at]?.step === 'inquiry' ? expected.get(domain) : 'confirmed'),
    ),
  );
  const open = new Set(left.map(([domain]) => domain));
  const rest = (cases: readonly Case[]): Case[] => cases.filter(({ domain }) => !open.has(domain));
  const told = headlinesOf(rest(casesOfLedger(ledger)), windowDays);
  const counted = headlinesOf(rest(casesOfRecord(recorded)), windowDays);
  for (const [name, value] of Object.entries(told)) {
    hold(tally, 'headlines', name, value, counted[name as keyof Headlines]);
  }
  if (open.size === 0) compareReport(tally, told, report);
  return told;
}

function compareReport(tally: Tally, told: Headlines, report: Report): void {
  const { rates, modes, delay, prices, cases } = report;
  const sent = told.contacted - told.heldBack;
  const held: readonly (readonly [string, unknown, unknown])[] = [
    ['inquiries sampled', told.contacted, cases.sampled],
    ['AR1', told.answered, rates.AR1.numerator],
    ['AR1, of', sent, rates.AR1.n],
    ['AR2', told.answered, rates.AR2.numerator],
    ['AR2, of', sent - told.undelivered, rates.AR2.n],
    ['answered by mail', told.byMail, modes.email.numerator],
    ['answered by phone', told.byPhone, modes.phone.numerator],
    ['answers on the delay curve', told.answered, delay.answered],
    [
      'mean waiting time, days',
      told.restrictedMeanDays,
      delay.meanWaiting.value === null ? null : delay.meanWaiting.value / 1_440,
    ],
  ];
  for (const [what, expected, found] of held) hold(tally, 'report', what, expected, found);
  compareFigures(tally, told, report);
  const [price, ...others] = prices;
  // With several budgets or currencies the report has several tables, and no number for all of them.
  if (price === undefined || others.length > 0) return;
  hold(tally, 'report', 'prices', told.quotes, price.n);
  hold(tally, 'report', 'median price', told.medianQuote, inUnits(price.median.value));
  hold(tally, 'report', 'mean price', told.meanQuote, inUnits(price.mean.value));
}

/** The figures of 2014 as the report prints them: over all contacted, the mean of those who answered, what the reminder brought. */
function compareFigures(
  tally: Tally,
  told: Headlines,
  { contacted, delay, nudge, interrogating, funnel }: Report,
): void {
  const sent = told.contacted - told.heldBack;
  const figures: readonly (readonly [string, unknown, unknown])[] = [
    ['by mail, of all contacted', `${told.byMail} of ${sent}`, counted(contacted.email)],
    ['by phone, of all contacted', `${told.byPhone} of ${sent}`, counted(contacted.phone)],
    ['no answer, of all contacted', `${sent - told.answered} of ${sent}`, counted(contacted.noAnswer)],
    [
      'mean delay of those who answered, days',
      told.meanDelayDays,
      delay.meanOfAnswerers.value === null ? null : delay.meanOfAnswerers.value / 1_440,
    ],
    [
      'answered only after our reminder',
      told.answeredAfterNudge,
      (nudge.answered.numerator ?? 0) + (nudge.answeredAfterWindow.numerator ?? 0),
    ],
    ['funnel: answered', told.answered, funnel.stages.find(({ stage }) => stage === 'replied')?.count],
  ];
  for (const [what, expected, found] of figures) hold(tally, 'report', what, expected, found);
  // Where our own rules kept us from a site nobody knows by its attempts whether there is a form.
  if (told.heldBack === 0) hold(tally, 'report', 'a form', `${told.withForm} of ${sent}`, counted(contacted.form));
  // Without such an item, or with coders who disagree, the report prints no share.
  if (interrogating === null || interrogating.value === null) return;
  hold(tally, 'report', 'interrogate', `${told.interrogating} of ${told.answered}`, counted(interrogating));
}

function counted({ numerator, n }: Estimate): string {
  return `${numerator} of ${n}`;
}

function inUnits(minor: number | null): number | null {
  return minor === null ? null : minor / 100;
}

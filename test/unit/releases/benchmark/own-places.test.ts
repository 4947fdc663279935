import { expect, test } from 'vitest';
import { SHIPPED_CALENDARS } from '../../../../services/measures/clock/calendars/shipped.ts';
import { checklistOf } from '../../../../services/releases/benchmark/checklist.ts';
import { clocksOf as ownClocks } from '../../../../services/releases/benchmark/clocks.ts';
import { ownCodes } from '../../../../services/releases/benchmark/own-codes.ts';
import { pricePlaceOf } from '../../../../services/releases/benchmark/price-place.ts';
import type { Row } from '../../../../services/releases/cube/row.ts';
import { nothingCoded } from '../../../../services/releases/report/coded-shares.ts';
import type { Answer, InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';
import { inquiry } from '../report/facts.ts';

const office = { calendars: SHIPPED_CALENDARS, timeZone: 'Europe/Moscow', open: '09:00', close: '18:00' };
/** A Monday, ten in the morning in Moscow. */
const start = new Date('2026-10-05T07:00:00Z');
const after = (hours: number): Date => new Date(start.getTime() + hours * 3_600_000);
const answer = (hours: number, sort: Answer['sort']): Answer => ({
  at: after(hours),
  mode: 'email',
  sort,
  machine: false,
});
const facts = (answers: Answer[], more: Partial<InquiryFacts> = {}): InquiryFacts =>
  inquiry({ answers, delivery: { kind: 'confirmed', channel: 'form', startedAt: start }, ...more });
const clocksOf = (one: InquiryFacts) => ownClocks(one, nothingCoded, office);

const quote = (hours: number): InquiryFacts['quote'] => ({
  lowMinor: 1,
  highMinor: 1,
  currency: 'RUB',
  basis: 'project',
  vat: 'incl',
  vatRate: null,
  approximate: false,
  at: after(hours),
});
const row = (more: Partial<Row>): Row => ({
  key: 'k',
  table: 'total',
  cell: {},
  variable: 'AR2',
  status: 'published',
  unit: 'percent',
  value: 50,
  n: 60,
  numerator: 30,
  denominator: 'followed',
  lower: 40,
  upper: 60,
  method: 'wilson',
  ...more,
});

test('each clock stops at its own event, in calendar and in working time', () => {
  const told = [answer(0.5, 'auto'), answer(20, 'non_substantive'), answer(30, 'substantive')];
  expect(clocksOf(facts(told, { quote: quote(30) }))).toEqual([
    { clock: 'any', hours: 0.5, businessHours: 0.5 },
    { clock: 'human', hours: 20, businessHours: 8 },
    { clock: 'subst', hours: 30, businessHours: 15 },
    { clock: 'quote', hours: 30, businessHours: 15 },
    { clock: 'ack', hours: 0.5, businessHours: 0.5 },
  ]);
});

test('what came after our reminder or after the window stops no clock', () => {
  const late = [answer(50, 'substantive')];
  for (const more of [{ nudgedAt: after(40) }, { windowDays: 2 }]) {
    const clocks = clocksOf(facts(late, { ...more, quote: quote(50) }));
    expect(clocks.map(({ hours }) => hours)).toEqual([null, null, null, null, null]);
  }
});

test('the order of clocks is that of the law: a person never before the first sign of life, a price never before substance', () => {
  const told = [answer(2, 'non_substantive'), answer(5, 'substantive'), answer(9, 'substantive')];
  const clocks = clocksOf(facts(told, { quote: quote(9) }));
  const [any, human, subst, quoted] = clocks.map(({ hours }) => hours ?? 0);
  expect([any, human, subst, quoted]).toEqual([2, 2, 5, 9]);
});

test('a price is told as a band by the interval of the published median of its own budget', () => {
  const median = row({
    table: 'prices',
    cell: { budget: 'small', currency: 'RUB' },
    variable: 'price_median',
    unit: 'minor',
    value: 500,
    lower: 400,
    upper: 600,
  });
  const own = (minor: number) => ({ minor, currency: 'RUB', budget: 'small' });
  expect([399, 400, 600, 601].map((minor) => pricePlaceOf(own(minor), [median]).band)).toEqual([
    'below',
    'around',
    'around',
    'above',
  ]);
  const hidden = row({ ...median, status: 'suppressed', value: null, lower: null, upper: null, n: null });
  expect(pricePlaceOf(own(1), [hidden])).toEqual({ band: 'not_shown', by: [] });
  expect(pricePlaceOf({ ...own(1), budget: 'large' }, [median]).band).toBe('not_shown');
  expect(pricePlaceOf({ ...own(1), currency: 'EUR' }, [median]).band).toBe('not_shown');
});

const rubric = {
  items: [
    {
      code: 'named',
      axis: 'competence' as const,
      question: 'By name?',
      anchors: [
        { value: 0, label: 'no' },
        { value: 1, label: 'yes' },
      ],
      notObservable: 'none',
    },
  ],
  doubleCodedShare: '1',
  agreement: '0.67',
} as never;

test('an item counts once with its highest code, and the letter that it comes from is named', () => {
  const codes = [
    { messageId: 'a', item: 'named', value: null },
    { messageId: 'b', item: 'named', value: 0 },
    { messageId: 'c', item: 'named', value: 1 },
  ];
  const share = row({ table: 'coded', cell: { item: 'named', anchor: '1' }, variable: 'coded' });
  const [one] = ownCodes(rubric, codes, [], [share]);
  expect(one).toMatchObject({ messageId: 'c', value: 1, dispute: null });
  expect(one?.anchors.map(({ peers }) => peers)).toEqual([null, share]);
  expect(ownCodes(rubric, codes.slice(0, 1), [], [])).toMatchObject([{ messageId: 'a', value: null }]);
  expect(ownCodes(null, codes, [], [])).toEqual([]);
});

test('the checklist tells what was seen, what was not, and what one inquiry cannot tell', () => {
  const quick = facts([answer(0.2, 'auto'), answer(3, 'substantive')], { quote: quote(3) });
  const seen = (one: InquiryFacts, kept: (boolean | null)[]) =>
    checklistOf(one, clocksOf(one), kept, []).map((check) => check.seen);
  expect(seen(quick, [true, null])).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes']);
  expect(seen(facts([]), [])).toEqual(['yes', 'no', 'no', 'no', 'no', 'not_seen']);
  expect(seen(facts([answer(200, 'refusal')]), [false, true])).toEqual(['yes', 'no', 'no', 'no', 'no', 'no']);
  const lost = facts([], {
    delivery: { kind: 'failed', channel: 'mail', reason: 'x', startedAt: start, settledAt: start },
  });
  expect(seen(lost, [null])[0]).toBe('no');
  const beside = checklistOf(quick, clocksOf(quick), [], [row({ variable: 'within_business_day' })]);
  expect(beside.find(({ check }) => check === 'business_day')?.peers?.value).toBe(50);
});

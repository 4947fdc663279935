import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposalsIn, shownProposal } from '../../../../services/reading/coding/proposals.ts';
import { dueDateIn } from '../../../../services/reading/promises/due-date.ts';
import { findPromises, promiseState } from '../../../../services/reading/promises/find-promises.ts';
import { greetingOf } from '../../../../services/reading/promises/greeting.ts';
import { suspicionHints } from '../../../../services/reading/promises/suspicion.ts';
import { findQuestions } from '../../../../services/reading/questions/find-questions.ts';

const names = ['Андрей Белозёров', 'Anna Keller', 'Martin Vogel'];
/** A Wednesday. */
const sentOn = '2026-10-07';

/** Lines "expected|sentence" of a fixture file. */
function sentences(file: string): { wanted: string; text: string }[] {
  return readFileSync(new URL(`../../../fixtures/proposals/${file}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ wanted: line.slice(0, line.indexOf('|')), text: line.slice(line.indexOf('|') + 1) }));
}

describe.each([
  ['questions', (text: string) => findQuestions(text).at(-1)?.kind ?? 'none'],
  ['promises', (text: string) => findPromises(text, sentOn)[0]?.due ?? '-'],
  ['greetings', (text: string) => greetingOf(text, names).kind],
  ['suspicion', (text: string) => (suspicionHints(text).length > 0 ? '+' : '-')],
] as const)('%s in three languages', (file, found) => {
  test('are found as people read them, and the traps are left alone', () => {
    const all = sentences(file);
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.filter(({ wanted, text }) => found(text) !== wanted)).toEqual([]);
  });
});

describe('the day of a promise', () => {
  test('of a weekday is the next one, also when the letter came on that day', () => {
    expect(dueDateIn('до среды', sentOn)?.due).toBe('2026-10-14');
    expect(dueDateIn('by Thursday', sentOn)?.due).toBe('2026-10-08');
  });
  test('in working days passes the weekend, and a day and month may lie in the next year', () => {
    expect(dueDateIn('в течение 3 рабочих дней', '2026-10-09')?.due).toBe('2026-10-14');
    expect(dueDateIn('by 12 January', '2026-12-28')?.due).toBe('2027-01-12');
    expect(dueDateIn('bis zum 31.2.', sentOn)).toBeNull();
  });
});

describe('a promise', () => {
  test('is kept on the day, late after it, broken when nothing came, and open while the day is not over', () => {
    expect(promiseState('2026-10-09', ['2026-10-12', '2026-10-09'], '2026-11-01')).toBe('kept');
    expect(promiseState('2026-10-09', ['2026-10-12'], '2026-11-01')).toBe('late');
    expect(promiseState('2026-10-09', [], '2026-10-10')).toBe('broken');
    expect(promiseState('2026-10-09', [], '2026-10-09')).toBe('open');
    expect(
      shownProposal(
        { id: 1, kind: 'greeting', type: null, due: null, start: 0, end: 1 },
        { laterDays: [], today: sentOn },
      ).state,
    ).toBeNull();
  });
});

test('proposals stand in the order of the letter and point at their words', () => {
  const text = 'Здравствуйте, Сергей!\nКакой у вас бюджет? Пришлём смету до пятницы.\n> Какой срок?\nЭто опрос?';
  const said = proposalsIn(text, names, sentOn).map(({ kind, type, start, end }) => [
    kind,
    type,
    text.slice(start, end),
  ]);
  expect(said).toEqual([
    ['greeting', 'wrong_name', 'Сергей'],
    ['question', 'budget', 'Какой у вас бюджет?'],
    ['promise', null, 'Пришлём смету до пятницы.'],
    ['question', null, 'Это опрос?'],
    ['suspicion', null, 'Это опрос?'],
  ]);
});

test('whatever a letter holds, proposals lie within it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...sentences('questions').map(({ text }) => text)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join(' ');
      for (const { start, end } of proposalsIn(text, names, sentOn)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  '? '.repeat(30_000),
  'до '.repeat(20_000),
  'пришлём '.repeat(7_000),
  'а'.repeat(60_000),
  'we will '.repeat(7_000),
])('sixty thousand hostile characters are read in bounded time', (text) => {
  const began = performance.now();
  proposalsIn(text, names, sentOn);
  expect(performance.now() - began).toBeLessThan(10_000);
});

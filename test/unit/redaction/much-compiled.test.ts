import { setFlagsFromString } from 'node:v8';
import { afterAll, expect, test } from 'vitest';
import { greetingOf } from '../../../services/reading/promises/greeting.ts';
import { redact } from '../../../services/reading/redaction/redact.ts';
import { markedLetters } from './read-fixtures.ts';

// What V8 does by itself once a process holds 16 MB of machine code and has compiled 1 MB of patterns: a worker after some weeks.
setFlagsFromString('--no-regexp-optimization');
afterAll(() => setFlagsFromString('--regexp-optimization'));

test('a process that has compiled much hides the same names as a young one', () => {
  const differ = markedLetters().filter(({ text, known, seen }) => redact(text, known).text !== seen);
  expect(differ.map(({ name }) => name)).toEqual([]);
});

test.each([
  ['Hallo Herr Vogel,\nvielen Dank', 'right_name'],
  ['HELLO Mr. Vogel,', 'right_name'],
  ['Добрый день, Мартин!', 'wrong_name'],
  ['Мартин, ДОБРЫЙ день!', 'wrong_name'],
  ['Guten Tag zusammen,', 'nobody'],
  ['hallo vogel,', 'nobody'],
] as const)('%s greets: %s', (text, kind) => {
  expect(greetingOf(text, ['Martin Vogel']).kind).toBe(kind);
});

import { describe, expect, test } from 'vitest';
import { english } from '../../../../services/releases/words/english.ts';
import {
  dateTime,
  duration,
  money,
  percent,
  russianForm,
  workingDuration,
} from '../../../../services/releases/words/number-words.ts';
import { russian } from '../../../../services/releases/words/russian.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  test('Russian has a decimal comma and thin spaces, percent stands apart', () => {
    expect(plain(money(125_000_000, 'RUB', 'ru'))).toBe('1,25 млн ₽');
    expect(plain(percent(0.574, 47, 'ru'))).toBe('57 %');
    expect(percent(0.574, 47, 'en')).toBe('57%');
  });
  test('a percentage has a decimal only beyond a thousand cases', () => {
    expect(percent(0.5746, 1000, 'en')).toBe('57%');
    expect(percent(0.5746, 1001, 'en')).toBe('57.5%');
  });
  test('money is rounded to three digits, since a median may be one studio’s price', () => {
    expect(plain(money(34_641_016, 'RUB', 'ru'))).toBe('346 тыс. ₽');
    expect(plain(money(999_960_00, 'EUR', 'en'))).toBe('1 million €');
    expect(plain(money(99_50, 'KZT', 'en'))).toBe('99.5 KZT');
  });
  test.each([
    [0, '0'],
    [45, '45 min'],
    [60, '1 h'],
    [90, '90 min'],
    [1440, '1 d'],
    [2000, '33.3 h'],
    [2850, '2 d'],
    [4000, '2.8 d'],
  ])('%s minutes', (minutes, text) => {
    expect(plain(duration(minutes, 'en'))).toBe(text);
  });
  test('moments are told in universal time', () => {
    expect(plain(dateTime('2026-10-05T07:05:00Z', 'en'))).toBe('5 October 2026, 07:05 UTC');
    expect(plain(dateTime('2026-10-05T07:05:00Z', 'ru'))).toBe('5 октября 2026 г., 07:05 UTC');
  });
});

test('Russian nouns and verbs follow their number', () => {
  const form = (n: number) => russianForm(n, 'студия', 'студии', 'студий');
  expect([1, 2, 5, 11, 21, 22, 112].map(form)).toEqual([
    'студия',
    'студии',
    'студий',
    'студий',
    'студия',
    'студии',
    'студий',
  ]);
  expect(russian.whoAnswered({ x: 21, n: 40, percent: '53 %' }, 30)).toBe('За 30 дней ответила 21 студия из 40 (53 %)');
});

test('both catalogues explain the same reasons in their own words', () => {
  expect(Object.keys(russian.whyNoInterval)).toEqual(Object.keys(english.whyNoInterval));
  for (const [key, text] of Object.entries(russian.whyNoInterval)) {
    expect([key, text]).not.toEqual([key, english.whyNoInterval[key as keyof typeof english.whyNoInterval]]);
  }
});

test('working time is told by the working day of nine hours, and less than nothing with a minus', () => {
  const told = [0, 30, 240, 540, 1620].map((minutes) => plain(workingDuration(minutes, 'en')));
  expect(told).toEqual(['0', '30 working min', '4 working h', '9 working h', '3 working d']);
  expect(plain(workingDuration(810, 'ru'))).toBe('1,5 раб. дн.');
  expect(plain(duration(-3000, 'ru'))).toBe('−2,1 сут');
});

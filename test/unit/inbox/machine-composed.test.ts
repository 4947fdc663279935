import { describe, expect, test } from 'vitest';
import { type AnswerFacts, machineComposed } from '../../../services/inbox/classify/machine-composed.ts';
import { sameSkeleton } from '../../../services/inbox/classify/text-skeleton.ts';

const letter = {
  subject: 'Сайт для столярной мастерской',
  body: 'Здравствуйте! Делаем лестницы и наличники, нужен каталог с калькулятором. Сколько стоит и какой срок?',
};
const template =
  'Здравствуйте, Анна! Спасибо за интерес к нашей студии. Мы создаем современные решения для бизнеса любой сложности и готовы обсудить вашу задачу на созвоне в удобное время.';
const other = template.replace('Анна', 'Мария');
const facts = (given: Partial<AnswerFacts>): AnswerFacts => ({
  latencyMs: 3 * 3_600_000,
  arrivedAt: new Date('2026-03-10T09:00:00Z'),
  timeZone: 'Europe/Moscow',
  text: 'Добрый день! Каталог лестниц с калькулятором сделаем за 180 000 рублей, четыре недели.',
  letter,
  otherAnswers: [],
  ...given,
});
const signs = (given: Partial<AnswerFacts>): string[] => machineComposed(facts(given)).reasons.map(({ sign }) => sign);

describe('an answer that may be written by a machine', () => {
  test('by day, after hours, about the brief, has no sign', () => {
    expect(machineComposed(facts({}))).toEqual({ suspected: false, reasons: [] });
  });
  test('within two minutes, at night and about nothing that was asked, is suspected with its reasons', () => {
    const given = { latencyMs: 90_000, arrivedAt: new Date('2026-03-10T00:30:00Z'), text: template };
    expect(machineComposed(facts(given))).toMatchObject({
      suspected: true,
      reasons: [
        { sign: 'fast', evidence: '90 s' },
        { sign: 'at_night', evidence: '03:30 Europe/Moscow' },
        { sign: 'no_reference' },
      ],
    });
  });
  test('in the sentences of another answer and about nothing that was asked, is suspected at any hour', () => {
    expect(machineComposed(facts({ text: template, otherAnswers: [other] }))).toMatchObject({
      suspected: true,
      reasons: [{ sign: 'same_skeleton' }, { sign: 'no_reference' }],
    });
  });
  test('is not suspected for one sign alone, nor for two that people show too', () => {
    for (const given of [
      { latencyMs: 60_000 },
      { text: template },
      { latencyMs: 60_000, text: template },
      { latencyMs: 60_000, arrivedAt: new Date('2026-03-10T20:30:00Z') },
    ])
      expect(machineComposed(facts(given)).suspected).toBe(false);
  });
  test('is judged by night where the protocol says what night is, and by no sign of night elsewhere', () => {
    const arrivedAt = new Date('2026-03-10T01:00:00Z');
    expect(signs({ arrivedAt })).toEqual(['at_night']);
    expect(signs({ arrivedAt, timeZone: 'Asia/Vladivostok' })).toEqual([]);
    expect(signs({ arrivedAt, timeZone: null })).toEqual([]);
  });
  test('too short to refer to anything has neither of the signs of its words', () => {
    expect(signs({ text: 'Позвоните нам', otherAnswers: ['Позвоните нам'] })).toEqual([]);
  });
  test('in German is held against a German brief', () => {
    const german = {
      subject: 'Website für Tischlerei',
      body: 'Wir bauen Treppen und brauchen einen Katalog mit Kalkulator.',
    };
    const text = 'Guten Tag, einen Katalog Ihrer Treppen bauen wir für 6.500 Euro in fünf Wochen.';
    expect(signs({ letter: german, text })).toEqual([]);
    expect(
      signs({
        letter: german,
        text: 'Vielen Dank für Ihr Interesse, wir freuen uns auf die Zusammenarbeit mit Ihnen.',
      }),
    ).toEqual(['no_reference']);
  });
});

describe('the skeleton of a text', () => {
  test('is the same with other names, numbers and addresses, and another with other sentences', () => {
    expect(sameSkeleton(template, other)).toBe(true);
    expect(sameSkeleton(template, facts({}).text)).toBe(false);
  });
  test('of hostile length is compared in linear time', () => {
    const long = 'Ааа ббб ввв @ '.repeat(20_000);
    const startedAt = performance.now();
    sameSkeleton(long, `${long}г`);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});

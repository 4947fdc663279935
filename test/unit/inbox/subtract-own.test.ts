import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subtractOwn } from '../../../services/inbox/new-text/subtract-own.ts';

const own = [
  'Добрый день!',
  'Нам нужен сайт для столярной мастерской с каталогом.',
  'Наш бюджет до 150 000 рублей, запуск в мае.',
];
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('our own words in a reply', () => {
  it('our budget is never left to be read as a price', () => {
    const reply =
      'Нам нужен сайт для столярной мастерской с каталогом. Наш бюджет до 150 000 рублей, запуск в мае.\nЛендинг стоит 180 000 рублей.';
    expect(words(subtractOwn(reply, own))).toBe('. Лендинг стоит 180 000 рублей.');
  });

  it('survives other line breaks, letter case and a changed word', () => {
    const reply =
      'нам нужен САЙТ для столярной\nмастерской с большим каталогом. Наш бюджет до\n150 000 рублей, запуск в мае';
    expect(subtractOwn(reply, own)).not.toMatch(/150|столярной/);
  });

  it('leaves a price that merely agrees with our budget', () => {
    expect(subtractOwn('Сделаем за 150 000 рублей.', own)).toBe('Сделаем за 150 000 рублей.');
  });

  it('takes a short sentence only where it fills a line', () => {
    expect(words(subtractOwn('Добрый день!\nДобрый день, Анна', own))).toBe('Добрый день, Анна');
  });

  it('keeps length and line breaks, so that offsets keep their meaning', () => {
    const reply = 'Да.\nНаш бюджет до 150 000 рублей, запуск в мае.\nЦена 90 000.';
    const rest = subtractOwn(reply, own);
    expect(rest).toHaveLength(reply.length);
    expect(rest.indexOf('Цена')).toBe(reply.indexOf('Цена'));
  });

  it('never touches a text without our words and never changes its length', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.array(fc.string({ maxLength: 80 }), { maxLength: 5 }),
        (text, sentences) => {
          expect(subtractOwn(text, sentences)).toHaveLength(text.length);
          expect(subtractOwn(text, [])).toBe(text);
        },
      ),
    );
  });
});

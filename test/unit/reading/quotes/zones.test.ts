import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../services/reading/quotes/context/lines.ts';

const zones = (text: string): string[] => [...textLines(text)].map((line) => `${line.zone}: ${line.raw}`);

describe('lines of a reply', () => {
  it('joins what a mail program wrapped and keeps rows apart', () => {
    const wrapped =
      'Мы изучили ваше задание, предварительная стоимость работ составит\nот 350 000 рублей.\n- Дизайн\n- Вёрстка';
    expect([...textLines(wrapped)]).toHaveLength(3);
  });

  it('knows what is quoted by marks, separators and header blocks', () => {
    expect(zones('Да.\n> Сколько?\nСпасибо')).toEqual(['new: Да.', 'quoted: > Сколько?', 'new: Спасибо']);
    expect(zones('Hi\n-----Original Message-----\nBudget 5k')[2]).toBe('quoted: Budget 5k');
    expect(zones('Hallo\nVon: Anna\nGesendet: heute\nBudget 5k')[3]).toBe('quoted: Budget 5k');
    expect(zones('Ок\nсб, 21 нояб. 2026 г. в 12:04, Анна <a@example.org>:\nБюджет')[2]).toBe('quoted: Бюджет');
    expect(zones('Ок\n21.11.2026 12:04, Анна <a@example.org> пишет:\nБюджет')[2]).toBe('quoted: Бюджет');
  });

  it('ends the letter at its closing formula and takes a postscript back', () => {
    expect(zones('5k\nBest regards,\nTom\nSites from $99\nP.S. call me').map((line) => line.split(':')[0])).toEqual([
      'new',
      'signature',
      'signature',
      'signature',
      'new',
    ]);
  });

  it('gives every line the offset of its first character', () => {
    const text = 'один\r\n\n> два\nтри';
    for (const line of textLines(text)) expect(text.startsWith(line.raw, line.start)).toBe(true);
  });
});

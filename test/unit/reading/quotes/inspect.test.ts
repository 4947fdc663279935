import { describe, expect, it } from 'vitest';
import { inspectQuotes } from '../../../../scripts/cli/inspect-quotes.ts';

async function inspected(input: string): Promise<{ status: number; answers: Record<string, unknown>[] }> {
  const answers: Record<string, unknown>[] = [];
  const status = await inspectQuotes(input, (line) => answers.push(JSON.parse(line)));
  return { status, answers };
}

describe('inspect quotes', () => {
  it('answers one object a line, amounts in currency units, open ends as null', async () => {
    const { status, answers } = await inspected(
      '{"id":"a","text":"от 150 тыс. руб."}\n{"id":2,"text":"up to $7,500.50"}\n',
    );
    expect(status).toBe(0);
    expect(answers).toMatchObject([
      { id: 'a', candidates: [{ low: 150000, high: null, currency: 'RUB', basis: 'project', start: 3, end: 16 }] },
      { id: 2, quotes: [{ low: null, high: 7500.5, currency: 'USD', vat: 'unknown', approximate: false }] },
    ]);
  });

  it('lists money that is no quote among the candidates only', async () => {
    const { answers } = await inspected('{"id":1,"text":"Скидка 20 000 рублей"}');
    expect(answers).toMatchObject([{ candidates: [{ low: 20000, role: 'discount' }], quotes: [], main: null }]);
  });

  it('says which line it could not read and goes on', async () => {
    const { status, answers } = await inspected('nonsense\n{"id":1}\n\n{"id":3,"text":"$5"}');
    expect(status).toBe(1);
    expect(answers.map((answer) => answer.line ?? answer.id)).toEqual([1, 2, 3]);
  });
});

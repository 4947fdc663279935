import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judgeStep } from '../../city/steps/judge-step.ts';
import { letter, sendMail, startCityUnderTest } from './city-under-test.ts';

const DAY = 86_400_000;
const mail = { channel: 'mail', inThread: true } as const;
const inquiry = { step: 'inquiry', at: 0 } as const;

test('a contact is what comes before it: answered, silent, thanked or the same again', () => {
  const silent = { before: [inquiry], answeredAt: null };
  const answered = { before: [inquiry], answeredAt: DAY };
  expect(judgeStep({ before: [], answeredAt: null }, mail, 0)).toBe('inquiry');
  expect(judgeStep(silent, mail, 3 * DAY)).toBe('again');
  expect(judgeStep(silent, mail, 14 * DAY)).toBe('nudge');
  expect(judgeStep(answered, { channel: 'form', inThread: false }, 2 * DAY)).toBe('again');
  expect(judgeStep(answered, mail, 2 * DAY)).toBe('second_step');
  const asked = { before: [inquiry, { step: 'second_step', at: 2 * DAY } as const], answeredAt: DAY };
  expect(judgeStep(asked, mail, 9 * DAY)).toBe('again');
  expect(judgeStep(asked, mail, 181 * DAY)).toBe('close');
  expect(
    judgeStep({ before: [...asked.before, { step: 'close', at: 181 * DAY }], answeredAt: DAY }, mail, 182 * DAY),
  ).toBe('again');
});

test('a reminder and a request for what is ready are no resend, a second reminder is', async () => {
  const city = await startCityUnderTest(['--studios', '1', '--seed', 'x', '--kinds', 'mail-only']);
  try {
    const address = /[a-z]+@[^,]+/.exec(readFileSync(city.card.rankings[0] ?? '', 'utf8'))?.[0] ?? '';
    await sendMail(city.card, 'anna.k@shopper.test', address);
    const [studio] = (await city.ledger()).studios;
    const start = Date.parse(city.card.startAt);
    await city.control('/advance', { now: new Date(start + 40 * DAY).toISOString() });
    await sendMail(city.card, 'anna.k@shopper.test', address);
    await sendMail(city.card, 'anna.k@shopper.test', address);
    const { contacts, answers } = await city.ledger();
    const human = answers.some(({ kind }) => kind.startsWith('human_'));
    expect([studio?.manner, contacts.map(({ step }) => step)]).toEqual([
      studio?.manner,
      ['inquiry', human ? 'second_step' : 'nudge', human ? 'close' : 'again'],
    ]);
    expect(contacts.map(({ tripwires }) => tripwires.length)).toEqual([0, 0, human ? 0 : 1]);
    expect(contacts[0]?.message).toBe(letter);
  } finally {
    await city.end();
  }
});

test('a studio that a reminder wakes rings the number that the first letter gave', async () => {
  const city = await startCityUnderTest(['--studios', '56', '--seed', '4', '--replay']);
  try {
    const listed = city.card.rankings.map((file) => readFileSync(file, 'latin1')).join('\n');
    const { studios } = await city.ledger();
    const write = async (ids: readonly string[], signature: string): Promise<void> => {
      for (const { id, domain } of studios.filter((studio) => ids.includes(studio.id))) {
        const address = new RegExp(`[a-z]+@${domain.replaceAll('.', '\\.')}`).exec(listed)?.[0] ?? '';
        await sendMail(city.card, `anna.${id}@shopper.test`, address, signature);
      }
    };
    const silent = studios.filter(({ manner }) => manner === 'silent').map(({ id }) => id);
    await write(silent, '\n+78120000101');
    await city.control('/advance', { now: new Date(Date.parse(city.card.startAt) + 20 * DAY).toISOString() });
    await write(silent, '');
    await city.runOut();
    const { calls, contacts } = await city.ledger();
    expect(new Set(contacts.map(({ step }) => step))).toEqual(new Set(['inquiry', 'nudge']));
    expect(calls.filter(({ studio }) => studio !== null).map(({ to }) => to)).toEqual(['+78120000101']);
  } finally {
    await city.end();
  }
});

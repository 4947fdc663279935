import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAsteriskCdr } from '../../../services/inbox/calls/exports/read-asterisk-cdr.ts';
import type { CityCard } from '../../city/city.ts';
import { type CityUnderTest, sendMail, startCityUnderTest } from './city-under-test.ts';

const number = '+78120000101';
let city: CityUnderTest & { card: CityCard };
beforeAll(async () => {
  city = await startCityUnderTest(['--studios', '56', '--seed', '9', '--replay']);
  for (const { id, domain, manner } of (await city.ledger()).studios) {
    if (manner === 'refusing') continue;
    await sendMail(city.card, `anna.${id}@shopper.test`, addressOf(domain), `\n${number}`);
  }
  await city.runOut();
}, 120_000);
afterAll(() => city.end());

function addressOf(domain: string): string {
  const both = city.card.rankings.map((file) => readFileSync(file, 'latin1')).join('\n');
  return new RegExp(`[a-z]+@${domain.replaceAll('.', '\\.')}`).exec(both)?.[0] ?? '';
}

test('every call of the ledger stands in the exchange’s log with its numbers, its times and its end', async () => {
  const { calls } = await city.ledger();
  const read = readAsteriskCdr(readFileSync(city.card.cdr, 'utf8'), {
    timeZone: city.card.cdrTimeZone,
    country: 'RU',
    isOurs: (e164) => e164 === number,
  });
  expect(read.faults).toEqual([]);
  expect(
    read.calls.map(({ call }) => [
      call.externalId,
      call.fromE164,
      call.toE164,
      call.startedAt.toISOString(),
      call.billsec,
    ]),
  ).toEqual(calls.map(({ uniqueId, from, to, at, billsec }) => [uniqueId, from, to, at, billsec]));
  expect(read.calls.map(({ call }) => call.disposition === 'answered')).toEqual(calls.map(({ answered }) => answered));
  expect(calls.filter(({ studio }) => studio === null)).toHaveLength(2);
});

test('six studios ring before they write, and each of them writes afterwards', async () => {
  const { calls, answers, contacts } = await city.ledger();
  const firstCall = (studio: string) => calls.find((call) => call.studio === studio)?.at ?? '9';
  const human = answers.filter(({ kind, duplicateOf }) => kind.startsWith('human_') && duplicateOf === null);
  const ringers = contacts.filter(({ studio }) => {
    const letters = human.filter((answer) => answer.studio === studio);
    return letters.length > 0 && letters.every(({ internalDate }) => internalDate > firstCall(studio));
  });
  expect(ringers).toHaveLength(6);
});

test('what is said in a call is said by the call sheet, and nothing is said in a call that nobody takes', async () => {
  const { calls } = await city.ledger();
  const sheets = (await city.control('/call-sheets')).body.callSheets as typeof calls;
  expect(sheets).toEqual(calls.filter(({ answered }) => answered));
  for (const { answered, price, questions, billsec } of calls.filter((call) => !call.answered)) {
    expect([answered, price, questions, billsec]).toEqual([false, null, [], 0]);
  }
});

test('two coders read every letter of a person; where they differ a third settles', async () => {
  const { answers, coding } = await city.ledger();
  const human = answers.filter(({ kind, duplicateOf }) => kind.startsWith('human_') && duplicateOf === null);
  expect(coding.map(({ messageId }) => messageId)).toEqual(human.map(({ messageId }) => messageId));
  const interrogating = new Set(
    coding.filter(({ codes }) => codes.interrogates?.settled === 'yes').map(({ studio }) => studio),
  );
  expect(interrogating.size).toBe(10);
  const differing = coding.flatMap(({ codes }) => Object.values(codes)).filter(({ a, b }) => a !== b);
  expect(differing.length).toBeGreaterThan(5);
});

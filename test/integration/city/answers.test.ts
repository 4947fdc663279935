import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type CityUnderTest, letter, sendMail, startCityUnderTest, stored } from './city-under-test.ts';

let city: CityUnderTest;
beforeAll(async () => {
  city = await startCityUnderTest(['--studios', '10', '--seed', '4', '--kinds', 'plain-native,mail-only']);
  for (const { id, domain, siteKind, manner } of (await city.ledger()).studios) {
    const alias = `anna.${id}@shopper.test`;
    if (siteKind === 'plain-native') {
      const posted = { name: 'Анна Кузнецова', email: alias, phone: '+7 921 555-01-01', message: letter };
      expect((await ask(city.card, domain, '/contacts', posted)).location).toBe('/spasibo');
    } else if (manner !== 'refusing') await sendMail(city.card, alias, addressOf(domain));
  }
  await city.runOut();
});
afterAll(() => city.end());

function addressOf(domain: string): string {
  const found = new RegExp(`[a-z]+@${domain}`).exec(readFileSync(city.card.rankings[0] ?? '', 'utf8'));
  return found?.[0] ?? '';
}

const password = (file: string) => readFileSync(file, 'utf8');

test('every answer lies in the shopper’s mailbox with the field time as its arrival', async () => {
  const { answers } = await city.ledger();
  expect(answers.length).toBeGreaterThan(8);
  for (const folder of ['INBOX', 'Junk'] as const) {
    const there = await stored(city.card, 'shopper', password(city.card.imap.passwordFile), folder);
    const told = answers.filter((answer) => answer.folder === folder);
    const pair = (entry: { internalDate: string; messageId: string }) => [entry.internalDate, entry.messageId];
    expect(there.map(pair)).toEqual(told.map(pair));
  }
  expect(answers.some(({ folder }) => folder === 'Junk')).toBe(true);
});

test('a studio answers what it was dealt, after its contact and to the alias it was given', async () => {
  const { studios, contacts, answers } = await city.ledger();
  for (const { id, plannedAnswers } of studios) {
    const contact = contacts.find(({ studio }) => studio === id);
    const given = answers.filter(({ studio, duplicateOf }) => studio === id && duplicateOf === null);
    expect(given.map(({ kind }) => kind).sort()).toEqual(
      contact === undefined ? [] : plannedAnswers.map(({ kind }) => kind).sort(),
    );
    for (const answer of given) {
      expect(answer.alias).toBe(`anna.${id}@shopper.test`);
      expect(Date.parse(answer.internalDate)).toBeGreaterThan(Date.parse(contact?.at ?? ''));
    }
  }
});

test('the words of a price stand in the text of the answer as the ledger has them', async () => {
  const { answers } = await city.ledger();
  const boxes = ['INBOX', 'Junk'].map((folder) =>
    stored(city.card, 'shopper', password(city.card.imap.passwordFile), folder),
  );
  const mails = (await Promise.all(boxes)).flat();
  const priced = answers.filter(({ price }) => price !== null);
  expect(priced.length).toBeGreaterThan(3);
  for (const { messageId, priceWords } of priced) {
    const source = mails.find((mail) => mail.messageId === messageId)?.source ?? '';
    const { text } = await PostalMime.parse(Buffer.from(source, 'latin1'));
    expect(text).toContain(priceWords);
    expect(text).toMatch(/Анна/);
  }
});

test('the ledger on disk holds what the control tells', async () => {
  const lines = readFileSync(join(city.folder, 'ledger.jsonl'), 'utf8').trim().split('\n');
  const view = await city.ledger();
  const counted = (type: string) => lines.filter((line) => JSON.parse(line).type === type).length;
  expect(counted('studio')).toBe(view.studios.length);
  expect(counted('contact')).toBe(view.contacts.length);
  expect(counted('answer')).toBe(view.answers.length);
});

test('a mail to a studio lies in the studio’s own mailbox, stamped by the real clock', async () => {
  const { exchanges } = await city.ledger();
  const delivered = exchanges.find(({ phase }) => phase === 'delivered');
  const owner = delivered?.to[0] ?? '';
  const [mail] = await stored(city.card, owner, password(join(city.folder, 'studios-password')), 'INBOX');
  expect(mail?.messageId).toBe(delivered?.messageId);
  expect(Math.abs(Date.now() - Date.parse(mail?.internalDate ?? ''))).toBeLessThan(60_000);
});

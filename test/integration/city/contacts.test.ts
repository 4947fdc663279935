import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { ask, type CityUnderTest, letter, sendMail, startCityUnderTest } from './city-under-test.ts';

let city: CityUnderTest;
afterEach(() => city.end());

async function oneStudio(kind: string, start = '2026-09-01T06:00:00Z'): Promise<string> {
  city = await startCityUnderTest(['--studios', '1', '--seed', 'x', '--kinds', kind, '--start', start]);
  return (await city.ledger()).studios[0]?.domain ?? '';
}

const anna = { name: 'Анна Кузнецова', email: 'anna.x1@shopper.test', phone: '+7 921 555-01-01', message: letter };

test('a contact carries the field time at which it arrived', async () => {
  const domain = await oneStudio('plain-native');
  await city.control('/advance', { now: '2026-09-03T10:00:00.500Z' });
  await ask(city.card, domain, '/contacts', anna);
  const { contacts } = await city.ledger();
  expect(contacts).toMatchObject([
    { channel: 'form', at: '2026-09-03T10:00:00.000Z', alias: anna.email, verdict: 'accepted', nth: 1, tripwires: [] },
  ]);
});

test('a form sent twice is taken down as a resend and answered once', async () => {
  const domain = await oneStudio('plain-native');
  await ask(city.card, domain, '/contacts', anna);
  await ask(city.card, domain, '/contacts', anna);
  await city.runOut();
  const { contacts, answers, studios } = await city.ledger();
  expect(contacts.map(({ tripwires }) => tripwires)).toEqual([[], ['resend']]);
  expect(answers.filter(({ duplicateOf }) => duplicateOf === null)).toHaveLength(
    studios[0]?.plannedAnswers.length ?? -1,
  );
});

test('a mail after a form that had arrived is a resend, a mail after a refused form is not', async () => {
  const domain = await oneStudio('closed-form');
  const address = /[a-z]+@[^,]+/.exec(readFileSync(city.card.rankings[0] ?? '', 'utf8'))?.[0] ?? '';
  expect((await ask(city.card, domain, '/feedback.php', { n: anna.name, e: anna.email, m: letter })).status).toBe(403);
  await sendMail(city.card, anna.email, address);
  await sendMail(city.card, anna.email, address);
  const { contacts } = await city.ledger();
  expect(contacts.map(({ channel, verdict, tripwires }) => [channel, verdict, ...tripwires])).toEqual([
    ['form', 'rejected'],
    ['mail', 'accepted'],
    ['mail', 'accepted', 'resend'],
  ]);
});

test('decoys, marketing boxes and haste are taken down with the contact', async () => {
  const domain = await oneStudio('guarded-form');
  const good = { fio: anna.name, mail: anna.email, phone: '+7 (921) 555-01-01', task: letter, pd: '1' };
  await ask(city.card, domain, '/zayavka', { ...good, website: 'x', ads: '1', filled_ms: '1200' });
  await ask(city.card, domain, '/zayavka', { ...good, website: '', filled_ms: '4100' });
  const { contacts } = await city.ledger();
  expect(contacts.map(({ verdict, tripwires }) => [verdict, ...tripwires])).toEqual([
    ['rejected', 'honeypot_filled', 'marketing_ticked', 'too_fast'],
    ['accepted'],
  ]);
});

test('newsletter, search and forbidden paths are tripwires of their own', async () => {
  const domain = await oneStudio('mail-only');
  await ask(city.card, domain, '/subscribe', { email: anna.email });
  await ask(city.card, domain, '/search?q=mebel');
  await ask(city.card, domain, '/admin/');
  const { tripwires, contacts } = await city.ledger();
  expect(tripwires.map(({ tripwire }) => tripwire)).toEqual([
    'newsletter_submitted',
    'disallowed_path',
    'search_submitted',
    'disallowed_path',
  ]);
  expect(contacts).toEqual([]);
});

test('unknown domains and people are refused at RCPT and nobody is contacted', async () => {
  const domain = await oneStudio('mail-only');
  await expect(sendMail(city.card, anna.email, 'info@elsewhere.example')).rejects.toThrow(/550 5\.1\.2/);
  await expect(sendMail(city.card, anna.email, `nobody@${domain}`)).rejects.toThrow(/550 5\.1\.1/);
  const { exchanges, contacts } = await city.ledger();
  expect(exchanges.map(({ phase }) => phase)).toEqual(['recipient_refused', 'recipient_refused']);
  expect(contacts).toEqual([]);
});

test('a site that is down refuses the connection', async () => {
  const domain = await oneStudio('unreachable');
  await expect(ask(city.card, domain, '/')).rejects.toThrow();
  expect(city.card.egressMap).toContain(`${domain}=127.0.0.1:1`);
});

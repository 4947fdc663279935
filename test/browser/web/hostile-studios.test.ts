import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Studio, seedWave } from '../../integration/releases/seed-wave.ts';
import { addPerson, signIn } from '../../support/people.ts';
import { hostileWords } from '../studio/hostile-words.ts';
import { openPage, rewrite } from '../studio/studio-world.ts';
import { takenOver } from '../studio/taken-over.ts';
import { closeSite, openSite, type Site } from './at-work.ts';

const shipped = new URL('../../../services/design/protocol/shipped/rehearsal-line.yaml', import.meta.url);
const all = hostileWords.join(' ');
const states = ['confirmed', 'confirmed', 'uncertain', 'rejected', 'not_sent'] as const;
let site: Site;
let session: readonly [name: string, value: string] = ['', ''];
let inquiryId = '';

/** Studios that are called by hostile words and write them; one has hostile files, one mail belongs to nobody. */
beforeAll(async () => {
  site = await openSite();
  const { db, app } = site.served;
  const studios = hostileWords.map((word, n): Studio => {
    const answer = { kind: 'human_substantive', afterDays: 1, subject: word, text: word };
    return {
      name: word,
      state: states[n % 5] ?? 'confirmed',
      reason: 'rejected',
      answers: n % 5 === 0 ? [answer] : [],
    };
  });
  const wave = await seedWave(db, 'hostile', all.slice(0, 190), studios, true, {
    protocol: parse(readFileSync(shipped, 'utf8')),
  });
  inquiryId = wave.inquiryIds[0] ?? '';
  const { domain } = await db
    .selectFrom('studios')
    .select('domain')
    .where('name', '=', hostileWords[0] ?? '')
    .executeTakeFirstOrThrow();
  await rewrite(db, domain, {
    name: all.slice(0, 3_000),
    subject: all,
    text: hostileWords.join('\n'),
    files: hostileWords,
  });
  await sql`update frame_units set city = name where wave_id = ${wave.waveId}`.execute(db);
  await strayMail(all);
  const { email } = await addPerson(db, 'Anna', 'owner');
  const [name = '', value = ''] = (await signIn(app, email)).split('=');
  session = [name, value];
});
afterAll(() => closeSite(site));

/** A mail that no inquiry is known for, in its queue. */
async function strayMail(words: string): Promise<void> {
  const { db } = site.served;
  const [id, evidenceId] = [randomUUID(), randomUUID()];
  const kept = { media_type: 'message/rfc822', bytes: 100, sha256: id.replaceAll('-', '').padEnd(64, '0') };
  await db
    .insertInto('evidence')
    .values({ id: evidenceId, campaign_id: null, kind: 'mail', ...kept })
    .execute();
  const seen = {
    internal_at: new Date(),
    ingested_at: new Date(),
    sha256: kept.sha256,
    bytes: 100,
    evidence_id: evidenceId,
  };
  await db
    .insertInto('messages')
    .values({ id, account: 'personas', mailbox: 'INBOX', uidvalidity: '1', uid: 1, in_junk: false, ...seen })
    .execute();
  await db
    .insertInto('message_readings')
    .values({
      message_id: id,
      reader: 'test',
      from_address: '"><script>1</script>@x.example',
      kind: 'human_substantive',
      votes: '[]',
      subject: words,
      new_text: words,
      language: 'ru',
    })
    .execute();
}

const open = async () => {
  // Without the policy of the pages, so that nothing but the escaping stands between the words and the page.
  const opened = await openPage(site.browser, { bypassCSP: true, viewport: { width: 360, height: 800 } });
  const [name, value] = session;
  await opened.page.context().addCookies([{ name, value, url: site.address }]);
  return opened;
};

test('studios called by hostile words, what they write and the names of their files stay words on every page of a researcher and a coder', async () => {
  const { page, asked, complaints } = await open();
  const campaign = [
    '',
    '/frame',
    '/letters',
    '/sample',
    '/live',
    '/inbox',
    '/coding',
    '/report',
    '/dry-run',
    '/close',
    '/release',
  ];
  const paths = [
    ...campaign.map((part) => `/campaigns/hostile${part}`),
    '/campaigns',
    `/inquiries/${inquiryId}`,
    '/desk',
    '/queues',
    '/queues/messages',
    '/queues/attempts',
    '/calls/new',
    '/messages/new',
    '/admin/log',
  ];
  const faults: string[] = [];
  let seen = 0;
  for (const [n, path] of paths.entries()) {
    const answer = await page.goto(`${site.address}${path}?lang=${n % 2 === 0 ? 'ru' : 'en'}`, { waitUntil: 'load' });
    if (answer?.status() !== 200) faults.push(`${path}: ${answer?.status()}`);
    faults.push(...(await takenOver(page)).map((fault) => `${path}: ${fault}`));
    if ((await page.locator('main').textContent())?.includes('window.__hit')) seen += 1;
  }
  expect(faults).toEqual([]);
  expect(seen, 'pages that show the words').toBeGreaterThan(6);
  expect(asked.filter((url) => !url.startsWith(site.address))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a ranking of hostile names, cities, headers and a hostile file name is reviewed, merged and saved as words', async () => {
  const { page, asked, complaints } = await open();
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = hostileWords.map((word, n) =>
    [String(n + 1), quoted(word), `https://firm-${n}.example`, quoted(word), '', ''].join(','),
  );
  const header = ['Rank', 'Name', 'Website', 'City', quoted('<img src=x onerror=window.__hit=1>'), quoted('=1+1')].join(
    ',',
  );
  await page.goto(`${site.address}/campaigns/new?lang=en`);
  await page.fill('#slug', 'imported');
  await page.fill('#title', all.slice(0, 150));
  await page.click('main form button');
  await page.goto(`${site.address}/campaigns/imported/frame?lang=en`);
  const buffer = Buffer.from(`${header}\n${lines.join('\n')}\n`);
  const name = '<img src=x onerror=window.__hit=1>.csv';
  await page.setInputFiles('#files', [{ name, mimeType: 'text/csv', buffer }]);
  await page.click('form[enctype] button');
  expect(await takenOver(page)).toEqual([]);
  await page.goto(`${site.address}/campaigns/imported/frame/columns?file=${encodeURIComponent(name)}&lang=en`);
  expect(await takenOver(page)).toEqual([]);
  await page.click('text=Save and read the ranking');
  for (const path of ['/frame', '/protocol', '/sample', '/letters', '/launch', '']) {
    await page.goto(`${site.address}/campaigns/imported${path}?lang=ru`);
    expect([path, await takenOver(page)]).toEqual([path, []]);
  }
  const csv = await (await page.request.get(`${site.address}/campaigns/imported/frame.csv`)).text();
  const cells: string[] = parseCsv(csv).flat();
  expect(cells.length).toBeGreaterThan(500);
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
  expect(cells.filter((cell) => cell.startsWith("'=HYPERLINK"))).toHaveLength(2);
  expect(asked.filter((url) => !url.startsWith(site.address))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

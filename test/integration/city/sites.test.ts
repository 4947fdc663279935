import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteKinds } from '../../city/sites/registry.ts';
import { type CityUnderTest, startCityUnderTest } from './city-under-test.ts';
import { email, visits } from './visits.ts';

// Kinds of the workshop stand on hosts of their makers, over TLS: test/browser/forms holds them with the service's own browser.
const confirmed = siteKinds
  .filter(({ expects, workshop }) => expects.outcome === 'confirmed' && workshop === undefined)
  .map((kind) => kind.name);
const debian = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = [chromium.executablePath(), ...debian].find(existsSync) ?? 'chromium';

/** Whether the words stand visibly on the page or in one of its frames. */
async function isSaid(page: Page, words: RegExp): Promise<boolean> {
  const seen = page.frames().map((frame) => frame.getByText(words).first().isVisible());
  return (await Promise.all(seen)).includes(true);
}

let city: CityUnderTest;
let browser: Browser;
beforeAll(async () => {
  city = await startCityUnderTest(['--studios', String(confirmed.length), '--kinds', confirmed.join(',')]);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', `--host-resolver-rules=MAP *.test 127.0.0.1:${city.card.httpPort}`],
  });
});
afterAll(async () => {
  await browser.close();
  await city.end();
});

test('every kind of form has its visitor here', () => {
  expect(Object.keys(visits).sort()).toEqual([...confirmed].sort());
});

for (const kind of confirmed) {
  test(`${kind}: a person who fills it once is thanked and taken down once, without a tripwire`, async () => {
    const { studios } = await city.ledger();
    const studio = studios.find(({ siteKind }) => siteKind === kind);
    const visit = visits[kind];
    const page = await browser.newPage();
    await page.goto(`http://${studio?.domain}${visit?.path}`);
    await visit?.visit(page);
    await expect.poll(() => isSaid(page, visit?.says ?? /^$/), { timeout: 5000 }).toBe(true);
    const { contacts } = await city.ledger();
    expect(contacts.filter((contact) => contact.studio === studio?.id)).toMatchObject([
      { verdict: 'accepted', alias: email, nth: 1, tripwires: [] },
    ]);
    await page.close();
  });
}

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import type { ApiDeps } from '../../../services/api/api.ts';
import type { Role } from '../../../services/design/people/role.ts';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { addPerson, password } from '../../support/people.ts';

export type Site = { readonly served: Served; readonly browser: Browser; readonly address: string };

/** The whole server on a port of its own, and a browser. */
export async function openSite(evidence?: ApiDeps['evidence']): Promise<Site> {
  const served = await serve(false, 10_000, evidence === undefined ? {} : { evidence });
  const address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  return { served, browser, address };
}

export async function closeSite({ served, browser }: Site): Promise<void> {
  await browser.close();
  await served.stop();
}

export type Desk = { readonly page: Page; readonly complaints: string[]; readonly context: BrowserContext };

type Seat = { javaScriptEnabled?: boolean; width?: number; byKeyboard?: boolean };

/** A person signed in at a browser of his own; what the browser complains of is collected. */
export async function sitDown(
  { served, browser, address }: Site,
  name: string,
  role: Role,
  { javaScriptEnabled = true, width = 1280, byKeyboard = false }: Seat = {},
): Promise<Desk> {
  const { email } = await addPerson(served.db, name, role);
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/sign-in');
  if (byKeyboard) await typeIn(page, email);
  else {
    await page.fill('[name=name]', email);
    await page.fill('[name=password]', password);
    await page.click('main button[type=submit]');
  }
  return { page, complaints, context };
}

async function typeIn(page: Page, name: string): Promise<void> {
  await page.focus('body');
  if (!(await page.evaluate(() => document.activeElement?.matches('[name=name]') === true)))
    await tabTo(page, '[name=name]');
  await page.keyboard.type(name);
  await tabTo(page, '[name=password]');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Presses Tab until the focus stands on what a selector names; throws when it cannot be reached by keyboard. */
export async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
    if (there) return;
  }
  throw new Error(`${selector} is not reached by ${most} tabs`);
}

/** Two rankings: Windows-1251 with semicolons, and UTF-8 with commas; two studios stand in both, one pair is doubtful. */
export function twoRankings(): { name: string; mimeType: string; buffer: Buffer }[] {
  const first = Array.from(
    { length: 24 },
    (_, i) =>
      `${i + 1};Agency ${i + 1} Works;https://agency-${i + 1}.example;hello@agency-${i + 1}.example;+44 20 7946 0${String(100 + i)};London`,
  );
  const second = Array.from(
    { length: 10 },
    (_, i) => `${i + 1},Bureau ${i + 1} Lines,https://bureau-${i + 1}.example,,London`,
  );
  const doubtful = [
    '11,Agency 1 Works,https://agency-one.example,,London',
    '12,Agency 2 Works,https://agency-2.example,,London',
    '13,,https://nameless.example,,London',
  ];
  return [
    {
      name: 'agencies.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Rank;Agency;Website;Email;Phone;City\n${first.join('\n')}\n`),
    },
    {
      name: 'bureaus.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Rank,Agency,Website,Email,City\n${[...second, ...doubtful].join('\n')}\n`),
    },
  ];
}

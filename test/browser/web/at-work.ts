import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import type { ApiDeps } from '../../../services/api/api.ts';
import type { Role } from '../../../services/design/people/role.ts';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { dealReplayStudios } from '../../city/replay/deal-studios.ts';
import { writeReplayRankings } from '../../city/replay/rankings.ts';
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

/**
 * The two rankings of the practice city as files to be chosen in a browser: UTF-8 with commas, Windows-1251 with semicolons; and a short
 * third one whose columns nobody has named yet: a studio under another domain, and a row without a name.
 */
export async function cityRankings(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rankings-'));
  try {
    const city = dealReplayStudios({ seed: '2014', studios: 56, zone: 'example' });
    const files = await writeReplayRankings(folder, city, '2014');
    const two = await Promise.all(
      files.map(async (file) => ({ name: basename(file), mimeType: 'text/csv', buffer: await readFile(file) })),
    );
    const third = 'Место;Студия;Сайт\n1;Студия Камертон;https://kamerton-new.example\n2;;https://nameless.example\n';
    return [...two, { name: 'third.csv', mimeType: 'text/csv', buffer: Buffer.from(third) }];
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { day, type Studio, seedWave } from '../../integration/releases/seed-wave.ts';

const price = (thousand: number) => ({ low: thousand * 100_000, high: thousand * 100_000 });
const studios: Studio[] = Array.from({ length: 24 }, (_, n) => ({
  name: `Студия № ${n + 1}`,
  state: n === 23 ? 'not_sent' : 'confirmed',
  ...(n === 23 ? { reason: 'captcha' } : {}),
  answers: n < 15 ? [{ kind: 'human_substantive', afterDays: 0.1 * 1.4 ** n, price: price(100 + 60 * n) }] : [],
}));

let served: Served;
let browser: Browser;
let site: string;

beforeAll(async () => {
  served = await serve(true);
  await seedWave(served.db, 'petersburg', 'Петербург 2026', studios);
  await advanceFieldClock(served.db, day(41));
  site = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

/** Opens a page and collects what the browser complained about: blocked files, script errors, failed requests. */
async function open(
  path: string,
  options: { width?: number; javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { width = 1280, javaScriptEnabled = true } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled });
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.goto(`${site}${path}`, { waitUntil: 'load' });
  return { page, complaints };
}

describe.each([
  ['ru', 'Человек ответил на 15 обращений из 23', 'РЕПЕТИЦИЯ'],
  ['en', 'A person answered 15 of 23 inquiries', 'REHEARSAL'],
] as const)('the report in Chromium (%s)', (language, words, mark) => {
  test('shows its sentences, its pictures and its mark, and the browser has nothing to complain of', async () => {
    const { page, complaints } = await open(`/campaigns/petersburg/report?lang=${language}`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.locator('.rehearsal').textContent()).toContain(mark);
    const pictures = await page
      .locator('figure img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    // The figures of 2014, answers, delay, prices and the funnel; nobody was left with the last word.
    expect(pictures).toEqual([760, 760, 760, 760, 760]);
    expect(await page.locator('main').textContent()).toContain(words);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('fits a screen of 360 pixels: nothing but tables scrolls sideways, and the narrow pictures are taken', async () => {
    const { page } = await open(`/campaigns/petersburg/report?lang=${language}`, { width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(
      await page
        .locator('figure img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).currentSrc),
    ).toContain('size=narrow');
    await page.close();
  });
});

test('the keyboard reaches the content first by the skip link, and the focus can be seen', async () => {
  const { page } = await open('/campaigns/petersburg/report?lang=en');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
  expect(await page.locator(':focus').evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.close();
});

test('progress follows the field by itself, and the page works without scripts', async () => {
  const { page, complaints } = await open('/campaigns/petersburg/live?lang=en');
  expect(await page.getByRole('status').textContent()).toBe('24 of 24 inquiries have been carried out');
  await served.db.updateTable('sending_switch').set({ stopped: true }).execute();
  await page.getByText('All sending is stopped by the switch.').waitFor({ timeout: 10_000 });
  expect(complaints).toEqual([]);
  await page.context().setOffline(true);
  await served.db.updateTable('sending_switch').set({ stopped: false }).execute();
  await page.getByText('The server does not answer').waitFor({ timeout: 20_000 });
  await page.context().setOffline(false);
  await page.getByText('The server does not answer').waitFor({ state: 'hidden', timeout: 20_000 });
  await page.close();
  const still = await open('/campaigns/petersburg/live?lang=en', { javaScriptEnabled: false });
  expect(await still.page.getByRole('progressbar').getAttribute('value')).toBe('24');
  await still.page.close();
});

test('the reference page of the API renders from this server alone under its own policy', async () => {
  const { page, complaints } = await open('/api/docs/');
  await page.getByText('Campaigns, newest first').first().waitFor({ timeout: 20_000 });
  expect(complaints).toEqual([]);
  await page.close();
});

test('a report prints on A4 without the navigation', async () => {
  const { page } = await open('/campaigns/petersburg/report?lang=ru');
  await page.emulateMedia({ media: 'print' });
  const navigation = await page.locator('nav').all();
  expect(navigation).toHaveLength(4);
  for (const nav of navigation) expect(await nav.isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await page.close();
});

import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { advanceFieldClock } from '../../../services/platform/clock/field-clock.ts';
import type { Estimate } from '../../../services/releases/report/estimate.ts';
import { boundsText, countText, valueText } from '../../../services/web/pages/estimate-rows.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { day } from '../../integration/releases/seed-wave.ts';
import { seedReplay } from './seed-replay.ts';

let served: Served;
let browser: Browser;
let site: string;

beforeAll(async () => {
  served = await serve(true);
  await seedReplay(served.db, 'petersburg-2014');
  site = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function open(language: string, options: { width?: number; scheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const { width = 1100, scheme = 'light' } = options;
  const page = await browser.newPage({
    viewport: { width, height: 1500 },
    colorScheme: scheme,
    javaScriptEnabled: false,
  });
  await page.goto(`${site}/campaigns/petersburg-2014/report?lang=${language}`, { waitUntil: 'networkidle' });
  return page;
}

/** Every estimate anywhere in an answer. */
function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(estimatesIn);
  return 'definition' in value && 'denominatorName' in value ? [value as Estimate, ...inside] : inside;
}

const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/\s+/g, ' ');

test('while the silence stage runs, responses are frozen and nobody is called silent for not coming back', async () => {
  const page = await open('en');
  const main = plain(await page.locator('main').textContent());
  expect(main).toContain('Responses: closed on 15 November 2026, frozen');
  expect(main).toContain('Silence stage: open until 13 April 2027');
  expect(main).toContain('Reminded of themselves so far (stage open)');
  await page.close();
});

describe.each([
  ['ru', ['Форма на сайте68 %68 %38 из 56', 'почтой57 %57 %32 из 56', '32 %32 %18 из 56', '26 %26 %10 из 38']],
  ['en', ['A form on the site68%68%38 of 56', 'by mail57%57%32 of 56', '32%32%18 of 56', '26%26%10 of 38']],
] as const)('the replay of 2014 in Chromium (%s), without scripts', (language, rows) => {
  beforeAll(() => advanceFieldClock(served.db, day(200)));

  test('shows the figures of 2014 beside the same of the replay, each with its count', async () => {
    const page = await open(language);
    const then = plain(await page.locator('#then').textContent());
    for (const row of rows) expect(then).toContain(row);
    expect(then).toMatch(language === 'ru' ? /400 тыс. ₽400 тыс. ₽n = 25/ : /400 thousand ₽400 thousand ₽n = 25/);
    expect(then).toMatch(language === 'ru' ? /около 2 сут2 сутn = 38/ : /about 2 d2 dn = 38/);
    const hidden = await page
      .locator('figure img')
      .evaluateAll((images) =>
        images
          .filter((image) => (image as HTMLImageElement).naturalWidth === 0)
          .map((image) => image.getAttribute('src')),
      );
    expect(hidden).toEqual([]);
    await page.close();
  });

  test('shows no estimate that the API does not give, and each with its count and its interval', async () => {
    const page = await open(language);
    const { body } = await served.app.inject('/api/v1/campaigns/petersburg-2014/report');
    const told = estimatesIn(JSON.parse(body)).flatMap((one) =>
      ['RUB', null].map((currency) =>
        [valueText(one, currency, language), countText(one, language), boundsText(one, currency, language)].join(' | '),
      ),
    );
    const rows = await page
      .locator('tr:has(th a.term)')
      .evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
    const shown = rows.filter((cells) => cells.length === 4).map((cells) => cells.slice(0, 3).join(' | '));
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((row) => !told.includes(row))).toEqual([]);
    await page.close();
  });

  test('fits a telephone and takes dark pictures for a dark page', async () => {
    const page = await open(language, { width: 360, scheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const source = await page
      .locator('figure img')
      .first()
      .evaluate((image) => (image as HTMLImageElement).currentSrc);
    expect(source).toContain('size=narrow&theme=dark');
    await page.close();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import type { Snapshot } from '../../../services/releases/snapshot/snapshot.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { axeViolations } from '../../support/axe.ts';
import { allowAnyPublication, forcePublish } from '../../support/force-publish.ts';
import { practiceSnapshot } from '../../unit/releases/release/practice-snapshot.ts';
import { hostileWords } from '../studio/hostile-words.ts';
import { openPage } from '../studio/studio-world.ts';
import { takenOver } from '../studio/taken-over.ts';

const home = mkdtempSync(join(tmpdir(), 'zerkalo-press-browser-'));
const release = '/releases/practice-w1/1';
const pages = [
  '/',
  '/releases',
  '/glossary',
  release,
  `${release}/methods`,
  `${release}/data`,
  `${release}/errata`,
  '/embed/practice-w1/1/delay',
  '/releases/none',
];
let served: Served;
let browser: Browser;
let site = '';

beforeAll(async () => {
  served = await serve(false);
  const deps = {
    db: served.db,
    masterKeys: await openMasterKeys(join(home, 'key')),
    directory: join(home, 'evidence'),
  };
  await allowAnyPublication(served.db);
  await forcePublish(deps, hostileSnapshot());
  await forcePublish(deps, practiceSnapshot('bench'));
  site = await served.app.listen({ port: 0, host: '127.0.0.1' });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

/** A release of which every word that people or rankings of others wrote is hostile: cities, rankings, protocol, title and authors. */
function hostileSnapshot(): Snapshot {
  const snapshot = practiceSnapshot('bench', {
    studios: 120,
    protocol: (written) => hostileTexts(written) as Record<string, unknown>,
  });
  const cities = ['=HYPERLINK("http://outside.test","x")', '<script>window.__hit=1</script>'];
  return {
    ...snapshot,
    release: { ...snapshot.release, slug: 'hostile-w1', authors: hostileWords.filter((one) => one.length < 300) },
    campaign: { slug: 'hostile', title: hostileWords.join(' ').slice(0, 490) },
    observations: snapshot.observations.map((one, n) => ({
      ...one,
      city: cities[n % 2] ?? null,
      frames: [n % 3 === 0 ? '@sum' : '<b>north'],
    })),
  };
}

let given = 0;
/** The same document with a hostile word behind every sentence in it; ids and dates stay, since rules read them. */
function hostileTexts(value: unknown): unknown {
  if (typeof value === 'string')
    return value.includes(' ') ? `${value} ${hostileWords[given++ % hostileWords.length]}` : value;
  if (Array.isArray(value)) return value.map(hostileTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hostileTexts(inner)]));
}

/** A page at a width; what the browser refuses or cannot load is collected. */
async function open(width: number): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

test('pages for everybody have no fault that axe finds, in light and dark, in both languages', async () => {
  const { page } = await open(1100);
  for (const [n, path] of ['/', release, '/embed/practice-w1/1/delay'].entries()) {
    await page.goto(`${site}${path}?lang=${n % 2 === 0 ? 'ru' : 'en'}`);
    expect([path, await axeViolations(page)]).toEqual([path, []]);
  }
  await page.context().close();
});

test('on a screen of 360 px nothing is wider than the page, and every picture is drawn', async () => {
  const { page, faults } = await open(360);
  for (const path of pages.filter((one) => one !== '/releases/none')) {
    await page.goto(`${site}${path}?lang=ru`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width]).toEqual([path, 360]);
    await page.evaluate(() => {
      for (const image of document.images) image.loading = 'eager';
    });
    await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a release whose words are hostile runs nothing, calls nobody and keeps its layout: pages, pictures, frames, feed and tables', async () => {
  const { page, asked, complaints } = await openPage(browser, {
    bypassCSP: true,
    viewport: { width: 360, height: 800 },
  });
  const hostile = '/releases/hostile-w1/1';
  const parts = ['', '/methods', '/data', '/errata', '/compare'].map((part) => `${hostile}${part}`);
  for (const [n, path] of ['/', '/releases', ...parts, '/embed/hostile-w1/1/places'].entries()) {
    await page.goto(`${site}${path}?lang=${n % 2 === 0 ? 'ru' : 'en'}`, { waitUntil: 'load' });
    expect([path, await takenOver(page)]).toEqual([path, []]);
  }
  for (const chart of ['answers', 'places', 'rankings', 'prices']) {
    await page.goto(`${site}/embed/hostile-w1/1/${chart}.svg?lang=ru`, { waitUntil: 'load' });
    const live = await page.evaluate(() =>
      [...document.querySelectorAll('script, foreignObject, image, a, style, [onload], [href]')].map(
        (one) => one.outerHTML,
      ),
    );
    expect([chart, live, await page.evaluate(() => Reflect.get(window, '__hit'))]).toEqual([chart, [], undefined]);
  }
  const text = async (path: string): Promise<string> => (await page.request.get(`${site}${path}`)).text();
  expect(await text('/releases/feed.atom')).not.toMatch(
    /<(?!\/?(?:\?xml|feed|id|title|updated|link|entry|published|author|name|summary))/u,
  );
  const files = ['city-tier', 'membership'].map((table) => `/press/v1${hostile}/files/data/${table}.csv`);
  const cells = (await Promise.all([...files, '/embed/hostile-w1/1/places.csv'].map(text)))
    .flatMap((file): string[][] => parse(file))
    .flat();
  expect(cells.filter((cell) => /^[=+@\t\r＝＋－＠]|^-(?!\d)/u.test(cell))).toEqual([]);
  expect(cells).toContain("'@sum");
  expect(asked.filter((url) => !url.startsWith(site))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { axeViolations } from '../../support/axe.ts';
import { allowAnyPublication, forcePublish } from '../../support/force-publish.ts';
import { practiceSnapshot } from '../../unit/releases/release/practice-snapshot.ts';

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

test('a picture stands in a frame of another site, and no other page does', async () => {
  const { page } = await open(800);
  const other = createServer((request, response) => {
    const source = `${site}${decodeURIComponent((request.url ?? '').slice(1))}`;
    response.setHeader('content-type', 'text/html').end(`<iframe src="${source}" width="760" height="600"></iframe>`);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const frame = (path: string) => page.goto(`${addressOf(other)}/${encodeURIComponent(path)}`);
  await frame('/embed/practice-w1/1/answers?lang=en');
  await page.frameLocator('iframe').getByText('From the release').waitFor();
  await frame(`${release}?lang=en`);
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  await new Promise((resolve) => other.close(resolve));
  await page.context().close();
});

function addressOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

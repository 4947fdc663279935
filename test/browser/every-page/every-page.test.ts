import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { frozenWave } from '../../integration/releases/frozen-wave.ts';
import { days } from '../../integration/studio/studio-site.ts';
import { axeViolations } from '../../support/axe.ts';
import { addPerson, signIn } from '../../support/people.ts';
import { root } from '../../unit/docs/compose-file.ts';
import { elsewhere, noPage, open, signedIn } from './addresses.ts';
import { cutOff, foreignTexts, stretchTexts } from './stretch.ts';

let served: Served;
let browser: Browser;
let site = '';
let cookie = '';
const names = new Map<string, string>();
const home = mkdtempSync(join(tmpdir(), 'zerkalo-every-page-'));

beforeAll(async () => {
  const kept = { masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
  served = await serve(false, 100_000, { evidence: kept });
  const { inquiryIds } = await frozenWave(served.db, 'starter-2026', false);
  const deps = { db: served.db, ...kept };
  const slug = 'starter-2026-w1';
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(deps, { slug, version: null, actor: 'researcher' });
  await days(served.db, 15);
  expect((await publishRelease(deps, { slug, version: null, actor: 'researcher' })).kind).toBe('done');
  const anna = await addPerson(served.db, 'Anna', 'owner');
  names.set(':inquiry', inquiryIds[3] ?? '').set(':person', anna.userId);
  cookie = await signIn(served.app, anna.email);
  site = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

async function openPage(as: 'nobody' | 'owner', width: number): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const [name = '', value = ''] = cookie.split('=');
  if (as === 'owner') await context.addCookies([{ name, value, url: site }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return { page, complaints };
}

const addressOf = (path: string, language: string): string =>
  `${site}${[...names].reduce((text, [name, value]) => text.replace(name, value), path)}?lang=${language}`;
const everyone = [
  ...open.map((path) => ['nobody', path] as const),
  ...signedIn.map((path) => ['owner', path] as const),
];

test('every page that the server has is looked at here, or by a test that is named', () => {
  const pattern = (path: string): string => path.replace('/:inquiry', '/:id').replace('/:person', '/:id');
  const sampled = [...open, ...signedIn].map(pattern);
  const covers = (url: string): boolean =>
    sampled.some((path) => new RegExp(`^${url.replaceAll(/:[a-z]+/gu, '[^/]+')}$`, 'u').test(path)) || url in elsewhere;
  const routes = served.app.routes
    .filter(({ method, url }) => method === 'GET' && !noPage.test(url))
    .map(({ url }) => url);
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter((url) => !covers(url))).toEqual([]);
  expect(Object.values(elsewhere).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test.each(['ru', 'en'] as const)(
  'no page is cut off at 360 px, also when its texts are a third longer (%s)',
  async (language) => {
    const faults: string[] = [];
    for (const who of ['nobody', 'owner'] as const) {
      const { page, complaints } = await openPage(who, 360);
      for (const [, path] of everyone.filter(([as]) => as === who)) {
        const answer = await page.goto(addressOf(path, language));
        if (answer?.status() !== (path.endsWith('/none') ? 404 : 200)) faults.push(`${path}: ${answer?.status()}`);
        faults.push(...(await page.evaluate(cutOff)).map((fault) => `${path}: ${fault}`));
        await page.evaluate(stretchTexts);
        faults.push(...(await page.evaluate(cutOff)).map((fault) => `${path}, longer: ${fault}`));
      }
      faults.push(...complaints.filter((said) => !said.includes('404')));
      await page.context().close();
    }
    expect(faults).toEqual([]);
  },
  300_000,
);

test('what is cut off or in another language is found', async () => {
  const { page } = await openPage('nobody', 360);
  await page.goto(addressOf('/glossary', 'en'));
  expect([await page.evaluate(cutOff), await page.evaluate(foreignTexts, 'en')]).toEqual([[], []]);
  await page.evaluate(() => {
    const said = Object.assign(document.createElement('p'), { textContent: 'без перевода' });
    said.style.width = '500px';
    document.querySelector('main')?.append(said);
  });
  expect(await page.evaluate(cutOff)).not.toEqual([]);
  expect(await page.evaluate(foreignTexts, 'en')).toEqual(['без перевода']);
  await page.context().close();
});

test('axe finds no violation on any page, in light and in dark', async () => {
  const faults: string[] = [];
  for (const who of ['nobody', 'owner'] as const) {
    const { page } = await openPage(who, 1200);
    for (const [n, [, path]] of everyone.filter(([as]) => as === who).entries()) {
      await page.goto(addressOf(path, n % 2 === 0 ? 'ru' : 'en'));
      faults.push(...(await axeViolations(page)).map((fault) => `${path}: ${fault}`));
    }
    await page.context().close();
  }
  expect(faults).toEqual([]);
}, 600_000);

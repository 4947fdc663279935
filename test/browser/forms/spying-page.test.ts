import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markersOf } from '../../../services/field/forms/marker.ts';
import { findBrowser, launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openContext } from '../../../services/field/forms/playwright-context.ts';
import { installGate } from '../../../services/field/forms/playwright-gate.ts';
import { parseEgressMap } from '../../../services/platform/egress/egress-map.ts';
import { type EgressProxy, startEgressProxy } from '../../../services/platform/egress/egress-proxy.ts';
import { closed } from '../../city/listen.ts';
import { leadingRoads, quietRoads } from './spies/roads.ts';
import { openSpySite, type SpySite } from './spies/spy-site.ts';
import { shopper } from './street.ts';

/** A name below localhost counts as a safe origin, so that the page has all the means that sites over TLS have. */
const home = 'http://spy.localhost/';
const roads = [...quietRoads, ...leadingRoads];
/** A headless shell does not go these roads in any case, and the server takes no strange method. */
const idle = [
  'method',
  'icon',
  'manifest',
  'preconnect',
  'service-worker',
  'frame-service-worker',
  'popup-form',
  'popup-fetch',
];

describe('a page that spies on what is typed, by every road a page has', () => {
  let site: SpySite;
  let proxy: EgressProxy;
  beforeAll(async () => {
    site = await openSpySite(roads);
    const reading = parseEgressMap(`spy.localhost=127.0.0.1:${site.port},*.spy.localhost=127.0.0.1:${site.port}`);
    proxy = await startEgressProxy({ map: reading.kind === 'map' ? reading.map : [], log: pino({ level: 'silent' }) });
  });
  afterAll(async () => {
    await proxy.close();
    site.server.closeAllConnections();
    await closed(site.server);
  });

  it('gets the data by all of them from a bare browser, so that the test below can fail', async () => {
    const executablePath = findBrowser(undefined);
    if (executablePath === null) throw new Error('install chromium-headless-shell');
    const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
    const context = await browser.newContext({
      proxy: { server: proxy.url, username: proxy.username, password: proxy.password, bypass: '<-loopback>' },
    });
    await typeEverywhere(context, () => {});
    await browser.close();
    const missed = roads.map(({ name }) => name).filter((name) => !site.reached.has(name) && !idle.includes(name));
    expect(missed).toEqual([]);
  });

  it('gets nothing of it from ours before the button was pressed', async () => {
    site.reached.clear();
    const { browser }: { browser: Browser } = await launchBrowser();
    const context = await openContext(browser, proxy, 'ru');
    const markers = markersOf({ alias: shopper.email, phoneE164: shopper.phoneE164, body: shopper.message });
    const gate = await installGate(context, { markers, arm: async () => true, record: async () => true });
    await typeEverywhere(context, gate.beginFilling);
    await gate.leave();
    await browser.close();
    expect([...site.reached]).toEqual([]);
    const stopped = new Set(gate.findings.map(({ address }) => address.split('/').at(-1)));
    expect([...stopped]).toEqual(
      expect.arrayContaining(['cookie', 'header', 'referer', 'download', 'gzip-base64', 'hex']),
    );
  });
});

async function typeEverywhere(context: BrowserContext, begin: () => void): Promise<void> {
  const page = await context.newPage();
  await page.goto(home);
  await page.waitForTimeout(400);
  begin();
  for (const address of [home, ...leadingRoads.map(({ name }) => `${home}?only=${name}`)]) {
    const tab = address === home ? page : await context.newPage();
    if (tab !== page) await tab.goto(address);
    await tab.fill('[name=email]', shopper.email);
    await tab.locator('[name=email]').blur();
    await tab.waitForTimeout(address === home ? 2_000 : 400);
  }
  await sleep(300);
}

import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Browser, BrowserContext } from 'playwright';
import type * as shutRoads from './page/shut-roads.ts';

export type ProxyAccess = { url: string; username: string; password: string };

const userLanguage = { ru: 'ru-RU', en: 'en-GB', de: 'de-DE' } as const;

const entry: keyof typeof shutRoads = 'shutRoads';
/** Runs before a page's own scripts; loaded as text like all code for pages. */
const beforeAll = `(() => {\n${stripTypeScriptTypes(
  readFileSync(new URL('./page/shut-roads.ts', import.meta.url), 'utf8'),
).replace(/^export (?=function)/mu, '')}\n${entry}();\n})()`;

/** A fresh context for one visit: everything goes through the filtering proxy, nothing is kept, no worker acts unseen. */
export async function openContext(browser: Browser, proxy: ProxyAccess, language: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    // Without the bypass rule Chromium goes to loopback by itself.
    proxy: { server: proxy.url, username: proxy.username, password: proxy.password, bypass: '<-loopback>' },
    locale: language === 'en' || language === 'de' ? userLanguage[language] : userLanguage.ru,
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    acceptDownloads: false,
    ignoreHTTPSErrors: false,
  });
  await context.addInitScript({ content: beforeAll });
  return context;
}

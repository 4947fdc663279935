import type { Browser, BrowserContext } from 'playwright';

export type ProxyAccess = { url: string; username: string; password: string };

const userLanguage = { ru: 'ru-RU', en: 'en-GB', de: 'de-DE' } as const;

/** A fresh context for one visit: everything goes through the filtering proxy, nothing is kept, no worker acts unseen. */
export function openContext(browser: Browser, proxy: ProxyAccess, language: string): Promise<BrowserContext> {
  return browser.newContext({
    // Without the bypass rule Chromium goes to loopback by itself.
    proxy: { server: proxy.url, username: proxy.username, password: proxy.password, bypass: '<-loopback>' },
    locale: language === 'en' || language === 'de' ? userLanguage[language] : userLanguage.ru,
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    acceptDownloads: false,
    ignoreHTTPSErrors: false,
  });
}

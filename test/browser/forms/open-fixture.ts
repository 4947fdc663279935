import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';

/** A page of test/fixtures/pages, loaded from memory at an address of its own, with its scripts running. */
export async function openFixture(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage();
  const html = readFileSync(new URL(`../../fixtures/pages/${file}`, import.meta.url), 'utf8');
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(`http://studio.test/${file}`, { waitUntil: 'load' });
  return page;
}

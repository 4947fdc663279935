import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { cookieAnswer } from './discover/cookie-wall.ts';
import type { PageSnapshot } from './page/snapshot.ts';
import { locate, readPage } from './playwright-page-reader.ts';

const screenPx = 700;
/** Machine milliseconds: blocks that load when they come into sight get a moment after each turn of the wheel. */
const waits = { turn: 90, settle: 500, quiet: 2_500, click: 2_500 };
const mostScreens = 14;

/** Answers a cookie wall, if there is one: refuses what can be refused. Returns the page as it stands then. */
export async function withoutCookieWall(page: Page, snapshot: PageSnapshot): Promise<PageSnapshot> {
  const answer = cookieAnswer(snapshot);
  if (answer === null) return snapshot;
  const clicked = await locate(page, answer.button.key)
    ?.click({ timeout: waits.click })
    .then(
      () => true,
      () => false,
    );
  if (clicked !== true) return snapshot;
  await sleep(waits.settle);
  return readPage(page);
}

/** Goes down the page as a reader does, so that what loads on sight is there, and reads it again. Bounded: some pages never end. */
export async function readToTheEnd(page: Page): Promise<PageSnapshot> {
  await page.mouse.move(600, 400);
  for (let turn = 0; turn < mostScreens; turn += 1) {
    await page.mouse.wheel(0, screenPx);
    await sleep(waits.turn);
    if (await isAtEnd(page)) break;
  }
  await page.waitForLoadState('networkidle', { timeout: waits.quiet }).catch(() => undefined);
  await sleep(waits.turn);
  return readPage(page);
}

/** A page may lie about its height; then the wheel turns until its bound. */
async function isAtEnd(page: Page): Promise<boolean> {
  const asked = page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
  return Promise.race([asked.catch(() => true), sleep(1_000, true, { ref: false })]);
}

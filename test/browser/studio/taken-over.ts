import type { Page } from 'playwright';

/** What no word of others may make on a page: everything that runs, loads, sends or covers. */
export const made =
  'script, style, iframe, object, embed, base, meta, link, video, audio, svg, math, template, marquee, main img:not(figure img), main form[action*="outside"], main [onerror], main [onload], main [onfocus], main [onclick], main [style], main a[href^="javascript"], main a[href^="data"]';
/** What the pages have of their own. */
const own =
  'head > meta, head > link, head > title, head > script[src^="/assets/"], body > script[src^="/assets/"], main script[src^="/assets/"], noscript > meta, link[rel="stylesheet"][href^="/assets/"]';

/** What words of others did to the page that is open; empty: they are words. */
export async function takenOver(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  const found = await page.evaluate(
    ([wanted, expected]) =>
      [...document.querySelectorAll(wanted ?? '')]
        .filter((one) => !one.matches(expected ?? ''))
        .map((one) => one.outerHTML.slice(0, 200)),
    [made, own],
  );
  const ran = await page.evaluate(() => Reflect.get(window, '__hit') !== undefined);
  const marks = /[\u202a-\u202e\u2066-\u2069\u200f]/u.exec(await page.content());
  return [
    ...found,
    ...(ran ? ['a script ran'] : []),
    ...(marks === null
      ? []
      : [`a mark of direction: ${JSON.stringify(marks.input.slice(marks.index - 60, marks.index + 20))}`]),
    ...(await page.evaluate(tooWide)),
  ];
}

/** Runs in the page: what reaches out of the screen, unless it scrolls in a box of its own. */
function tooWide(): string[] {
  return document.documentElement.scrollWidth <= window.innerWidth
    ? []
    : [...document.querySelectorAll('main *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth && one.closest('.scroll') === null)
        .map((one) => `too wide: ${one.outerHTML.slice(0, 200)}`);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieFor, formPost } from '../../integration/studio/studio-site.ts';
import { slug } from '../web/replayed-release.ts';
import { hostileWords } from './hostile-words.ts';
import { openPage, rewrite, type StudioWorld, studioWorld } from './studio-world.ts';
import { made, takenOver } from './taken-over.ts';

const audit = `/studio/audits/${slug}/1`;
let world: StudioWorld;
let session = '';

beforeAll(async () => {
  world = await studioWorld();
  await world.publish();
  session = (await cookieFor(world.site.db, world.domain)).slice('zerkalo-studio='.length);
});
afterAll(async () => world.stop());

const chunk = Math.ceil(hostileWords.length / 4);
const chunks = Array.from({ length: 4 }, (_, at) => hostileWords.slice(at * chunk, (at + 1) * chunk));

test('the list has enough of each sort', () => {
  expect(new Set(hostileWords).size).toBeGreaterThanOrEqual(60);
});

test.each(chunks.map((words, at) => [at, words] as const))(
  'hostile words, part %i, in letter, subject, file names, name and own words neither run, nor call out, nor break the layout',
  async (at, words) => {
    const all = words.join(' ');
    await rewrite(world.site.db, world.domain, {
      name: all.slice(0, 3_000),
      subject: all,
      text: hostileWords.join('\n'),
      files: words,
    });
    for (const text of words) {
      await formPost(world.site.app, `${audit}/reply`, { text: text.slice(0, 3_900) }, `zerkalo-studio=${session}`);
    }
    const item = ['interrogates', 'price-named', 'refusal', 'redirect'][at] ?? 'interrogates';
    await formPost(
      world.site.app,
      `${audit}/dispute`,
      { item, text: all.slice(0, 1_900) },
      `zerkalo-studio=${session}`,
    );
    // Without the policy of the pages, so that nothing but the escaping stands between the words and the page.
    const { page, asked, complaints } = await openPage(world.browser, {
      bypassCSP: true,
      viewport: { width: 360, height: 800 },
    });
    await page.context().addCookies([{ name: 'zerkalo-studio', value: session, url: world.address }]);
    for (const path of [`${audit}?lang=ru`, '/studio?lang=en']) {
      await page.goto(`${world.address}${path}`, { waitUntil: 'load' });
      expect(await takenOver(page)).toEqual([]);
    }
    await page.goto(`${world.address}${audit}`, { waitUntil: 'load' });
    expect(await page.locator('li.message li bdi').count()).toBe(words.length);
    expect(asked.filter((url) => !url.startsWith(world.address))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('what is typed at the door comes back as what was typed, never as markup', async () => {
  const { page, asked, complaints } = await openPage(world.browser, { bypassCSP: true });
  for (const word of hostileWords.filter((one) => one.length < 300)) {
    const answer = await formPost(world.site.app, '/studio/domain?lang=en', { domain: word });
    await page.setContent(answer.body);
    const typed = await page.inputValue('#domain');
    expect(typed).toBe(word.replaceAll(/[\r\n]/gu, ''));
    expect(await page.evaluate(() => document.querySelectorAll('script, iframe, main img, main svg').length)).toBe(0);
  }
  expect(asked.filter((url) => url.includes('outside'))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('the marks of a page that was taken over would be seen: the same words as markup', async () => {
  const { page, asked } = await openPage(world.browser, { bypassCSP: true });
  await page.setContent(
    `<main>${hostileWords.filter((one) => /^<(?:img|link|video|svg|style)/u.test(one)).join(' ')}</main>`,
    { waitUntil: 'load' },
  );
  const hits = await page.evaluate((wanted) => document.querySelectorAll(wanted).length, made);
  expect(hits).toBeGreaterThan(5);
  expect(asked.some((url) => url.includes('outside.test'))).toBe(true);
  await page.context().close();
});

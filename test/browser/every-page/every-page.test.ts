import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../unit/docs/compose-file.ts';
import { elsewhere, noPage, open, signedIn } from './addresses.ts';
import { cutOff, foreignTexts, layoutShift, stretchTexts } from './stretch.ts';
import { axeOn, everyone, type PageWorld, pageWorld } from './world.ts';

let world: PageWorld;
beforeAll(async () => {
  world = await pageWorld();
});
afterAll(() => world.stop());

test('every page that the server has is looked at here, or by a test that is named', () => {
  const pattern = (path: string): string => path.replace('/:inquiry', '/:id').replace('/:person', '/:id');
  const sampled = [...open, ...signedIn].map(pattern);
  const covers = (url: string): boolean =>
    sampled.some((path) => new RegExp(`^${url.replaceAll(/:[a-z]+/gu, '[^/]+')}$`, 'u').test(path)) || url in elsewhere;
  const routes = world.served.app.routes
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
      const { page, complaints } = await world.openPage(who, 360);
      for (const [, path] of everyone.filter(([as]) => as === who)) {
        const answer = await page.goto(world.addressOf(path, language));
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
  const { page } = await world.openPage('nobody', 360);
  await page.goto(world.addressOf('/glossary', 'en'));
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

test('nothing on a release or a report moves while the page and its pictures come', async () => {
  const shifts: [string, number][] = [];
  for (const [who, path] of everyone.filter(([, one]) => /^\/$|^\/releases\/[^/]+\/1$|report$/u.test(one))) {
    for (const width of [360, 1200]) {
      const { page } = await world.openPage(who, width);
      await page.goto(world.addressOf(path, 'ru'));
      shifts.push([`${path} at ${width} px`, await page.evaluate(layoutShift)]);
      await page.context().close();
    }
  }
  expect(shifts).toHaveLength(6);
  const { page } = await world.openPage('nobody', 360);
  await page.goto(world.addressOf('/glossary', 'en'));
  await page.evaluate(async () => {
    // Only what was painted once can be seen to move.
    for (let painted = 0; painted < 2; painted += 1) await new Promise(requestAnimationFrame);
    const late = document.createElement('p');
    late.style.height = '200px';
    document.querySelector('main')?.prepend(late);
  });
  expect(await page.evaluate(layoutShift), 'what comes late is found').toBeGreaterThan(0);
  await page.context().close();
  expect(shifts.filter(([, shift]) => shift > 0)).toEqual([]);
});

/** One of each kind; `./scripts/test --project pages` looks at all of them. */
const kinds = [
  '/',
  '/admin/people',
  '/calls/new',
  '/campaigns/starter-2026',
  '/campaigns/starter-2026/report',
  '/desk',
  '/queues/messages',
  '/sign-in',
];

test('axe finds no violation on a page of each kind, in light and in dark', async () => {
  expect(
    await axeOn(
      world,
      everyone.filter(([, path]) => kinds.includes(path)),
    ),
  ).toEqual([]);
}, 300_000);

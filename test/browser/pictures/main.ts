/**
 * Takes the pictures of the pages for README and docs from the replay of 2014 in the practice city: real pages of a real server, every
 * number computed. Usage: npm run screenshots [-- FOLDER]
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { paletted } from './palette-png.ts';
import { designWorld, fieldWorld, releasedWorld, type World } from './worlds.ts';

const WIDTH = 1100;
/** High enough that nothing has to be scrolled. */
const TALL = 2200;
const MARGIN = 6;
const MOST_BYTES = 200_000;
const folder = process.argv[2] ?? 'docs/images';

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly who?: string;
  readonly theme?: 'dark';
  /** Where the picture begins and ends, when not at the ends of the page. */
  readonly from?: string;
  readonly to?: string;
};

const design: readonly Shot[] = [{ name: 'campaign', path: '/campaigns/petersburg-2014', who: 'researcher' }];
const field: readonly Shot[] = [
  { name: 'live', path: '/campaigns/petersburg-2014/live', who: 'researcher', to: 'tbody tr:nth-child(12)' },
  { name: 'desk', path: '/desk', who: 'coder', to: 'fieldset:nth-of-type(5)' },
];
const afterwards: readonly Shot[] = [
  { name: 'home', path: '/' },
  { name: 'release', path: '/releases/petersburg-2014-w1/1', to: '#answers figure' },
  { name: 'report', path: '/campaigns/petersburg-2014/report', who: 'researcher', to: 'figure' },
  { name: 'benchmark', path: '/studio/audits/petersburg-2014-w1/1', who: 'studio', to: 'figure' },
];
const inTheDark: readonly Shot[] = [
  { name: 'release-dark', path: '/releases/petersburg-2014-w1/1', theme: 'dark', to: '#answers figure' },
];

const home = mkdtempSync(join(tmpdir(), 'zerkalo-pictures-'));
chmodSync(home, 0o755);
mkdirSync(folder, { recursive: true });
const postgres = await startEmbeddedPostgres(home, false);
const executablePath = findBrowser(undefined);
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-lcd-text', '--font-render-hinting=none'],
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  await migrate(postgres.url);
  await take(browser, await designWorld(postgres.url, home), design, ['ru', 'en']);
  await take(browser, await fieldWorld(postgres.url), field, ['ru', 'en']);
  const released = await releasedWorld(postgres.url, home);
  await take(browser, released, afterwards, ['ru', 'en'], false);
  await take(browser, released, inTheDark, ['en']);
} finally {
  await browser.close();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

async function take(
  on: Browser,
  world: World,
  shots: readonly Shot[],
  languages: readonly string[],
  last = true,
): Promise<void> {
  for (const shot of shots) for (const language of languages) await one(on, world, shot, language);
  if (last) await world.stop();
}

async function one(on: Browser, { address, cookies }: World, shot: Shot, language: string): Promise<void> {
  const { name, path, who, theme = 'light', from, to } = shot;
  const context = await on.newContext({
    viewport: { width: WIDTH, height: TALL },
    colorScheme: theme,
    locale: language,
  });
  const [cookie = '', ...value] = (who === undefined ? '' : (cookies[who] ?? '')).split('=');
  if (cookie !== '') await context.addCookies([{ name: cookie, value: value.join('='), url: address }]);
  const page = await context.newPage();
  const answer = await page.goto(`${address}${path}?lang=${language}`, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`);
  const edge = (selector: string | undefined, side: 'top' | 'bottom'): Promise<number> =>
    page
      .locator(selector ?? 'main > :last-child')
      .first()
      .evaluate((found, end) => found.getBoundingClientRect()[end === 'top' ? 'top' : 'bottom'], side);
  const y = from === undefined ? 0 : Math.max(0, (await edge(from, 'top')) - MARGIN);
  const bottom = Math.min(TALL, (await edge(to, 'bottom')) + MARGIN);
  const clip = { x: 0, y, width: WIDTH, height: Math.round(bottom - y) };
  const picture = paletted(await page.screenshot({ clip }));
  if (picture.length > MOST_BYTES) throw new Error(`${name}: ${picture.length} bytes are too many`);
  writeFileSync(join(folder, `${name}-${language}.png`), picture);
  process.stdout.write(`${name}-${language}.png ${picture.length} bytes\n`);
  await context.close();
}

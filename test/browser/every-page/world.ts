import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { frozenWave } from '../../integration/releases/frozen-wave.ts';
import { days } from '../../integration/studio/studio-site.ts';
import { axeViolations } from '../../support/axe.ts';
import { addPerson, signIn } from '../../support/people.ts';
import { open, signedIn } from './addresses.ts';

type Who = 'nobody' | 'owner';
export type PageWorld = {
  served: Served;
  openPage: (as: Who, width: number) => Promise<{ page: Page; complaints: string[] }>;
  addressOf: (path: string, language: string) => string;
  stop: () => Promise<void>;
};

/** Every page with who looks at it. */
export const everyone: readonly (readonly [Who, string])[] = [
  ...open.map((path) => ['nobody', path] as const),
  ...signedIn.map((path) => ['owner', path] as const),
];

/** A server with a frozen wave, a published release and an owner, and a browser. */
export async function pageWorld(): Promise<PageWorld> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-every-page-'));
  const kept = { masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
  const served = await serve(false, 100_000, { evidence: kept });
  const { inquiryIds } = await frozenWave(served.db, 'starter-2026', false);
  const deps = { db: served.db, ...kept };
  const slug = 'starter-2026-w1';
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(deps, { slug, version: null, actor: 'researcher' });
  await days(served.db, 15);
  const published = await publishRelease(deps, { slug, version: null, actor: 'researcher' });
  if (published.kind !== 'done') throw new Error(`not published: ${published.kind}`);
  const anna = await addPerson(served.db, 'Anna', 'owner');
  const names = new Map([
    [':inquiry', inquiryIds[3] ?? ''],
    [':person', anna.userId],
  ]);
  const [name = '', value = ''] = (await signIn(served.app, anna.email)).split('=');
  const site = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  return {
    served,
    openPage: async (as, width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      if (as === 'owner') await context.addCookies([{ name, value, url: site }]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      return { page, complaints };
    },
    addressOf: (path, language) =>
      `${site}${[...names].reduce((text, [placeholder, id]) => text.replace(placeholder, id), path)}?lang=${language}`,
    stop: async () => {
      await browser.close();
      await served.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What axe finds on these pages, in light and in dark, the languages in turn. */
export async function axeOn({ openPage, addressOf }: PageWorld, pages: typeof everyone): Promise<string[]> {
  const faults: string[] = [];
  for (const who of ['nobody', 'owner'] as const) {
    const { page } = await openPage(who, 1200);
    for (const [n, [, path]] of pages.filter(([as]) => as === who).entries()) {
      await page.goto(addressOf(path, n % 2 === 0 ? 'ru' : 'en'));
      faults.push(...(await axeViolations(page)).map((fault) => `${path}: ${fault}`));
    }
    await page.context().close();
  }
  return faults;
}

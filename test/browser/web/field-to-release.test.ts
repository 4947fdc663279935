import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { figuresOf2014 } from '../../city/replay/figures.ts';
import { axeViolations } from '../../support/axe.ts';
import { closeSite, openSite, type Site, sitDown } from './at-work.ts';
import { endPreview, endSilence, replayToClose, slug } from './replayed-release.ts';

const { studios, answeredByMail, answeredByPhone, undelivered } = figuresOf2014;
const answered = answeredByMail + answeredByPhone;
const reached = studios - undelivered;
const base = '/campaigns/petersburg-2014';

let site: Site | undefined;
let home = '';
afterEach(async () => {
  if (site !== undefined) await closeSite(site);
  rmSync(home, { recursive: true, force: true });
});

const words = {
  ru: {
    delivered: 'доставлены',
    sure: 'Да, заморозить ответы',
    close: 'Закрыть приём ответов',
    frozen: 'Ответы заморожены',
    author: 'Кого цитировать как автора',
    build: 'Собрать новую версию',
    complete: 'Полнота',
    hidden: 'Что станет с числами',
    preview: 'Открыть студиям',
    publishSure: 'Да, опубликовать',
    publish: 'Опубликовать навсегда',
    published: 'опубликован',
    headline: `${answered} студий из ${reached}`,
  },
  en: {
    delivered: 'delivered',
    sure: 'Yes, freeze the responses',
    close: 'Close the responses',
    frozen: 'Responses were frozen',
    author: 'Who is cited as the author',
    build: 'Build a new version',
    complete: 'Completeness',
    hidden: 'Figures by what becomes of them',
    preview: 'Open it to the studios',
    publishSure: 'Yes, publish',
    publish: 'Publish for ever',
    published: 'published',
    headline: `${answered} of ${reached} studios`,
  },
} as const;

test.each([
  ['ru', true],
  ['en', false],
] as const)(
  'from the field of the practice city to a published release, in %s, with scripts: %s',
  {
    timeout: 120_000,
  },
  async (lang, scripts) => {
    const say = words[lang];
    home = mkdtempSync(join(tmpdir(), 'field-to-release-'));
    const masterKeys = await openMasterKeys(join(home, 'master.key'));
    site = await openSite({ masterKeys, directory: join(home, 'evidence') });
    await replayToClose(site.served.db);
    const { page, complaints } = await sitDown(site, 'Anna', 'researcher', { javaScriptEnabled: scripts });
    const text = async (): Promise<string> => ((await page.textContent('main')) ?? '').replaceAll(/\s+/gu, ' ');
    const go = (path: string) => page.goto(`${base}${path}?lang=${lang}`);

    await go('/live');
    expect(await text()).toMatch(new RegExp(`${say.delivered}\\s*${studios}(?!\\d)`, 'u'));
    await page.click('table a[href^="/inquiries/"]');
    expect(await text()).toContain('Здравствуйте');

    await go('/close');
    await page.check(`text=${say.sure}`);
    await page.click(`button:has-text("${say.close}")`);
    expect(await text()).toContain(say.frozen);
    if (scripts) expect(await axeViolations(page)).toEqual([]);

    await endSilence(site.served.db);
    await go('/release');
    await page.getByLabel(say.author).fill('Анна Орлова');
    await page.click(`button:has-text("${say.build}")`);
    const built = await text();
    for (const part of [`${slug}/1`, say.complete, say.hidden]) expect(built).toContain(part);
    if (scripts) expect(await axeViolations(page)).toEqual([]);
    await page.click(`button:has-text("${say.preview}")`);
    await endPreview(site.served.db);
    await page.check(`text=${say.publishSure}`);
    await page.click(`button:has-text("${say.publish}")`);
    expect(await text()).toContain(say.published);

    await page.click(`a[href^="/releases/${slug}/1"]`);
    expect(await text()).toContain(say.headline);
    expect(complaints).toEqual([]);
  },
);

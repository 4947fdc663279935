import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { parse } from 'csv-parse/sync';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import type { Row } from '../../../services/releases/cube/row.ts';
import { makePreviewLink } from '../../../services/releases/preview/preview-links.ts';
import { addErratumTo } from '../../../services/releases/release/advance-release.ts';
import { rowText } from '../../../services/releases/words/row-text.ts';
import { figuresOf2014 } from '../../city/replay/figures.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { releaseHome } from '../../integration/studio/studio-site.ts';
import { allowAnyPublication, forcePublish } from '../../support/force-publish.ts';
import { endEmbargo, previewReplay, publishReplay, secondWave, slug } from './replayed-release.ts';

const release = `/releases/${slug}/1`;
/** What the practice city did, by its own account; the release must say the same. */
const { studios, answeredByMail, answeredByPhone, undelivered } = figuresOf2014;
const answered = answeredByMail + answeredByPhone;
const reached = studios - undelivered;

let served: Served;
let home: Awaited<ReturnType<typeof releaseHome>>;
let browser: Browser;
let site = '';

beforeAll(async () => {
  served = await serve(false);
  home = await releaseHome(served.db);
  await previewReplay(home.deps, true);
  expect(await publishReplay(home.deps)).toMatchObject({ kind: 'embargoed' });
  site = await served.app.listen({ port: 0, host: '127.0.0.1' });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  home.remove();
});

type Reader = { page: Page; faults: string[] };
async function open(javaScriptEnabled: boolean): Promise<Reader> {
  const page = await browser.newPage({ javaScriptEnabled, viewport: { width: 1100, height: 900 } });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}
const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/gu, ' ');
const mainOf = async (page: Page): Promise<string> => plain(await page.locator('main').textContent());
const saved = async (page: Page, press: () => Promise<void>): Promise<string> => {
  const coming = page.waitForEvent('download');
  await press();
  return readFileSync((await (await coming).path()) ?? '', 'utf8');
};
const inTable = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('before the date', () => {
  const linkFor = async (days: number): Promise<string> => {
    const wish = { slug, version: null, forWhom: 'Мария Иванова, «Вести»', days, by: 'anna' };
    const made = await makePreviewLink(served.db, wish);
    if (made.kind !== 'linked') throw new Error(JSON.stringify(made));
    return made.path;
  };

  test.each([
    ['ru', 'ПОД ЭМБАРГО', `${answered} студий из ${reached}`, 'Срок ссылки вышел', 'Пока ничего не опубликовано'],
    ['en', 'UNDER EMBARGO', `${answered} of ${reached}`, 'The link has ended', 'Nothing has been published yet'],
  ])('a link shows the release with its mark, another and an ended one show nothing (%s)', async (...words) => {
    const [language, mark, headline, ended, nothing] = words;
    const { page } = await open(false);
    const [path, short] = [await linkFor(20), await linkFor(1)];
    await page.goto(`${site}${path}?lang=${language}`);
    expect(plain(await page.locator('.embargo').textContent())).toContain(mark);
    expect(await mainOf(page)).toContain(headline);
    expect(await page.locator('figure img').first().getAttribute('src')).toContain(path);
    await page.locator('nav.tabs a', { hasText: language === 'ru' ? 'Данные' : 'Data' }).click();
    const total = inTable(await saved(page, () => page.locator('#total p a').first().click()));
    expect(total.find(({ variable }) => variable === 'AR2')).toMatchObject({
      n: `${reached}`,
      numerator: `${answered}`,
    });
    const { now } = await fieldTime(served.db);
    await advanceFieldClock(served.db, new Date(now.getTime() + 2 * 86_400_000));
    const tampered = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
    for (const closed of [tampered, short, `${short}/data`]) {
      expect((await page.goto(`${site}${closed}?lang=${language}`))?.status()).toBe(404);
      expect(await mainOf(page)).toContain(ended);
      expect(await mainOf(page)).not.toContain(headline);
    }
    await page.goto(`${site}/?lang=${language}`);
    expect(await mainOf(page)).toContain(nothing);
    await page.context().close();
  });
});

describe.each([
  ['ru', true],
  ['en', false],
] as const)('a journalist at the whole job (%s, scripts %s)', (language, scripts) => {
  const ru = language === 'ru';
  const of = (x: number, n: number): string => (ru ? `${x} студий из ${n}` : `${x} of ${n}`);
  const tab = (page: Page, name: string) => page.locator('nav.tabs a', { hasText: name });
  let reader: Reader;

  beforeAll(async () => {
    if (scripts) {
      expect(await endEmbargo(home.deps)).toMatchObject({ kind: 'done', state: 'published' });
      await allowAnyPublication(served.db);
      await forcePublish(home.deps, await secondWave(home.deps, 4));
    }
    reader = await open(scripts);
  });
  afterAll(() => reader.page.context().close());

  const rowsOf = async (name = slug): Promise<Row[]> =>
    (await served.app.inject(`/press/v1/releases/${name}/1`)).json<{ rows: Row[] }>().rows;

  test('finds the release from the front door and reads each headline with n, interval and dates', async () => {
    const { page } = reader;
    await page.goto(`${site}/?lang=${language}`);
    await page.locator('.doors a').first().click();
    await page.locator(`table a[href^="${release}"]`).click();
    const items = (await page.locator('main > ul.findings li').allTextContents()).map(plain);
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const item of items) {
      expect(item).toMatch(/n = \d+/u);
      expect(item).toMatch(ru ? /октября 2026/u : /October 2026/u);
    }
    expect(items[0]).toContain(of(answered, reached));
    expect(items[0]).toMatch(/58–82 ?%/u);
    expect(items.some((item) => /28.{1,12}55|280.{1,14}550/u.test(item))).toBe(true);
  });

  test('opens the methods: whom the letters went to, what is hidden, what critics asked, the protocol', async () => {
    const { page } = reader;
    await tab(page, ru ? 'Методы' : 'Methods').click();
    expect(plain(await page.locator('#wave').textContent())).toContain(String(studios));
    expect(await page.locator('#completeness tbody tr').count()).toBeGreaterThan(30);
    expect(plain(await page.locator('#frame').textContent())).toContain('neva');
    expect(await page.locator('#protocol').textContent()).toContain('Сколько веб-студий Петербурга ответит');
  });

  test('every number of the data page is in the file beside it, in the API, and true of the city', async () => {
    const { page } = reader;
    await tab(page, ru ? 'Данные' : 'Data').click();
    const rows = await rowsOf();
    for (const table of ['total', 'funnel', 'prices', 'coded']) {
      const told = rows.filter((row) => row.table === table);
      const cells = await page.locator(`#${table} tbody tr td:nth-child(2)`).allTextContents();
      expect(cells).toEqual(told.map((row) => rowText(row, language)));
      const file = inTable(await saved(page, () => page.locator(`#${table} p a`).first().click()));
      const figures = ['value', 'n', 'numerator', 'lower', 'upper'] as const;
      expect(file.map((line) => figures.map((name) => line[name]))).toEqual(
        told.map((row) => figures.map((name) => (row[name] === null ? '' : String(row[name])))),
      );
    }
    const json = await page.locator('#total p a').last().getAttribute('href');
    expect((await (await page.request.get(`${site}${json}`)).json()).rows).toEqual(
      rows.filter((row) => row.table === 'total'),
    );
    const count = (key: string) => rows.filter((row) => row.key === key).map(({ numerator, n }) => [numerator, n])[0];
    expect([
      count('total/all/AR1'),
      count('total/all/AR2'),
      count('total/all/mode_email'),
      count('total/all/mode_voice'),
      count('total/all/undelivered'),
      count('coded/interrogates/1/coded')?.[0],
    ]).toEqual([
      [answered, studios],
      [answered, reached],
      [answeredByMail, reached],
      [answeredByPhone, reached],
      [undelivered, studios],
      figuresOf2014.interrogating,
    ]);
    const median = rows.find(({ variable }) => variable === 'price_median');
    expect([median?.value, median?.n]).toEqual([40_000_000, 25]);
  });

  test('follows a term to its definition', async () => {
    const { page } = reader;
    await page.locator('#total a.term').first().click();
    expect(page.url()).toContain(`/glossary?lang=${language}#AR2`);
    expect(plain(await page.locator('#AR2').textContent())).toMatch(ru ? /Ответил человек/u : /Answered by a person/u);
  });

  test('sees a chart, how to read it, and its numbers as files', async () => {
    const { page } = reader;
    await page.goto(`${site}${release}?lang=${language}#answers`);
    const section = page.locator('#answers');
    expect(await section.textContent()).toContain(ru ? 'Как это читать' : 'How to read it');
    await page.waitForFunction(() => (document.querySelector('#answers img') as HTMLImageElement).naturalWidth > 0);
    const file = inTable(await saved(page, () => section.locator('.saves a', { hasText: 'CSV' }).click()));
    const json = await section.locator('.saves a', { hasText: 'JSON' }).getAttribute('href');
    const { rows } = (await (await page.request.get(`${site}${json}`)).json()) as { rows: Row[] };
    expect(file.map(({ variable, value }) => [variable, value])).toEqual(
      rows.map(({ variable, value }) => [variable, value === null ? '' : String(value)]),
    );
    await section.locator('summary').first().click();
    const shown = await section.locator('data').allTextContents();
    expect(shown).toEqual(rows.filter(({ value }) => value !== null).map((row) => rowText(row, language)));
  });

  test('takes the code of a chart into a page of another site, where it shows; no other page lets itself be framed', async () => {
    const { page } = reader;
    await page.locator('#answers summary').last().click();
    const code = (await page.locator('#answers pre code').textContent()) ?? '';
    let body = code;
    const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(body));
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    await page.goto(addressOf(other));
    const frame = page.frameLocator('iframe');
    await frame.getByText(ru ? 'Из выпуска' : 'From the release').waitFor();
    await expect
      .poll(() => frame.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(300);
    body = `<iframe src="${site}${release}"></iframe>`;
    await page.goto(addressOf(other));
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    reader.faults.length = 0;
    await new Promise((resolve) => other.close(resolve));
  });

  test('cites it in several styles under the address that stays', async () => {
    const { page } = reader;
    await page.goto(`${site}/releases/${slug}/latest?lang=${language}`);
    const address = `${site}${release}`;
    expect(await page.locator('main > .warning a').last().getAttribute('href')).toBe(address);
    const cited = plain(await page.locator('#cite').textContent());
    for (const style of ['APA', 'ГОСТ Р 7.0.5', 'BibTeX', `Анна Орлова. (2027).`, `URL: ${address}`])
      expect(cited).toContain(style);
    const bib = await saved(page, () => page.locator('#cite a', { hasText: 'BIB' }).click());
    expect(bib).toContain(`\\url{${address}}`);
    expect((await page.goto(address))?.status()).toBe(200);
  });

  test('subscribes to the feed, compares two waves, and reads an erratum when there is one', async () => {
    const { page, faults } = reader;
    await page.goto(`${site}${release}?lang=${language}`);
    const feed = (await page.locator('link[type="application/atom+xml"]').getAttribute('href')) ?? '';
    const atom = await (await page.request.get(`${site}${feed}`)).text();
    expect(atom).toContain(`<id>${site}${release}</id>`);
    expect(plain(atom)).toContain(of(answered, reached));
    await tab(page, ru ? 'Сравнить' : 'Compare').click();
    await page.locator('main ul a', { hasText: 'w2/1' }).click();
    const second = (await rowsOf(`${slug.slice(0, -1)}2`)).find(({ key }) => key === 'total/all/AR2');
    const first = page.locator('tbody tr').first().locator('td');
    expect((await first.allTextContents()).map((cell) => cell.split('\u00a0·')[0])).toEqual([
      expect.stringMatching(new RegExp(`^${answered}\\s\\S+\\s${reached}$`, 'u')),
      expect.stringMatching(new RegExp(`^${second?.numerator}\\s\\S+\\s${second?.n}$`, 'u')),
    ]);
    expect(await mainOf(page)).toContain(ru ? 'Две волны — ещё не тенденция' : 'Two waves are no trend');
    await tab(page, ru ? 'Исправления' : 'Errata').click();
    expect(await mainOf(page)).toContain(scripts ? 'Ошибок пока не нашли' : 'The name of a ranking was misspelt.');
    if (scripts)
      await addErratumTo(home.deps, {
        ...{ slug, version: 1, actor: 'anna' },
        ...{ en: 'The name of a ranking was misspelt.', ru: 'Имя рейтинга было с опиской.' },
      });
    expect(faults).toEqual([]);
  });
});

function addressOf(server: Server): string {
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

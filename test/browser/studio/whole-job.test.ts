import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnBenchmark } from '../../../services/releases/benchmark/own-benchmark.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import type { Language } from '../../../services/releases/words/language.ts';
import { date, duration, money } from '../../../services/releases/words/number-words.ts';
import { shareOf } from '../../../services/web/pages/studio-audit-places.ts';
import { figuresOf2014, quotesOf2014 } from '../../city/replay/figures.ts';
import { cookieFor } from '../../integration/studio/studio-site.ts';
import { axeViolations } from '../../support/axe.ts';
import { slug } from '../web/replayed-release.ts';
import { openPage, rewrite, type StudioWorld, studioWorld } from './studio-world.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await studioWorld();
  await rewrite(world.site.db, world.domain, {
    name: 'Студия «Слон»',
    subject: 'Re: Нужен сайт',
    text: 'Здравствуйте, Анна!\n\nСайт обойдётся как договорились. Пришлём предложение до 20 октября.\n\nКакие разделы нужны?\n\nС уважением,\nПётр Сидоров\n+7 812 555-01-02',
    files: ['Предложение.pdf', 'прайс.xlsx'],
  });
  await findIn('2026-10-20');
  await world.publish();
});
afterAll(async () => world.stop());

/** The price and the day that the letter names, as the readers would have found them. */
async function findIn(dueOn: string): Promise<void> {
  const { db } = world.site;
  const { id, message_id, new_text } = await db
    .selectFrom('message_readings')
    .select(['id', 'message_id', 'new_text'])
    .where('new_text', 'like', '%до 20 октября%')
    .executeTakeFirstOrThrow();
  const at = (said: string) => ({
    start_offset: new_text.indexOf(said),
    end_offset: new_text.indexOf(said) + said.length,
  });
  const found = { reading_id: id, message_id, position: 0, reasons: '[]' };
  await db
    .insertInto('reply_proposals')
    .values({ ...found, ...at('Пришлём предложение до 20 октября'), kind: 'promise', rules: 'test', due: dueOn })
    .execute();
  const price = { low_minor: priceDealt(), high_minor: priceDealt(), currency: 'RUB', basis: 'project', vat: 'incl' };
  const main = { approximate: false, is_main: true, role: 'total', snippet: 'Сайт обойдётся', confidence: 0.9 };
  await db
    .insertInto('quotes')
    .values({ ...found, ...at('Сайт обойдётся'), ...price, ...main })
    .execute();
}

/** What the city made the studio name, in kopecks. */
function priceDealt(): number {
  return world.truth.answers?.find(({ price }) => price !== undefined)?.price?.low ?? 0;
}

/** Every part of the benchmark, with the numbers of the API, which are those that the city dealt. */
async function readsItsOwn(page: Page, language: Language, see: (text: string) => Promise<void>): Promise<void> {
  const { own, place, peers } = await ownFacts();
  const [first] = world.truth.answers?.filter(({ kind }) => kind === 'human_substantive') ?? [];
  expect(own.firstHumanAfterHours).toBeCloseTo((first?.afterDays ?? 0) * 24, 1);
  expect(own.price?.minor).toBe(priceDealt());
  const tables = await page
    .locator('main table')
    .evaluateAll((found) =>
      found.map((one) =>
        [...one.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
      ),
    );
  const [arrival, answers, clocks, promises, checks] = tables;
  expect(arrival?.map(([, channel]) => channel)).toEqual(
    own.attempts.map(
      ({ channel }) =>
        (language === 'en' ? { form: 'form on the site', mail: 'e-mail' } : { form: 'форма на сайте', mail: 'почта' })[
          channel
        ],
    ),
  );
  const waits = (hours: number | null): string | null => (hours === null ? null : duration(hours * 60, language));
  expect(answers?.map((row) => row.at(-1))).toEqual(own.answers.map(({ afterHours }) => waits(afterHours) ?? '—'));
  own.clocks.forEach(({ hours }, n) => {
    if (hours !== null) expect(clocks?.[n]?.[1]).toBe(waits(hours));
  });
  await see(money(own.price?.minor ?? 0, 'RUB', language));
  const [median] = peers?.price?.by ?? [];
  expect(median?.n).toBe(quotesOf2014.length);
  await see(`${money(median?.value ?? 0, 'RUB', language)} (`);
  expect(place?.peers).toBe(figuresOf2014.studios - figuresOf2014.undelivered);
  expect(promises?.map((row) => row[1])).toEqual(own.promises.map(({ due }) => date(`${due}T00:00:00Z`, language)));
  expect(promises).toHaveLength(1);
  expect(checks).toHaveLength(own.checklist.length);
  const shares = await page.locator('section[aria-labelledby^="code-"] dd li').allTextContents();
  expect(shares.map((said) => said.split(' — ').at(-1))).toEqual(
    own.codes.flatMap(({ anchors }) => anchors.map((anchor) => shareOf(anchor.peers, language))),
  );
  expect(shares.length).toBeGreaterThan(10);
  const thread = (await page.locator('li.message').allTextContents()).join(' ');
  expect(thread).toContain('Предложение.pdf');
  for (const secret of ['Сидоров', '555-01-02']) expect(thread).not.toContain(secret);
}

/** The studio's own facts by the API, as the page must show them. */
async function ownFacts(): Promise<OwnBenchmark> {
  const granted = await grantStudio(world.site.db, { domain: world.domain, proof: 'TXT record', by: 'operator' });
  const authorization = `Bearer ${granted.kind === 'granted' ? granted.key : ''}`;
  const answer = await world.site.app.inject({ url: '/benchmark/v1/audits', headers: { authorization } });
  const [one] = answer.json<{ audits: OwnBenchmark[] }>().audits;
  if (one === undefined) throw new Error(answer.body);
  return one;
}

/** Publishes what the page asks for: a record in English, a file on the site in Russian. */
async function publishProof(page: Page, how: 'dns' | 'file'): Promise<void> {
  const facts = await page
    .locator('dl.facts')
    .nth(how === 'dns' ? 0 : 1)
    .locator('code')
    .allInnerTexts();
  const [where = '', token = ''] = facts;
  if (how === 'dns') world.records.set(where, [token]);
  else world.files.set(new URL(where).host, (_, response) => void response.end(`${token}\n`));
}

const texts = {
  en: {
    go: 'Go on',
    look: 'Look now',
    notFound: 'It was not found.',
    room: 'The room of',
    quarter: 'quarter of all waits',
    dispute: 'Dispute this code',
    why: 'Why is it wrong?',
    sendDispute: 'Send the dispute',
    waits: 'waits for an answer',
    word: 'What should be known?',
    send: 'Send',
    kept: 'Kept.',
    ask: 'Ask for an audit',
    email: 'Address for questions about it',
    noted: 'Noted.',
    optOut: 'Opt out',
    never: 'Never contact',
    list: 'is on the list',
  },
  ru: {
    go: 'Дальше',
    look: 'Проверить',
    notFound: 'Пока не найдено.',
    room: 'Кабинет',
    quarter: 'четверти всех студий',
    dispute: 'Оспорить этот код',
    why: 'Почему он неверен?',
    sendDispute: 'Отправить',
    waits: 'ждёт ответа',
    word: 'Что важно знать?',
    send: 'Отправить',
    kept: 'Сохранено.',
    ask: 'Попросить о проверке',
    email: 'Адрес для вопросов об этом',
    noted: 'Записано.',
    optOut: 'Отказаться',
    never: 'Больше никогда не обращаться',
    list: 'в списке',
  },
} as const;

describe.each([
  ['en', true],
  ['ru', false],
] as const)('a studio at its whole work (%s, scripts %s)', (language, javaScriptEnabled) => {
  test('proves its domain, reads its benchmark, disputes a code, has its word, asks for an audit, opts out', async () => {
    const words = texts[language];
    const { page, asked, complaints } = await openPage(world.browser, {
      javaScriptEnabled,
      locale: language,
      viewport: { width: 900, height: 900 },
    });
    const see = async (text: string): Promise<void> => {
      expect(await page.locator('main').textContent()).toContain(text);
    };
    const press = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(`${world.address}/studio?lang=${language}`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    const axe = async (): Promise<void> => {
      if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    };
    await page.fill('#domain', `https://www.${world.domain}/contacts`);
    await press(words.go).click();
    await axe();
    const look = language === 'en' ? press(words.look).first() : press(words.look).last();
    await look.click();
    await see(words.notFound);
    await publishProof(page, language === 'en' ? 'dns' : 'file');
    await look.click();
    await see(words.room);
    await axe();

    await page.locator(`a[href*="/studio/audits/${slug}/1"]`).click();
    await see(words.quarter);
    await page.waitForLoadState('load');
    const drawn = await page.locator('figure img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(drawn).toBe(760);
    await axe();
    await readsItsOwn(page, language, see);
    await page.locator('summary', { hasText: words.dispute }).first().click();
    await page.getByLabel(words.why).first().fill('Мы написали цену.');
    await page.getByRole('button', { name: words.sendDispute, exact: true }).first().click();
    await see(words.waits);
    await page.getByLabel(words.word).fill('Мы переезжали.');
    await page.getByRole('button', { name: words.send, exact: true }).last().click();
    await see(words.kept);
    await see('Мы переезжали.');

    await page.goto(`${world.address}/studio?lang=${language}`);
    await page.getByLabel(words.email).fill('office@studio.example');
    await press(words.ask).click();
    await see(language === 'en' ? words.noted : 'Вы уже просили');
    await page.getByRole('link', { name: words.optOut, exact: true }).click();
    await axe();
    if (language === 'ru') {
      await page.getByRole('button', { name: words.never }).click();
      await see(words.list);
      await page.goto(`${world.address}/studio?lang=${language}`);
      expect(await page.locator('#domain').count()).toBe(1);
    }
    expect(asked.filter((url) => !url.startsWith(world.address))).toEqual([]);
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await page.context().close();
  });
});

test.each(['ru', 'en'] as const)(
  'a studio that was never audited is told nothing and asks for an audit (%s)',
  async (language) => {
    const { page } = await openPage(world.browser, { javaScriptEnabled: false });
    const value = (await cookieFor(world.site.db, `never-audited-${language}.example`)).slice('zerkalo-studio='.length);
    await page.context().addCookies([{ name: 'zerkalo-studio', value, url: world.address }]);
    await page.goto(`${world.address}/studio?lang=${language}`);
    expect(await page.locator('main').textContent()).toContain(
      language === 'en' ? 'There is nothing to show.' : 'Показать нечего.',
    );
    await page.getByLabel(texts[language].email).fill('office@never.example');
    await page.getByRole('button', { name: texts[language].ask, exact: true }).click();
    expect(await page.locator('main').textContent()).toContain(language === 'en' ? 'Noted.' : 'Записано.');
    await page.context().close();
  },
);

test.each(['/studio?lang=ru', '/opt-out?lang=en'])(
  '%s has no fault that axe finds and fits 360 pixels',
  async (path) => {
    const { page } = await openPage(world.browser, { viewport: { width: 360, height: 740 } });
    await page.goto(`${world.address}${path}`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.context().close();
  },
);

test.each(['light', 'dark'] as const)(
  'an audit at 360 pixels in the %s theme fits, with the narrow picture',
  async (colorScheme) => {
    const { page } = await openPage(world.browser, { viewport: { width: 360, height: 740 }, colorScheme });
    const value = (await cookieFor(world.site.db, world.domain)).slice('zerkalo-studio='.length);
    await page.context().addCookies([{ name: 'zerkalo-studio', value, url: world.address }]);
    await page.goto(`${world.address}/studio/audits/${slug}/1?lang=ru`, { waitUntil: 'load' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const drawn = await page.locator('figure img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(drawn).toBe(340);
    await page.context().close();
  },
);

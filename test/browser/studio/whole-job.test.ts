import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieFor } from '../../integration/studio/studio-site.ts';
import { axeViolations } from '../../support/axe.ts';
import { openPage, rewrite, type StudioWorld, slug, studioWorld } from './studio-world.ts';

let world: StudioWorld;
beforeAll(async () => {
  world = await studioWorld();
  await rewrite(world.site.db, world.domain, {
    name: 'Студия «Слон»',
    subject: 'Re: Нужен сайт',
    text: 'Здравствуйте, Анна!\n\nСайт обойдётся в 400 000 рублей. Пришлём предложение до 20 октября.\n\nКакие разделы нужны?',
    files: ['Предложение.pdf', 'прайс.xlsx'],
  });
  await world.publish();
});
afterAll(async () => world.stop());

const pictures = process.env.STUDIO_PICTURES;
async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
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
    quarter: 'четверть всех ожиданий',
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
    await picture(page, `door-${language}`);
    const axe = async (): Promise<void> => {
      if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    };
    await page.fill('#domain', `https://www.${world.domain}/contacts`);
    await press(words.go).click();
    await picture(page, `proof-${language}`);
    await axe();
    await press(words.look).first().click();
    await see(words.notFound);
    const [name = '', token = ''] = await page.locator('dl.facts').first().locator('code').allInnerTexts();
    world.records.set(name, [token]);
    await press(words.look).first().click();
    await see(words.room);
    await picture(page, `room-${language}`);
    await axe();

    await page.locator(`a[href*="/studio/audits/${slug}/1"]`).click();
    await see(words.quarter);
    await page.waitForLoadState('load');
    const drawn = await page.locator('figure img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(drawn).toBe(760);
    await picture(page, `audit-${language}`);
    await axe();
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
    await picture(page, `opt-out-${language}`);
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
    await picture(page, `audit-360-${colorScheme}`);
    await page.context().close();
  },
);

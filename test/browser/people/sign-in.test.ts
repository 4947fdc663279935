import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitePerson } from '../../../services/design/people/change-person.ts';
import { findBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { type Served, serve } from '../../integration/api/serve.ts';
import { axeViolations } from '../../support/axe.ts';
import { addPerson, password } from '../../support/people.ts';

let served: Served;
let browser: Browser;
let site: string;
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'zerkalo-people-'));
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  served = await serve(false, 10_000, { evidence: { masterKeys, directory: home } });
  await addPerson(served.db, 'Anna', 'owner');
  site = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = findBrowser(undefined);
  browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath === null ? {} : { executablePath }) });
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

const open = async (javaScriptEnabled: boolean, width = 1280): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 } })).newPage();

/** Presses Tab until the control with this name has the focus: what a person without a mouse can reach. */
async function tabTo(page: Page, role: 'textbox' | 'button' | 'link', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((control) => control === document.activeElement)) return;
  }
  throw new Error(`${name} cannot be reached by keyboard`);
}

/** Waits until the field has the focus by itself: whoever opens the page may type at once. */
const hasFocus = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor();

const TEXTS = {
  ru: {
    begin: 'Настроить второй фактор',
    on: 'Включить',
    back: 'К учётной записи',
    out: 'Выйти',
    mine: 'Ваша учётная запись',
  },
  en: {
    begin: 'Set up a second factor',
    on: 'Switch on',
    back: 'Back to your account',
    out: 'Sign out',
    mine: 'Your account',
  },
} as const;

describe.each(['ru', 'en'] as const)('without scripts and without a mouse (%s)', (language) => {
  test('an invited person sets a password and a second factor, signs out and in again with both', async () => {
    const words = TEXTS[language];
    const email = `berta-${language}@example.org`;
    const invited = await invitePerson(served.db, { email, name: `Berta ${language}`, role: 'viewer', actor: 'test' });
    if (invited.kind !== 'invited') throw new Error(invited.kind);
    const page = await open(false, 360);
    await page.goto(`${site}/welcome?link=${invited.secret}&lang=${language}`);
    await hasFocus(page, 'newPassword');
    await page.keyboard.type(password);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account?**');
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await tabTo(page, 'button', words.begin);
    await page.keyboard.press('Shift+Tab');
    await hasFocus(page, 'factorPassword');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/second-factor?**');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await hasFocus(page, 'code');
    const secret = (await page.locator('dd code').textContent())?.replaceAll(' ', '') ?? '';
    await page.keyboard.type(await generate({ secret }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('main li code').count()).toBe(10);
    await tabTo(page, 'button', words.out);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in?**');

    await page.goto(`${site}/account?lang=${language}`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await hasFocus(page, 'name');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/code?**');
    await hasFocus(page, 'code');
    await page.keyboard.type(await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account?**');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.mine);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'zerkalo', httpOnly: true, sameSite: 'Lax' });
    await page.context().close();
  });
});

test('axe finds nothing in either theme on the pages of signing in and of a second factor', async () => {
  const page = await open(true);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const check = async (path: string) => {
    await page.goto(`${site}${path}${path.includes('?') ? '&' : '?'}lang=ru`);
    return [path, await axeViolations(page)];
  };
  const invited = await invitePerson(served.db, { email: 'c@example.org', name: 'C', role: 'coder', actor: 'test' });
  const link = invited.kind === 'invited' ? invited.secret : '';
  expect(await check(`/welcome?link=${link}`)).toEqual([`/welcome?link=${link}`, []]);
  await page.goto(`${site}/sign-in?lang=en`);
  await page.locator('#name').fill('Anna');
  await page.locator('#password').fill('wrong wrong wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(['/sign-in', await axeViolations(page)]).toEqual(['/sign-in', []]);
  // That a wrong password is answered with 401 stands in the console.
  complaints.length = 0;
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/account**');
  await page.request.post(`${site}/account/second-factor/begin`, {
    form: { act: 'begin', factorPassword: password },
    headers: { origin: site },
  });
  // The others are among the pages that test/pages looks at.
  expect(await check('/account/second-factor')).toEqual(['/account/second-factor', []]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 180_000);

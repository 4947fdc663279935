import { sql } from 'kysely';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { closeSite, openSite, type Site, sitDown, tabTo } from './at-work.ts';
import { seedLettersToCode } from './letters-to-code.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => closeSite(site));

const said = async (page: Page) => (await page.textContent('main')) ?? '';
const chosen = (page: Page) => page.locator('fieldset:has([name^="code."]) input:checked').evaluateAll(values);
const values = (inputs: Element[]) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : ''));

function rememberFirstFocus(): void {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.dataset['focus'] = document.activeElement?.getAttribute('name') ?? '';
  });
}

/** One key for each question, then Enter on the button that the last key leads to. */
async function codeByKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

test('a coder codes by keys alone, takes back, finishes; a second differs, a third settles, and the code counts, in Russian', {
  timeout: 180_000,
}, async () => {
  await seedLettersToCode(site.served.db, 'vesna', 'ru');
  const anna = await sitDown(site, 'Anna', 'coder', { byKeyboard: true });
  const { page } = anna;
  await page.addInitScript(rememberFirstFocus);
  await page.goto('/desk?lang=ru');
  // A coder who types at once loses no key: the desk does not wait for the browser's own focus, which comes with a later frame.
  expect(await page.evaluate(() => document.documentElement.dataset['focus'])).toBe('code.interrogates');
  expect(await page.locator('.letter mark.price').allTextContents()).toContain('800–1250 тыс. руб.');
  expect(await page.locator('details[open] mark.price').count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  await codeByKeys(page, ['0', '1']);
  expect(await said(page)).toContain('Закодировано вами: 1. Осталось для вас: 2.');

  await Promise.all([page.waitForNavigation(), page.keyboard.press('u')]);
  expect(await said(page)).toContain('Эти коды вы взяли назад');
  expect(await page.locator('.letter mark.price').count()).toBeGreaterThan(0);
  expect(await chosen(page)).toEqual(['0', '1']);
  await codeByKeys(page, ['0', 'k', 'n', '1']);
  await codeByKeys(page, ['1', '0']);
  await codeByKeys(page, ['n', '0']);
  expect(await said(page)).toContain('Писем, которые вы можете закодировать, сейчас нет');
  await page.goto('/desk/disputes?lang=ru');
  expect(await said(page)).not.toContain('Согласие до разбора');

  const boris = await sitDown(site, 'Boris', 'coder', { byKeyboard: true });
  await boris.page.goto('/desk?lang=ru');
  await codeByKeys(boris.page, ['1', '1']);
  await codeByKeys(boris.page, ['1', '0']);
  await codeByKeys(boris.page, ['n', '0']);
  // Every drawn letter is coded twice: the agreement is shown, and nobody takes anything back any more.
  expect(await boris.page.locator('form.undo').count()).toBe(0);
  await page.goto('/desk/disputes?lang=ru');
  expect(await said(page)).toContain('Согласие до разбора');

  const vera = await sitDown(site, 'Vera', 'coder', { byKeyboard: true });
  await vera.page.goto('/desk/disputes?lang=ru');
  expect(await said(vera.page)).toContain('Разобрано вами: 0. Осталось для вас: 1.');
  expect(await axeViolations(vera.page)).toEqual([]);
  await vera.page.keyboard.press('1');
  await tabTo(vera.page, 'button[value=review]');
  await codeByKeys(vera.page, []);
  expect(await said(vera.page)).toContain('Пока ничего не записано');
  await codeByKeys(vera.page, []);
  expect(await said(vera.page)).toContain('Разобрано вами: 1. Осталось для вас: 0.');

  const rosa = await sitDown(site, 'Rosa', 'researcher', { byKeyboard: true });
  await rosa.page.goto('/campaigns/vesna/coding?lang=ru');
  expect(await said(rosa.page)).toContain('Согласие до разбора');
  const { rows } = await settled();
  expect(rows).toContainEqual({ item: 'interrogates', value: 1, by: 'third_coder', rounds: 2 });
  expect([anna, boris, vera, rosa].flatMap(({ complaints }) => complaints)).toEqual([]);
});

test('the same with the mouse in English; without JavaScript a letter is read, coded and taken back too', {
  timeout: 180_000,
}, async () => {
  await seedLettersToCode(site.served.db, 'spring', 'en');
  const clara = await sitDown(site, 'Clara', 'coder', { javaScriptEnabled: false, width: 360 });
  await codeByMouse(clara.page, ['0', '1']);
  await clara.page.click('form.undo button');
  expect(await said(clara.page)).toContain('You took these codes back');
  expect(await chosen(clara.page)).toEqual(['0', '1']);
  await clara.page.click('a[href="#price-letter-0"]');
  expect(new URL(clara.page.url()).hash).toBe('#price-letter-0');
  for (const codes of [
    ['0', '1'],
    ['1', '0'],
    ['null', '0'],
  ] as const)
    await codeByMouse(clara.page, codes);

  const david = await sitDown(site, 'David', 'coder');
  for (const codes of [
    ['1', '1'],
    ['1', '0'],
    ['null', '0'],
  ] as const)
    await codeByMouse(david.page, codes);
  expect(await said(david.page)).toContain('There is nothing left that you may code now');
  const emil = await sitDown(site, 'Emil', 'coder');
  await emil.page.goto('/desk/disputes?lang=en');
  await emil.page.click('[name="code.interrogates"][value="0"]');
  await emil.page.click('button[value=review]');
  await emil.page.click('button[value=record]');
  await emil.page.waitForURL('**/desk/disputes?*');
  expect(await said(emil.page)).toContain('Settled by you: 1.');
  expect(await said(emil.page)).toContain('Agreement before settling');
  expect([...clara.complaints, ...david.complaints, ...emil.complaints]).toEqual([]);
});

async function codeByMouse(page: Page, codes: readonly string[]): Promise<void> {
  await page.goto('/desk?lang=en');
  const items = ['interrogates', 'price-named'];
  for (const [n, code] of codes.entries()) await page.click(`[name="code.${items[n]}"][value="${code}"]`);
  await Promise.all([page.waitForNavigation(), page.click('form:has(fieldset) button[type=submit]')]);
}

function settled() {
  return sql<{ item: string; value: number | null; by: string; rounds: number }>`
    select c.item, c.value, c.settled_by as by,
      (select max(t.round) from coding_tasks t where t.message_id = c.message_id) as rounds
    from settled_codes c`.execute(site.served.db);
}

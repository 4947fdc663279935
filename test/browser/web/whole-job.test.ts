import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../../support/axe.ts';
import { cityRankings, closeSite, openSite, type Site, sitDown, tabTo } from './at-work.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => closeSite(site));

test('from the rankings of the practice city to letters in the queue, in Russian, the launch by keyboard alone', {
  timeout: 180_000,
}, async () => {
  const anna = await sitDown(site, 'Anna', 'researcher');
  const boris = await sitDown(site, 'Boris', 'approver');
  const { page } = anna;
  await page.goto('/campaigns?lang=ru');
  await page.click('text=Новая кампания');
  await page.fill('#slug', 'vesna');
  await page.fill('#title', 'Весна');
  await page.selectOption('#from', 'petersburg-2014');
  await page.click('text=Создать кампанию');
  await page.click('.steps >> text=Основа');
  await page.setInputFiles('#files', await cityRankings());
  await page.click('form[enctype] button');
  await page.goto('/campaigns/vesna/frame/columns?file=third.csv&lang=ru');
  expect(await page.inputValue('[name="column.name"]')).toBe('Студия');
  await page.click('text=Сохранить и прочитать рейтинг');
  await page.goto('/campaigns/vesna/frame?lang=ru');
  expect(await page.textContent('main')).toContain('57 студий, из них в нескольких рейтингах: 11');
  expect(await page.textContent('main')).toContain('third: 3, Студия');
  expect(await axeViolations(page)).toEqual([]);
  await page.click('text=Две студии');
  expect(await page.textContent('main')).toContain('Сомнительных пар не осталось');

  await page.goto('/campaigns/vesna/protocol?lang=ru');
  await page.click('summary:has-text("Выборка")');
  await page.fill('[name="p:sampling.size"]', 'двадцать');
  await page.waitForSelector('.faulty [name="p:sampling.size"]');
  await page.fill('[name="p:sampling.size"]', '20');
  await page.waitForSelector('#check dd:text-is("20")');
  await page.click('summary:has-text("Персоны")');
  await page.fill('[name="p:personas[0].fullName"]', 'Елена Ашукина');
  await page.reload();
  await page.click('#kept button');
  expect(await page.inputValue('[name="p:personas[0].fullName"]')).toBe('Елена Ашукина');
  await page.click('button[value=save] >> nth=0');
  await page.waitForSelector('text=протокол в силе');
  expect(await page.inputValue('#source')).toContain('size: 20');
  expect(await page.inputValue('#source')).toContain('fullName: Елена Ашукина');

  await page.goto('/campaigns/vesna/launch?lang=ru');
  expect(await page.textContent('main')).toContain('Письма уйдут в 20 студий');
  await tabTo(page, 'form[action*="/launch/ask"] button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Ждёт второго человека');
  await boris.page.goto('/campaigns/vesna/launch?lang=ru');
  expect(await axeViolations(boris.page)).toEqual([]);
  await tabTo(boris.page, 'form[action*="/launch/approve"] button');
  await boris.page.keyboard.press('Enter');
  await boris.page.waitForSelector('text=Эту версию одобрил(а) Boris');
  await page.goto('/campaigns/vesna/launch?lang=ru');
  await tabTo(page, '[name=confirm]');
  await page.keyboard.press('Space');
  await tabTo(page, 'form[action*="/launch/now"] button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/live?*');
  expect(await page.textContent('main')).toContain('Выполнено 0 обращений из 20');
  expect(await axeViolations(page)).toEqual([]);
  await page.goto('/campaigns/vesna/sample?lang=ru');
  expect(await page.textContent('main')).toContain('Жребий только что повторён');
  expect([anna.complaints, boris.complaints]).toEqual([[], []]);
});

test('the same in English without JavaScript, on a screen of 360 pixels', { timeout: 120_000 }, async () => {
  const clara = await sitDown(site, 'Clara', 'researcher', { javaScriptEnabled: false, width: 360 });
  const david = await sitDown(site, 'David', 'approver', { javaScriptEnabled: false, width: 360 });
  const { page } = clara;
  await page.goto('/campaigns/new?lang=en');
  await page.fill('#slug', 'spring');
  await page.fill('#title', 'Spring');
  await page.selectOption('#from', 'petersburg-2014');
  await page.click('text=Create the campaign');
  await page.goto('/campaigns/spring/frame?lang=en');
  await page.setInputFiles('#files', await cityRankings());
  await page.click('form[enctype] button');
  await page.goto('/campaigns/spring/frame/columns?file=third.csv&lang=en');
  await page.click('text=Save and read the ranking');
  await page.goto('/campaigns/spring/protocol?lang=en');
  await page.click('summary:has-text("Sample")');
  await page.fill('[name="p:sampling.size"]', 'twenty');
  await page.click('button[value=check] >> nth=0');
  expect(await page.inputValue('[name="p:sampling.size"]')).toBe('twenty');
  expect(await page.textContent('.faulty .fault')).toContain('whole number');
  await page.fill('[name="p:sampling.size"]', '20');
  await page.click('button[value=save] >> nth=0');
  expect(await page.textContent('main')).toContain('The protocol has no faults and is in force');
  await page.goto('/campaigns/spring/launch?lang=en');
  await page.click('text=Ask for the launch');
  await david.page.goto('/campaigns/spring/launch?lang=en');
  expect(await david.page.textContent('main')).toContain('This writes to 20 studios');
  await david.page.click('text=Approve the launch of this version');
  expect(await david.page.textContent('main')).toContain('David approved this version');
  for (const path of ['', '/frame', '/protocol', '/letters', '/sample', '/launch', '/live']) {
    await page.goto(`/campaigns/spring${path}?lang=en`);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360]);
  }
});

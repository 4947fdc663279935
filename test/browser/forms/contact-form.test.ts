import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { locate, readPage } from '../../../services/field/forms/playwright-page-reader.ts';
import { chooseContactForm } from '../../../services/field/forms/read/choose-contact-form.ts';
import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';
import { planFill } from '../../../services/field/forms/read/plan-fill.ts';

const persona: FormPersona = {
  fullName: 'Анна Лебедева',
  firstName: 'Анна',
  lastName: 'Лебедева',
  email: 'anna.l@alias.test',
  phoneE164: '+79035550101',
  company: 'Пекарня «Колос»',
  city: 'Тверь',
  subject: 'Новый сайт',
  message: 'Нужен сайт для пекарни.',
  budgetText: '150 000 руб.',
  deadlineText: 'к лету',
};

describe('a contact form in a real browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    ({ browser } = await launchBrowser());
    page = await browser.newPage();
    await page.setContent(readFileSync(new URL('../../fixtures/pages/studio-contact.html', import.meta.url), 'utf8'));
  });
  afterAll(() => browser.close());

  it('is chosen over the search box and planned field by field', async () => {
    const chosen = chooseContactForm(await readPage(page));
    if (chosen.kind === 'none') throw new Error(chosen.why);
    const plan = planFill(chosen, persona);
    expect(plan.blocked).toBeNull();
    expect(plan.fills.map((fill) => [fill.name, fill.role, fill.action, fill.value])).toEqual([
      ['fld1', 'name', 'type', 'Анна Лебедева'],
      ['fld2', 'email', 'type', 'anna.l@alias.test'],
      ['fld3', 'phone', 'type', '+79035550101'],
      ['fld4', 'budget', 'select', 'b'],
      ['fld5', 'message', 'type', 'Нужен сайт для пекарни.'],
      ['website', 'honeypot', 'leave', ''],
      ['rules', 'consent', 'check', 'Согласен на обработку персональных данных *'],
      ['letters', 'marketing', 'uncheck', 'Хочу получать новости студии'],
    ]);
    expect(chosen.submit?.button.text).toBe('Отправить');
  });

  it('keeps its keys, by which the driver finds the same elements again', async () => {
    const first = await readPage(page);
    const second = await readPage(page);
    const keys = (snapshot: typeof first): string[] =>
      snapshot.frames.flatMap((frame) => frame.forms.flatMap((form) => form.controls.map((control) => control.key)));
    expect(keys(second)).toEqual(keys(first));
    const email = first.frames[0]?.forms[1]?.controls[1];
    const found = locate(page, email?.key ?? '');
    await found?.fill('someone@example.test');
    expect(await page.inputValue('[name=fld2]')).toBe('someone@example.test');
    expect(await locate(page, 'f0.e999999')?.count()).toBe(0);
  });
});

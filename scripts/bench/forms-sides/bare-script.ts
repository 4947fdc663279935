import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import type { ProxyAccess } from '../../../services/field/forms/playwright-context.ts';
import type { Pace } from '../../../services/field/forms/playwright-fill.ts';
import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';

/** What a person who knows one site writes down about it: the way to the form, its fields, its button, its thanks. */
type Known = {
  pages: string[];
  fields: [selector: string, value: keyof FormPersona][];
  ticks?: string[];
  button: string;
  thanks: string;
};

const known: Readonly<Record<string, Known>> = {
  'plain-native': {
    pages: ['/', '/contacts'],
    fields: [
      ['#name', 'fullName'],
      ['#email', 'email'],
      ['#phone', 'phoneE164'],
      ['#message', 'message'],
    ],
    button: 'form button',
    thanks: 'text=Ваше сообщение отправлено',
  },
  'spa-fetch': {
    pages: ['/', '/start'],
    fields: [
      ['[name=fullName]', 'fullName'],
      ['[name=workEmail]', 'email'],
      ['[name=mobile]', 'phoneE164'],
      ['[name=about]', 'message'],
    ],
    button: '#send',
    thanks: '.toast',
  },
  tilda: {
    pages: ['/'],
    fields: [
      ['[name=Name]', 'fullName'],
      ['[name=Email]', 'email'],
      ['[name=Phone]', 'phoneE164'],
      ['[name=Textarea]', 'message'],
    ],
    button: '.t-submit',
    thanks: 'text=Данные успешно отправлены',
  },
  'contact-form-7': {
    pages: ['/', '/contacts/'],
    fields: [
      ['[name=your-name]', 'fullName'],
      ['[name=your-email]', 'email'],
      ['[name=your-tel]', 'phoneE164'],
      ['[name=your-message]', 'message'],
    ],
    ticks: ['[name=acceptance-1]'],
    button: '.wpcf7-submit',
    thanks: '.wpcf7-form.sent',
  },
};

export const knownKinds: readonly string[] = Object.keys(known);

export type BareOrder = { proxy: ProxyAccess; domain: string; kind: string; persona: FormPersona; pace: Pace };

const quiet = (page: Page, timeout: number): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout }).catch(() => undefined);

/** Fills and sends one known form as a plain script does, with the waits, the pace and the pictures of our runner. */
export async function runBare(browser: Browser, { proxy, domain, kind, persona, pace }: BareOrder): Promise<boolean> {
  const site = known[kind];
  if (site === undefined) return false;
  const context = await browser.newContext({
    proxy: { server: proxy.url, username: proxy.username, password: proxy.password, bypass: '<-loopback>' },
    viewport: { width: 1280, height: 900 },
    locale: 'ru-RU',
  });
  try {
    const page = await context.newPage();
    for (const path of site.pages) {
      await page.goto(`http://${domain}${path}`, { waitUntil: 'domcontentloaded' });
      await quiet(page, 4_000);
    }
    await fill(page, site, persona, pace);
    await page.screenshot({ animations: 'disabled' });
    await page.click(site.button);
    await page.waitForSelector(site.thanks);
    await quiet(page, 6_000);
    await page.screenshot({ animations: 'disabled' });
    return true;
  } finally {
    await context.close();
  }
}

async function fill(page: Page, { fields, ticks }: Known, persona: FormPersona, pace: Pace): Promise<void> {
  const began = Date.now();
  for (const [selector, name] of fields) {
    const value = String(persona[name] ?? '');
    await page.click(selector);
    if (value.length > 60) await page.keyboard.insertText(value);
    else {
      const delay = name === 'phoneE164' ? pace.maskKeyMs : pace.keyMs;
      await page.locator(selector).pressSequentially(value, { delay });
    }
    await sleep(pace.betweenFieldsMs);
  }
  for (const tick of ticks ?? []) {
    await page.check(tick);
    await sleep(pace.betweenFieldsMs);
  }
  await sleep(Math.max(pace.betweenFieldsMs, pace.atLeastMs - (Date.now() - began)));
}

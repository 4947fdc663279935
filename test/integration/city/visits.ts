import type { Page } from 'playwright';
import { letter } from './city-under-test.ts';

/** How a person would go through a site, and what the page says at the end. */
export type Visit = { path: string; visit: (page: Page) => Promise<void>; says: RegExp };

const name = 'Анна Кузнецова';
export const email = 'anna.k@shopper.test';
const phone = '+79215550101';

function typed(fields: Record<string, string>, submit: string, before?: string): Visit['visit'] {
  return async (page) => {
    if (before !== undefined) await page.click(before);
    for (const [selector, value] of Object.entries(fields)) await page.locator(selector).pressSequentially(value);
    await page.click(submit);
  };
}

const bare = typed({ '[name=name]': name, '[name=email]': email, '[name=message]': letter }, 'form button');

export const visits: Record<string, Visit> = {
  'plain-native': {
    path: '/contacts',
    visit: typed({ '#name': name, '#email': email, '#message': letter }, 'form button'),
    says: /Ваше сообщение отправлено/,
  },
  'native-rerender': {
    path: '/kontakty',
    visit: typed({ '[name=fio]': name, '[name=mail]': email, '[name=text]': letter }, '[name=send]'),
    says: /ваша заявка принята/,
  },
  'contact-form-7': {
    path: '/contacts/',
    visit: async (page) => {
      await page.check('[name=acceptance-1]');
      await typed(
        { '[name=your-name]': name, '[name=your-email]': email, '[name=your-message]': letter },
        '.wpcf7-submit',
      )(page);
      await page.waitForSelector('form[data-status=sent]');
    },
    says: /Оно было успешно отправлено/,
  },
  tilda: {
    path: '/',
    visit: typed({ '[name=Name]': name, '[name=Email]': email, '[name=Textarea]': letter }, '.t-submit'),
    says: /Данные успешно отправлены/,
  },
  'bitrix-form': {
    path: '/order/',
    visit: typed(
      {
        '[name=form_text_11]': name,
        '[name=form_text_12]': phone,
        '[name=form_email_13]': email,
        '[name=form_textarea_14]': letter,
      },
      '[name=web_form_submit]',
    ),
    says: /Ваша заявка №1184 принята/,
  },
  'spa-fetch': {
    path: '/start',
    visit: typed({ '[name=fullName]': name, '[name=workEmail]': email, '[name=about]': letter }, '#send'),
    says: /Заявка отправлена/,
  },
  'modal-form': {
    path: '/',
    visit: typed(
      {
        '[name=client_name]': name,
        '[name=client_phone]': phone,
        '[name=client_mail]': email,
        '[name=client_comment]': letter,
      },
      '#lead-form button',
      '#open',
    ),
    says: /заявка отправлена/,
  },
  'guarded-form': {
    path: '/zayavka',
    visit: async (page) => {
      await page.locator('#z1').pressSequentially(name);
      await page.locator('#z2').pressSequentially('9215550101');
      await page.check('[name=pd]');
      await page.uncheck('[name=ads]');
      // Longer than the site's three seconds after the first key.
      await page.waitForTimeout(3100);
      await typed({ '#z3': email, '#z4': letter }, 'form button')(page);
    },
    says: /Спасибо, заявка получена/,
  },
  'english-contact': {
    path: '/get-in-touch',
    visit: typed(
      { '#c-first': 'Anna', '#c-last': 'Kuznetsova', '#c-mail': email, '#c-msg': letter },
      '.contact button',
    ),
    says: /We received your enquiry/,
  },
  'german-anfrage': {
    path: '/kontakt',
    visit: typed({ '#k1': name, '#k2': email, '#k4': letter }, 'form button', '[name=datenschutz]'),
    says: /Ihre Nachricht wurde gesendet/,
  },
  wpforms: {
    path: '/svyaz',
    visit: async (page) => {
      await page.locator('#wpforms-77-field_1').pressSequentially(name);
      await page.waitForTimeout(2100);
      await typed({ '#wpforms-77-field_2': email, '#wpforms-77-field_3': letter }, '.wpforms-submit')(page);
    },
    says: /Мы скоро ответим/,
  },
  elementor: {
    path: '/kontakti',
    visit: typed(
      { '#form-field-name': name, '#form-field-email': email, '#form-field-message': letter },
      '.elementor-button',
    ),
    says: /Форма успешно отправлена/,
  },
  webflow: {
    path: '/start-a-project',
    visit: typed({ '#Full-Name': name, '#Email-2': email, '#Brief': letter }, '.w-button'),
    says: /Your submission has been received/,
  },
  'framed-crm': {
    path: '/',
    visit: async (page) => {
      const frame = page.frameLocator('#amoforms_iframe_8812');
      await frame.getByPlaceholder('Имя').fill(name);
      await frame.getByPlaceholder('Email').fill(email);
      await frame.getByPlaceholder('Примечание').fill(letter);
      await frame.locator('button').click();
    },
    says: /Ваше обращение отправлено/,
  },
  'quiz-steps': {
    path: '/calc',
    visit: async (page) => {
      for (const step of ['kind', 'when']) {
        await page.check(`[name=${step}][value="Пока не знаю"]`);
        await page.click('.step.on .next');
      }
      await typed(
        { '[name=quiz_name]': name, '[name=quiz_mail]': email, '[name=quiz_note]': letter },
        '[type=submit]',
      )(page);
    },
    says: /Расчёт отправим на почту/,
  },
  'shadow-form': {
    path: '/contacts',
    visit: async (page) => {
      await page.locator('contact-card').scrollIntoViewIfNeeded();
      await typed({ '[name=n]': name, '[name=e]': email, '[name=m]': letter }, 'contact-card button')(page);
    },
    says: /сообщение отправлено/,
  },
  'gravity-forms': {
    path: '/contacts',
    visit: typed({ '#input_1_1': name, '#input_1_2': email, '#input_1_3': letter }, '#gform_submit_button_1'),
    says: /мы свяжемся с вами/,
  },
  'ninja-forms': {
    path: '/contacts',
    visit: typed({ '#nf-field-9': name, '#nf-field-10': email, '#nf-field-11': letter }, '#nf-field-12'),
    says: /Сообщение отправлено, спасибо/,
  },
  bitrix24: {
    path: '/contacts',
    visit: async (page) => {
      await page.check('[name=agreement]');
      await typed(
        { '[name=name]': name, '[name=email]': email, '[name=lead_comments]': letter },
        'form .b24-form-btn',
      )(page);
    },
    says: /Заявка принята/,
  },
  hubspot: {
    path: '/contact',
    visit: typed({ '[name=firstname]': name, '[name=email]': email, '[name=message]': letter }, '.hs-button'),
    says: /Thank you for your message/,
  },
  'cookie-wall': {
    path: '/contacts',
    visit: async (page) => {
      await page.getByText('Только необходимые').click();
      await bare(page);
    },
    says: /Сообщение отправлено/,
  },
  'sitemap-only': { path: '/svyaz', visit: bare, says: /Сообщение отправлено/ },
  'early-tracker': { path: '/contacts', visit: bare, says: /Сообщение отправлено/ },
  'ordered-repost': { path: '/contacts', visit: bare, says: /Данные успешно отправлены/ },
};

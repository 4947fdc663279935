import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelInventory } from '../../../services/field/forms/discover/channel-inventory.ts';
import { contactLinks, formOpeners, menuLinks } from '../../../services/field/forms/discover/contact-links.ts';
import { engineOfForm, enginesOfFrame, widgetsOfFrame } from '../../../services/field/forms/discover/engines.ts';
import { mailAddresses, studioAddress } from '../../../services/field/forms/discover/mail-addresses.ts';
import { phoneNumbers } from '../../../services/field/forms/discover/phone-numbers.ts';
import type { LinkSnapshot, PageSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { area, control, form, frame, page } from './snapshot-builder.ts';

const link = (text: string, href: string, given: Partial<LinkSnapshot> = {}): LinkSnapshot => ({
  key: `f0.${href}`,
  text,
  href,
  title: '',
  visible: true,
  ...given,
});
const home = (links: LinkSnapshot[], url = 'https://kedr.ru/'): PageSnapshot => page([frame({ url, links })]);
const seen = (...texts: string[]): PageSnapshot => page([frame({ texts })]);

describe('links to the page where a studio is written to', () => {
  it.each([
    ['Контакты', '/kontakty'],
    ['Оставить заявку', '/p/17'],
    ['Contact us', '/x'],
    ['Get a quote', '/q'],
    ['Kontakt', '/de/kontakt'],
    ['Anfrage', '/a'],
    ['Связаться с нами', '/s'],
    ['', '/contact-us'],
  ])('are known by text or address: "%s" %s', (text, path) => {
    expect(contactLinks(home([link(text, `https://kedr.ru${path}`)]))[0]?.address).toBe(`https://kedr.ru${path}`);
  });

  it('come best first, each page once', () => {
    const links = [
      link('О нас', 'https://kedr.ru/about'),
      link('Контакты', 'https://kedr.ru/contacts#map'),
      link('Контакты', 'https://kedr.ru/contacts'),
      link('Обсудить проект', 'https://kedr.ru/brief'),
    ];
    expect(contactLinks(home(links)).map((one) => one.address)).toEqual([
      'https://kedr.ru/brief',
      'https://kedr.ru/contacts',
      'https://kedr.ru/about',
    ]);
  });

  it.each([
    ['of another site', 'Контакты', 'https://other.ru/contacts'],
    ['that are files', 'Бриф', 'https://kedr.ru/brief.pdf'],
    ['by mail', 'Написать нам', 'mailto:a@kedr.ru'],
    ['to the page itself', 'Контакты', 'https://kedr.ru/#contacts'],
    ['to jobs', 'Вакансии: контакты', 'https://kedr.ru/jobs'],
    ['to articles', 'Как написать хороший бриф: новости нашего блога', 'https://kedr.ru/blog/1'],
    ['without an address', 'Контакты', 'javascript:void(0)'],
  ])('are not those %s', (_, text, href) => {
    expect(contactLinks(home([link(text, href)]))).toEqual([]);
  });

  it('may lie on a subdomain, but not at a neighbour of the same host', () => {
    expect(contactLinks(home([link('Контакты', 'https://en.kedr.ru/contacts')]))).toHaveLength(1);
    expect(contactLinks(home([link('Контакты', 'https://b.github.io/contacts')], 'https://a.github.io/'))).toEqual([]);
  });

  it('are replaced by the main menu where none promises a form', () => {
    const links = [
      link('Услуги', 'https://kedr.ru/uslugi'),
      link('Вход', 'https://kedr.ru/login'),
      link('Статья', 'https://kedr.ru/blog/1'),
    ];
    expect(menuLinks(home(links), 3)).toEqual(['https://kedr.ru/uslugi']);
  });
});

describe('buttons that open a form in place', () => {
  const opener = (text: string, marks = '', visible = true) => ({ key: `f0.${text}`, text, marks, visible });
  it('come likeliest first, each text once, and no call backs, carts or menus', () => {
    const openers = [
      opener('Меню'),
      opener('Заказать звонок', '#popup:call'),
      opener('Написать'),
      opener('Обсудить проект', '#popup:order'),
      opener('Обсудить проект', '#popup:order'),
      opener('Купить'),
      opener('Оставить заявку', '', false),
    ];
    expect(formOpeners(page([frame({ openers })])).map((one) => one.text)).toEqual(['Обсудить проект', 'Написать']);
  });
});

describe('mail addresses of a studio', () => {
  it.each([
    ['in plain text', 'Пишите на Info@Kedr.ru.', 'info@kedr.ru'],
    ['spelt in English', 'hello [at] kedr [dot] ru', 'hello@kedr.ru'],
    ['spelt in Russian', 'zakaz собака kedr точка ru', 'zakaz@kedr.ru'],
    ['spelt in German', 'post(at)kedr.de', 'post@kedr.de'],
    ['in Cyrillic', 'почта@кедр.рф', 'почта@кедр.рф'],
  ])('are read %s', (_, text, address) => {
    expect(mailAddresses(seen(text))).toEqual([address]);
  });
  it.each(['Visit us at kedr.ru', 'logo@2x.png', 'name@example.com', '@kedr', 'a@b'])(
    'are not seen in "%s"',
    (text) => {
      expect(mailAddresses(seen(text))).toEqual([]);
    },
  );
  it('are read from links, structured data and covers', () => {
    const covered = (address: string, key: number): string =>
      [key, ...[...address].map((char) => char.charCodeAt(0) ^ key)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const found = mailAddresses(
      page([
        frame({
          links: [
            link('', 'mailto:sale%40kedr.ru?subject=x'),
            link('', `https://kedr.ru/cdn-cgi/l/email-protection#${covered('b@kedr.ru', 0x1f)}`),
          ],
          jsonLd: ['{"@type":"Organization","email":"office@kedr.ru"}'],
          cfEmails: [covered('a@kedr.ru', 0x54)],
        }),
      ]),
    );
    expect(found.toSorted()).toEqual(['a@kedr.ru', 'b@kedr.ru', 'office@kedr.ru', 'sale@kedr.ru']);
  });
  it('are chosen from the own domain, general boxes first, never those for jobs or robots', () => {
    const all = [
      'hr@kedr.ru',
      'noreply@kedr.ru',
      'anna@kedr.ru',
      'info@kedr.ru',
      'info@other.ru',
      'privacy.team@kedr.ru',
    ];
    expect(studioAddress(all, 'https://www.kedr.ru/contacts')).toBe('info@kedr.ru');
    expect(studioAddress(['hr@kedr.ru', 'info@other.ru'], 'https://kedr.ru')).toBeUndefined();
  });
  it('are looked for in linear time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.constantFrom('a', '@', 'a.', '-', ' at '), (text, piece) => {
        expect(Array.isArray(mailAddresses(seen(text, piece.repeat(300))))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('telephone numbers of a studio', () => {
  it('are read from links, data, text and messengers, surest first', () => {
    const found = phoneNumbers(
      [
        frame({
          links: [link('', 'https://wa.me/79035550104'), link('', 'tel:8%20(495)%20123-45-67')],
          jsonLd: ['{"telephone": "+7 812 555-01-02"}'],
          texts: ['Звоните: 8 800 555-35-35', 'ИНН 7701234567'],
        }),
      ],
      'RU',
    );
    expect(found).toEqual([
      { e164: '+74951234567', source: 'tel' },
      { e164: '+78125550102', source: 'json_ld' },
      { e164: '+78005553535', source: 'text' },
      { e164: '+79035550104', source: 'messenger' },
    ]);
  });
});

describe('makers of forms', () => {
  it.each([
    ['contact_form_7', { classes: 'wpcf7-form init' }],
    ['wpforms', { classes: 'wpforms-form' }],
    ['gravity_forms', { id: 'gform_3' }],
    ['elementor', { classes: 'elementor-form' }],
    ['tilda', { classes: 't-form js-form-proccess' }],
    ['bitrix24', { ancestors: 'b24-form-content | b24-form' }],
    ['hubspot', { classes: 'hs-form' }],
    ['webflow', { ancestors: 'w-form' }],
    ['bitrix', { hiddenFields: [{ name: 'WEB_FORM_ID', id: '', value: '1' }] }],
    ['formspree', { action: 'https://formspree.io/f/x' }],
    [null, { classes: 'contact-form' }],
  ])('leave their marks: %s', (engine, given) => {
    expect(engineOfForm(form([area()], given), frame())).toBe(engine);
  });
  it('are known by the address of their frame, their scripts and their fields', () => {
    expect(engineOfForm(form([area()]), frame({ url: 'https://forms.yandex.ru/u/1/' }))).toBe('yandex_forms');
    expect(engineOfForm(form([control({ name: 'form_fields[name]' })]), frame())).toBe('elementor');
    expect(
      enginesOfFrame(frame({ scripts: ['https://js.hsforms.net/forms/v2.js', 'https://script.marquiz.ru/v2.js'] })),
    ).toEqual(['hubspot', 'marquiz']);
  });
});

describe('the inventory of channels', () => {
  it('lists every way a page offers', () => {
    const shown = frame({
      forms: [form([control({ label: 'E-mail' }), area()], { heading: 'Напишите нам' })],
      texts: ['info@kedr.ru', '+7 495 123-45-67'],
      scripts: ['https://code.jivo.ru/widget/1'],
    });
    expect(widgetsOfFrame(shown)).toEqual(['jivo']);
    expect(channelInventory(page([shown]), 'RU')).toEqual({
      forms: [{ kind: 'contact', shown: true }],
      engines: [],
      papers: [],
      widgets: ['jivo'],
      addresses: ['info@kedr.ru'],
      numbers: [{ e164: '+74951234567', source: 'text' }],
    });
  });
});

import { contactForm7Block, contactForm7Pages, contactForm7Posts } from '../engines/contact-form-7.ts';
import { framed } from '../layout.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const head = '<meta name="generator" content="WordPress 6.8">';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Сайты на WordPress',
    head,
    body: '<h1>Сайты на WordPress под ключ</h1><p>Опыт 12 лет. <a href="/contacts/">Оставить заявку</a></p>',
  });

const contacts: Page = (studio) =>
  framed(studio, { title: 'Контакты', head, body: `<h1>Контакты</h1>${contactForm7Block(studio)}` });

/** WordPress with Contact Form 7: the post goes to the REST route, and its JSON and the form's status tell the end. */
export const contactForm7: SiteKind = {
  name: 'contact-form-7',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: { '/': home, '/contacts': contacts, ...contactForm7Pages },
  posts: contactForm7Posts(true),
};

/** The same with an over-anxious filter: it says "spam" to everybody, so only the mail is left. */
export const contactForm7Spam: SiteKind = {
  name: 'contact-form-7-spam',
  language: 'ru',
  expects: { outcome: 'rejected', reason: 'rejected' },
  pages: { '/': home, '/contacts': contacts, ...contactForm7Pages },
  posts: contactForm7Posts(false),
};

import { framed } from '../layout.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Дизайн-бюро',
    body: `<h1>Дизайн-бюро ${studio.name}</h1><p>Фирменный стиль и сайты.</p>
<form action="/subscribe" method="post"><p>Подпишитесь на рассылку</p><input type="email" name="email" placeholder="E-mail">
<button>Подписаться</button></form>`,
  });

// Two addresses: the second is for applicants and must not be written to.
const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><p>Пишите: <a href="mailto:${studio.email}">${studio.email}</a>, звоните: ${studio.phone}.</p>
<p>Вакансии: hr@${studio.domain}</p>`,
  });

/** No form but that of a newsletter: the address on the contact page is the only way in. */
export const mailOnly: SiteKind = {
  name: 'mail-only',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  pages: { '/': home, '/contacts': contacts },
  posts: {},
};

import { framed } from '../layout.ts';
import { postedInquiry } from '../posted.ts';
import { seeOther } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Студия',
    body: '<h1>Студия</h1><p>Все вопросы через <a href="/contacts">контакты</a>.</p>',
  });

const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><form action="/contacts" method="post"><label>Имя<input name="name"></label>
<label>E-mail<input name="email"></label><label>Сообщение<textarea name="message"></textarea></label><button>Отправить</button></form>`,
  });

/** robots.txt keeps programs away from the contact page: the form behind it must never be seen, nor a mail be sent. */
export const robotsClosed: SiteKind = {
  name: 'robots-closed',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'robots_disallowed' },
  disallow: ['/contacts'],
  pages: { '/': home, '/contacts': contacts },
  // Should somebody post all the same, the contact shows up in the ledger of a studio that must have none.
  posts: {
    '/contacts': (request, desk) => {
      desk.accept(postedInquiry(request, { name: 'name', email: 'email', phone: 'phone', message: 'message' }), []);
      return seeOther('/');
    },
  },
};

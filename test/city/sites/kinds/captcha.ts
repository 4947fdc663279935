import type { Tripwire } from '../../ledger-entries.ts';
import { framed } from '../layout.ts';
import { postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, { title: 'Агентство', body: '<h1>Digital-агентство</h1><p><a href="/contacts">Контакты</a></p>' });

// The widget as its script would have drawn it: nothing in this city is fetched from outside.
const widget = `<div class="smart-captcha" data-sitekey="ysc1_4Kd0practicecity0000000000000000000000" data-hl="ru">
<input type="hidden" name="smart-token" value=""><div class="smart-captcha-box" style="border:1px solid #ccc;padding:16px;width:260px">
<input type="checkbox" id="not-robot" name="check"> <label for="not-robot" style="display:inline">Я не робот</label></div></div>`;

const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><p>Почта: <a href="mailto:${studio.email}">${studio.email}</a></p><form action="/contacts" method="post">
<label>Ваше имя<input name="name"></label><label>Электронная почта<input name="email" type="email"></label>
<label>Сообщение<textarea name="message"></textarea></label>${widget}<button type="submit">Отправить</button></form>`,
  });

/** A form behind a visible CAPTCHA; nobody may post it, with or without a token. */
export const captcha: SiteKind = {
  name: 'captcha',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'captcha' },
  pages: { '/': home, '/contacts': contacts },
  posts: {
    '/contacts': (request, desk, studio) => {
      const tripwires: Tripwire[] = ['captcha_bypassed'];
      desk.refuse(
        postedInquiry(request, { name: 'name', email: 'email', phone: 'phone', message: 'message' }),
        tripwires,
      );
      return html(framed(studio, { title: 'Ошибка', body: '<p>Подтвердите, что вы не робот</p>' }), 403);
    },
  },
};

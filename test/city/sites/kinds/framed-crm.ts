import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

// The frame is of the same host here; in the world it belongs to the maker of the customer database.
const home: Page = (studio) =>
  framed(studio, {
    title: 'CRM и сайты',
    body: `<h1>Внедряем CRM, делаем сайты</h1><h2>Свяжитесь с нами</h2>
<iframe class="amoforms_iframe" id="amoforms_iframe_8812" src="/forms/8812" title="Форма заявки" width="480" height="520" style="border:0"></iframe>`,
  });

/** Field names as the database numbers them: the e-mail is number 1471. */
const inner = `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Форма</title></head><body>
<form id="amoforms_form" action="/forms/queue/add" method="post"><input type="hidden" name="form_id" value="8812"><input type="hidden" name="hash" value="be1">
<p><input name="fields[name_1]" placeholder="Имя" required></p><p><input name="fields[1471_1][1471]" type="email" placeholder="Email" required></p>
<p><input name="fields[1469_1][1469]" type="tel" placeholder="Телефон"></p><p><textarea name="fields[note_2]" placeholder="Примечание"></textarea></p>
<button type="submit" id="button_submit">Отправить</button></form></body></html>`;

/** The form lives in a frame, as those of customer databases do; so does its thank-you. */
export const framedCrm: SiteKind = {
  name: 'framed-crm',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: { '/': home, '/forms/8812': () => inner },
  posts: {
    '/forms/queue/add': (request, desk) => {
      const names = {
        name: 'fields[name_1]',
        email: 'fields[1471_1][1471]',
        phone: 'fields[1469_1][1469]',
        message: 'fields[note_2]',
      };
      const inquiry = postedInquiry(request, names);
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return html('<p class="error">Заполните обязательные поля</p>', 400);
      }
      desk.accept(inquiry, []);
      return html('<!DOCTYPE html><html lang="ru"><body><p>Спасибо! Ваше обращение отправлено.</p></body></html>');
    },
  },
};

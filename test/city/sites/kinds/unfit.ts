import { framed } from '../layout.ts';
import { postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { NotSentReason, PostHandler, SiteKind } from '../site-kind.ts';

const heading = '<h1>Контакты</h1>';

// Nobody may get here: the form must be recognised as unfit before it is sent.
const post: PostHandler = (request, desk, studio) => {
  desk.refuse(postedInquiry(request, { name: 'name', email: 'email', phone: 'phone', message: 'message' }), []);
  return html(framed(studio, { title: 'Ошибка', body: '<p class="error">Ошибка, заявка не принята</p>' }), 422);
};

function unfit(name: string, reason: NotSentReason, form: string): SiteKind {
  return {
    name,
    language: 'ru',
    expects: { outcome: 'not_sent', reason },
    pages: {
      '/': (studio) =>
        framed(studio, { title: 'Студия', body: '<h1>Студия сайтов</h1><a href="/contacts">Контакты</a>' }),
      '/contacts': (studio) =>
        framed(studio, { title: 'Контакты', body: `${heading}${form}<p>Почта: ${studio.email}</p>` }),
    },
    posts: { '/contacts': post },
  };
}

/** The only form asks for a telephone number and nothing else. */
export const callbackOnly = unfit(
  'callback-only',
  'form_only_callback',
  `<form action="/contacts" method="post"><h2>Заказать звонок</h2><input type="tel" name="phone" placeholder="Ваш телефон" required>
<button>Перезвоните мне</button></form>`,
);

/** The one consent that must be ticked is to advertising as well. */
export const bundledConsent: SiteKind = {
  ...unfit(
    'bundled-consent',
    'marketing_consent_bundled',
    `<form action="/contacts" method="post"><label>Имя<input name="name" required></label><label>E-mail<input name="email" type="email" required></label>
<label>Сообщение<textarea name="message" required></textarea></label><label><input type="checkbox" name="agree" required>
Согласен на обработку персональных данных и получение рекламной рассылки</label><button>Отправить</button></form>`,
  ),
  rare: true,
};

/** Wants something an inquirer cannot know. */
export const contractNumber: SiteKind = {
  ...unfit(
    'contract-number',
    'unmapped_required_field',
    `<form action="/contacts" method="post"><label>Имя<input name="name" required></label><label>E-mail<input name="email" type="email" required></label>
<label>Код партнёра *<input name="partner_code" required pattern="[0-9]{6}"></label>
<label>Сообщение<textarea name="message" required></textarea></label><button>Отправить</button></form>`,
  ),
  rare: true,
};

/** A blog whose comments are the only place to write: what is written there is published. */
export const commentsOnly = unfit(
  'comments-only',
  'no_form',
  `<article><h2>Как выбрать подрядчика</h2><p>Три совета.</p></article><form action="/comments" method="post" id="commentform" class="comment-form">
<h3>Добавить комментарий</h3><label>Комментарий<textarea name="comment"></textarea></label><label>Имя<input name="author"></label>
<label>Email (не публикуется)<input name="email" type="email"></label><button>Отправить комментарий</button></form>`,
);

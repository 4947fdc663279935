import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, json } from '../replies.ts';
import type { FormExpectation, PostHandler, SiteKind, SiteReply } from '../site-kind.ts';

const names = { name: 'name', email: 'email', phone: 'phone', message: 'message' };

/** Takes every complete inquiry, whatever the page says afterwards. */
function taking(reply: () => SiteReply): PostHandler {
  return (request, desk) => {
    const inquiry = postedInquiry(request, names);
    if (missing(inquiry).length > 0) {
      desk.refuse(inquiry, []);
      return html('<p class="error">Заполните все поля</p>', 400);
    }
    desk.accept(inquiry, []);
    return reply();
  };
}

function unsure(name: string, expects: FormExpectation, script: string, reply: () => SiteReply): SiteKind {
  return {
    name,
    language: 'ru',
    expects,
    rare: true,
    pages: {
      '/': (studio) => framed(studio, { title: 'Студия', body: '<h1>Студия</h1><a href="/contacts">Контакты</a>' }),
      '/contacts': (studio) =>
        framed(studio, {
          title: 'Контакты',
          body: `<h1>Контакты</h1><form id="f" action="/send" method="post"><label>Имя<input name="name"></label>
<label>E-mail<input name="email" type="email"></label><label>Сообщение<textarea name="message"></textarea></label>
<button>Отправить</button></form><script>${script}</script>`,
        }),
    },
    posts: { '/send': taking(reply) },
  };
}

/** The inquiry is saved, then the page breaks with status 500: it arrived, but nobody is told so. */
export const serverError = unsure('server-error', { outcome: 'uncertain', reason: 'X' }, '', () =>
  html('<h1>500 Internal Server Error</h1>', 500),
);

/** The post is taken and the page stays exactly as it was. */
export const wordless = unsure(
  'wordless',
  { outcome: 'uncertain', reason: 'E1' },
  `document.getElementById('f').addEventListener('submit', (event) => { event.preventDefault();
fetch('/send', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) }); });`,
  () => json({}),
);

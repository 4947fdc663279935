import { framed } from '../layout.ts';
import { postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, { title: 'Веб-студия', body: '<h1>Веб-студия</h1><p><a href="/contacts">Контакты</a></p>' });

// Nothing on the page betrays that the form is closed.
const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><form action="/feedback.php" method="post">
<p><label for="n">Имя</label><input id="n" name="n"></p><p><label for="e">E-mail</label><input id="e" name="e" type="email"></p>
<p><label for="m">Вопрос</label><textarea id="m" name="m"></textarea></p><button>Отправить</button></form>
<p>${studio.phone}, <a href="mailto:${studio.email}">${studio.email}</a></p>`,
  });

/** Takes the post and says no: applications are closed. Nothing was delivered, so the mail may be tried. */
export const closedForm: SiteKind = {
  name: 'closed-form',
  language: 'ru',
  expects: { outcome: 'rejected', reason: 'rejected' },
  pages: { '/': home, '/contacts': contacts },
  posts: {
    '/feedback.php': (request, desk, studio) => {
      desk.refuse(postedInquiry(request, { name: 'n', email: 'e', phone: 'p', message: 'm' }), []);
      const body =
        '<div class="error"><h2>Ошибка</h2><p>Приём заявок через форму закрыт, не удалось отправить.</p></div>';
      return html(framed(studio, { title: 'Форма закрыта', body }), 403);
    },
  },
};

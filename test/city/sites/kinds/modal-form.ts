import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

// Without the press of the button the form is in the page, but not to be seen.
const home: Page = (studio) =>
  framed(studio, {
    title: 'Интернет-магазины',
    nav: [
      { href: '/services', label: 'Услуги' },
      { href: '/portfolio', label: 'Портфолио' },
    ],
    head: `<style>.modal{display:none;position:fixed;inset:0;background:#0008}.modal.show{display:block}
.modal-box{background:#fff;margin:60px auto;padding:24px;width:420px;position:relative}</style>`,
    body: `<h1>Интернет-магазины под ключ</h1><p>Свяжитесь с нами: ${studio.phone}</p>
<button type="button" class="btn" id="open" data-target="#lead">Оставить заявку</button>
<div class="modal" id="lead" role="dialog" aria-modal="true" aria-labelledby="lead-title"><div class="modal-box">
<button type="button" class="close" aria-label="Закрыть">×</button><h2 id="lead-title">Оставьте заявку</h2>
<form id="lead-form" action="/ajax/lead.php" method="post">
<label>Имя<input type="text" name="client_name" required></label>
<label>Телефон<input type="tel" name="client_phone" required></label>
<label>Почта<input type="email" name="client_mail" required></label>
<label>Комментарий<textarea name="client_comment" rows="4"></textarea></label>
<button type="submit">Получить расчет</button></form><div class="done" hidden>Спасибо, заявка отправлена! Перезвоним в рабочее время.</div>
</div></div><script>${script}</script>`,
  });

/** Nothing but the answer's JSON tells success; the form is hidden and a line that waited beside it is shown. */
const script = `(() => {
const modal = document.getElementById('lead'), form = document.getElementById('lead-form');
document.getElementById('open').addEventListener('click', () => modal.classList.add('show'));
modal.querySelector('.close').addEventListener('click', () => modal.classList.remove('show'));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if ((await answer.json()).success) { form.hidden = true; modal.querySelector('.done').hidden = false; }
  else alert('Не удалось отправить');
});
})();`;

// The telephone is required here: many who sell by telephone want nothing else.
const post: PostHandler = (request, desk) => {
  const inquiry = postedInquiry(request, {
    name: 'client_name',
    email: 'client_mail',
    phone: 'client_phone',
    message: 'client_comment',
  });
  if (missing(inquiry).length > 0 || inquiry.phone === '') {
    desk.refuse(inquiry, []);
    return json({ success: false });
  }
  desk.accept(inquiry, []);
  return json({ success: true });
};

/** No contact page at all: a button of the home page opens a dialog, and the form in it vanishes when it is sent. */
export const modalForm: SiteKind = {
  name: 'modal-form',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: { '/': home },
  posts: { '/ajax/lead.php': post },
};

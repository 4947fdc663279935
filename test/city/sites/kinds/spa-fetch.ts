import { escaped } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

// The server sends an empty page; all there is to see is drawn 120 ms later, so a reader in haste finds nothing.
const app = `const view = {
  home: '<h1>Продуктовая студия</h1><p>Проектируем цифровые сервисы.</p>',
  contact: '<h1>Начать проект</h1><div class="lead"><div class="row"><span>Имя</span><input name="fullName" autocomplete="name"></div>'
    + '<div class="row"><span>Рабочая почта</span><input name="workEmail" autocomplete="email" inputmode="email"></div>'
    + '<div class="row"><span>Телефон</span><input name="mobile" autocomplete="tel" inputmode="tel"></div>'
    + '<div class="row"><span>Расскажите о проекте</span><textarea name="about" rows="5"></textarea></div>'
    + '<div role="button" tabindex="0" class="cta" id="send">Обсудить проект</div></div>',
};
const root = document.getElementById('app');
function render() {
  const page = location.pathname.startsWith('/start') ? 'contact' : 'home';
  root.innerHTML = '<nav><a href="/">Главная</a> <a href="/start">Начать проект</a></nav>' + view[page];
  document.getElementById('send')?.addEventListener('click', send);
}
async function send() {
  const body = Object.fromEntries([...document.querySelectorAll('.lead [name]')].map((field) => [field.name, field.value]));
  document.getElementById('send').setAttribute('aria-disabled', 'true');
  const answer = await fetch('/api/lead', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const toast = document.createElement('div');
  toast.setAttribute('role', 'status'); toast.className = 'toast';
  toast.textContent = answer.ok ? 'Спасибо! Заявка отправлена, скоро ответим.' : 'Ошибка: ' + (await answer.json()).error;
  document.body.append(toast);
  if (answer.ok) document.querySelectorAll('.lead [name]').forEach((field) => { field.value = ''; });
  else document.getElementById('send').removeAttribute('aria-disabled');
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('nav a'); if (!link) return;
  event.preventDefault(); history.pushState({}, '', link.getAttribute('href')); render();
});
addEventListener('popstate', render); setTimeout(render, 120);`;

/** The address for mail stands in structured data only, where no visitor sees it. */
const shell: Page = (
  studio,
) => `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${escaped(studio.name)}</title>
<style>body{font:17px sans-serif;margin:40px}.row{margin:10px 0}.row span{display:inline-block;width:200px}
.cta{display:inline-block;background:#222;color:#fff;padding:10px 20px;cursor:pointer}.toast{position:fixed;right:20px;bottom:20px;background:#e7f7e7;padding:16px}</style>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","email":"${studio.email}"}</script></head>
<body><div id="app"></div><script>${app}</script></body></html>`;

const lead: PostHandler = (request, desk) => {
  const inquiry = postedInquiry(request, { name: 'fullName', email: 'workEmail', phone: 'mobile', message: 'about' });
  if (missing(inquiry).length > 0) {
    desk.refuse(inquiry, []);
    return json({ error: 'Заполните имя, почту и описание' }, 422);
  }
  desk.accept(inquiry, []);
  return json({ ok: true, id: 'L-5520' });
};

/** A page that draws itself: no form element, a div for a button, JSON by fetch, thanks in a toast. */
export const spaFetch: SiteKind = {
  name: 'spa-fetch',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: { '/': shell, '/start': shell },
  posts: { '/api/lead': lead },
};

import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, json, seeOther, text } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const fields = `<label>Ваше имя <input name="name" required></label><label>E-mail <input name="email" type="email" required></label>
<label>Сообщение <textarea name="message" required></textarea></label><button>Отправить</button>`;
const thanks: Page = (studio) =>
  framed(studio, { title: 'Спасибо', body: '<h1>Спасибо!</h1><p>Сообщение отправлено.</p>' });
const names = { name: 'name', email: 'email', phone: 'phone', message: 'message' };

const take: PostHandler = (request, desk, studio) => {
  const inquiry = postedInquiry(request, names);
  if (missing(inquiry).length > 0) {
    desk.refuse(inquiry, []);
    return html(framed(studio, { title: 'Ошибка', body: '<p class="error">Заполните поля</p>' }), 400);
  }
  desk.accept(inquiry, []);
  return seeOther('/spasibo');
};

const contacts = (studio: StudioCard, more: string): string =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><h2>Напишите нам</h2><form action="/contacts" method="post">${fields}</form>${more}`,
  });
const home: Page = (studio) => framed(studio, { title: 'Студия', body: '<h1>Делаем сайты</h1>' });

const wall = `<div id="wall" style="position:fixed;inset:0;background:#000c;color:#fff;z-index:99"><p>Мы используем файлы cookie.</p>
<button onclick="document.cookie='all=1;path=/';this.parentNode.remove()">Принять все</button>
<button onclick="this.parentNode.remove()">Только необходимые</button></div>`;

/** A cookie wall lies over the form until it is answered; whoever agrees to all of it has agreed to too much. */
export const cookieWall: SiteKind = {
  name: 'cookie-wall',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: { '/': home, '/contacts': (studio) => contacts(studio, wall), '/spasibo': thanks },
  posts: {
    '/contacts': (request, desk, studio) => {
      const agreed = (request.headers.cookie ?? '').includes('all=1');
      if (agreed) desk.trip('marketing_ticked', 'agreed to all cookies');
      return take(request, desk, studio);
    },
  },
};

const alone = (studio: StudioCard, body: string) => framed(studio, { nav: [], title: 'Студия', body });

/** No link leads to the form: the menu is a picture, only the sitemap names the page. */
export const sitemapOnly: SiteKind = {
  name: 'sitemap-only',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: {
    '/': (studio) => alone(studio, '<h1>Делаем сайты</h1>'),
    '/svyaz': (studio) => alone(studio, `<h1>Связь</h1><form action="/contacts" method="post">${fields}</form>`),
    '/sitemap.xml': ({ domain }) =>
      text(
        `<?xml version="1.0"?><urlset><url><loc>http://${domain}/</loc></url><url><loc>http://${domain}/svyaz</loc></url></urlset>`,
      ),
    '/spasibo': thanks,
  },
  posts: { '/contacts': take },
};

const spying = `<script>document.querySelector('form').addEventListener('change', (event) => {
  fetch('/abandoned', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: document.querySelector('[name=email]').value, field: event.target.name }) });
});</script>`;

/** Records what is typed before anything is sent, as trackers of abandoned forms do. */
export const earlyTracker: SiteKind = {
  name: 'early-tracker',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: { '/': home, '/contacts': (studio) => contacts(studio, spying), '/spasibo': thanks },
  posts: {
    '/contacts': take,
    '/abandoned': (request, desk) => {
      if ((request.fields.email ?? '') !== '') desk.trip('script_bypassed', 'data left before the click');
      return json({ ok: true });
    },
  },
};

const scripted = (url: string, init: string, done: string) => `<p class="say" role="status"></p><script>
document.querySelector('form').addEventListener('submit', async (event) => { event.preventDefault();
  const say = document.querySelector('.say'), data = Object.fromEntries(new FormData(event.target));
  try { const answer = await fetch('${url}', ${init}); ${done} } catch { say.textContent = 'Ошибка сети, попробуйте позже.'; }
});</script>`;

/** The form talks JSON to another host that gives this one no leave: a browser never sends it. */
export const preflightRefused: SiteKind = {
  name: 'preflight-refused',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'form_broken' },
  rare: true,
  pages: {
    '/': home,
    '/contacts': (studio) => {
      const init = `{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) }`;
      return contacts(studio, scripted(`http://www.${studio.domain}/api/lead`, init, `say.textContent = 'Спасибо!';`));
    },
  },
  posts: {
    '/api/lead': (request, desk) => {
      desk.accept(postedInquiry(request, names), ['script_bypassed']);
      return json({ ok: true });
    },
  },
};

const zoned = scripted(
  '/procces/',
  `{ method: 'POST', body: new URLSearchParams(data) }`,
  `let told = await answer.json();
   if (told.redirectto) told = await (await fetch('http://' + told.redirectto + '/procces-zone/', { method: 'POST', body: new URLSearchParams(data) })).json();
   say.textContent = told.results ? 'Спасибо! Данные успешно отправлены.' : 'Ошибка';`,
);

/** Tilda's first server sends the page on to the one of another zone; only that one takes the inquiry. */
export const orderedRepost: SiteKind = {
  name: 'ordered-repost',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  rare: true,
  pages: {
    '/': home,
    '/contacts': (studio) =>
      framed(studio, {
        title: 'Контакты',
        body: `<h1>Напишите нам</h1><form class="t-form js-form-proccess" data-formactiontype="2"><input type="hidden" name="formservices[]" value="x">${fields}</form>${zoned}`,
      }),
  },
  posts: {
    '/procces': (_request, _desk, studio) => json({ message: 'OK', redirectto: studio.domain }),
    '/procces-zone': (request, desk) => {
      const inquiry = postedInquiry(request, names);
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return json({ error: 'Проверьте поля' });
      }
      desk.accept(inquiry, []);
      return json({ message: 'OK', results: ['99:1'] });
    },
  },
};

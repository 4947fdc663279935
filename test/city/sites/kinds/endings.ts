import { framed } from '../layout.ts';
import { leadSite, plainNames, takes } from '../lead-site.ts';
import { html, json, seeOther } from '../replies.ts';
import type { PostHandler, SiteKind, SiteReply } from '../site-kind.ts';

const fields = `<label>Имя <input name="name" required></label><label>E-mail <input name="email" type="email" required></label>
<label>Сообщение <textarea name="message" required></textarea></label>`;

const faulty = (): SiteReply => html('<p class="error">Заполните поля</p>', 400);
const take = (taken: SiteReply): PostHandler => takes(plainNames, () => taken, faulty);

const scripted = (
  address: string,
) => `<form id="f">${fields}<button>Отправить</button><p class="say" role="status"></p></form><script>document.getElementById('f').addEventListener('submit', async (event) => { event.preventDefault();
const say = event.target.querySelector('.say'); try { const answer = await fetch('${address}', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) }); say.textContent = answer.ok ? 'Спасибо, заявка принята!' : 'Не отправлено'; }
catch { say.textContent = 'Ошибка сети. Попробуйте позже.'; } });</script>`;

/** Posts to another host without asking leave, which takes it and forbids the page to read the answer: it arrived, the page says not. */
export const corsAfter: SiteKind = leadSite({
  name: 'cors-after',
  language: 'ru',
  expects: { outcome: 'uncertain', reason: 'X' },
  contact: ({ id }) => scripted(`https://leads.crm-hub.test/take/${id}`),
  abroad: { 'leads.crm-hub.test': { pages: {}, posts: { '/take/*': take(json({ ok: true })) } } },
});

/** The inquiry is taken and the connection breaks before a byte of the answer. */
export const brokenLine: SiteKind = leadSite({
  name: 'broken-line',
  language: 'ru',
  expects: { outcome: 'uncertain', reason: 'X' },
  contact: () => scripted('/send'),
  posts: { '/send': take({ ...json({}), fate: 'reset' }) },
});

/** The inquiry is taken and nothing is ever answered. */
export const silentServer: SiteKind = leadSite({
  name: 'silent-server',
  language: 'ru',
  expects: { outcome: 'uncertain', reason: 'X' },
  contact: () => `<form action="/send" method="post">${fields}<button>Отправить</button></form>`,
  posts: { '/send': take({ ...json({}), fate: 'silence' }) },
});

/** The post is taken, the form disappears, and not a word is said. */
export const formVanishes: SiteKind = leadSite({
  name: 'form-vanishes',
  language: 'ru',
  expects: { outcome: 'uncertain', reason: 'E2' },
  contact:
    () => `<form id="f">${fields}<button>Отправить</button></form><script>document.getElementById('f').addEventListener('submit', async (event) => { event.preventDefault();
const answer = await fetch('/send', { method: 'POST', body: new FormData(event.target) }); if (answer.ok) event.target.remove(); });</script>`,
  posts: { '/send': take(json({})) },
});

/** Everything takes its time: pages of two seconds, an answer of seven. */
export const slowSite: SiteKind = leadSite({
  name: 'slow-site',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: () => '',
  pages: {
    '/contacts': (studio) => ({
      ...html(
        framed(studio, {
          title: 'Контакты',
          body: `<h1>Контакты</h1><form action="/send" method="post">${fields}<button>Отправить</button></form>`,
        }),
      ),
      delayMs: 2_000,
    }),
    '/spasibo': (studio) => framed(studio, { title: 'Спасибо', body: '<h1>Спасибо!</h1><p>Сообщение отправлено.</p>' }),
  },
  posts: { '/send': take({ ...seeOther('/spasibo'), delayMs: 7_000 }) },
});

/** A rule of the page that nobody can meet: the button stays grey, whatever is typed. */
export const greyButton: SiteKind = leadSite({
  name: 'grey-button',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'form_broken' },
  contact: ({ email }) =>
    `<form action="/send" method="post">${fields}<button disabled>Отправить</button></form><p>${email}</p>`,
  posts: { '/send': take(seeOther('/')) },
});

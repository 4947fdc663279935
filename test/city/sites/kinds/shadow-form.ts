import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

// Below the fold by more than a screen: without scrolling there is no form.
const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><p>${studio.phone}</p><div style="height:1400px">Наши клиенты</div><contact-card></contact-card><script>${script}</script>`,
  });

/** Nothing of it is found by a search through the document, only by one that enters open shadow roots. */
const script = `customElements.define('contact-card', class extends HTMLElement {
  connectedCallback() { new IntersectionObserver((seen, watch) => { if (seen.some((entry) => entry.isIntersecting)) { watch.disconnect(); this.draw(); } }).observe(this); }
  draw() {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<h2>Напишите нам</h2><form><label>Имя <input name="n" required></label><label>E-mail <input name="e" type="email" required></label>'
      + '<label>Сообщение <textarea name="m" required></textarea></label><button>Отправить сообщение</button></form><p class="say" role="status"></p>';
    root.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const answer = await fetch('/api/message', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
      root.querySelector('.say').textContent = answer.ok ? 'Спасибо, сообщение отправлено.' : 'Не удалось отправить.';
      if (answer.ok) event.target.reset();
    });
  }
});`;

/** The form is drawn into an open shadow root, and only when the visitor scrolls down to it. */
export const shadowForm: SiteKind = {
  name: 'shadow-form',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: {
    '/': (studio) => framed(studio, { title: 'Студия', body: '<h1>Интерфейсы</h1><a href="/contacts">Контакты</a>' }),
    '/contacts': contacts,
  },
  posts: {
    '/api/message': (request, desk) => {
      const inquiry = postedInquiry(request, { name: 'n', email: 'e', phone: 'p', message: 'm' });
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return json({ ok: false }, 400);
      }
      desk.accept(inquiry, []);
      return json({ ok: true });
    },
  },
};

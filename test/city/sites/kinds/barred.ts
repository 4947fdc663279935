import { framed } from '../layout.ts';
import { html } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

/** A wall in front of the whole site: "checking your browser", for ever. */
export const interstitial: SiteKind = {
  name: 'interstitial',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'interstitial' },
  rare: true,
  pages: {},
  posts: {},
  anyPath: (studio) => ({
    ...html(
      `<!DOCTYPE html><html lang="ru"><head><title>DDoS-Guard</title></head><body><h1>Проверка браузера перед переходом на ${studio.domain}</h1><p>Идёт проверка, подождите несколько секунд.</p></body></html>`,
      503,
    ),
    headers: { 'content-type': 'text/html; charset=utf-8', 'set-cookie': '__ddg1_=a1b2; Path=/; HttpOnly' },
  }),
};

/** Refuses everybody with 403, as filters do whose rules nobody remembers. */
export const blocked: SiteKind = {
  name: 'blocked-403',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'blocked_403' },
  rare: true,
  pages: {},
  posts: {},
  anyPath: () =>
    html('<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1>nginx</body></html>', 403),
};

/** The firm has moved to a page of a social network; its own site only points there. */
export const movedAway: SiteKind = {
  name: 'moved-away',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'redirected_elsewhere' },
  rare: true,
  pages: {},
  posts: {},
  anyPath: (studio) => ({ status: 302, headers: { location: `http://pages.network.test/${studio.id}` }, body: '' }),
};

/** Whoever wants to write must have an account. */
export const loginWall: SiteKind = {
  name: 'login-wall',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'login_required' },
  rare: true,
  pages: {
    '/': (studio) =>
      framed(studio, { title: 'Студия', body: '<h1>Студия</h1><p><a href="/contacts">Оставить заявку</a></p>' }),
    '/contacts': (studio) =>
      framed(studio, {
        title: 'Вход',
        body: `<h1>Чтобы оставить заявку, войдите в личный кабинет</h1><form action="/login" method="post">
<label>Логин<input name="login"></label><label>Пароль<input type="password" name="password"></label><button>Войти</button></form>`,
      }),
  },
  posts: {},
};

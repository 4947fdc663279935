import type { StudioCard } from '../studio-card.ts';

export type NavEntry = { href: string; label: string };

export type Frame = { title: string; body: string; nav?: readonly NavEntry[]; head?: string; lang?: string };

// The contact page is where most visitors look for it; kinds that hide it bring a navigation of their own.
const ruNav: readonly NavEntry[] = [
  { href: '/', label: 'Главная' },
  { href: '/services', label: 'Услуги' },
  { href: '/portfolio', label: 'Портфолио' },
  { href: '/contacts', label: 'Контакты' },
];

/** The frame most studios put round a page: header with navigation, content, footer with address and telephone. */
export function framed(studio: StudioCard, { title, body, nav = ruNav, head = '', lang = 'ru' }: Frame): string {
  const links = nav.map(({ href, label }) => `<li><a href="${href}">${label}</a></li>`).join('');
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} | ${escaped(studio.name)}</title>
<style>${style}</style>${head}</head>
<body><header><a class="logo" href="/">${escaped(studio.name)}</a><nav><ul>${links}</ul></nav></header>
<main>${body}</main>
<footer><p>© 2009–2026 ${escaped(studio.name)}, ${escaped(studio.city)}. <a href="tel:${studio.phone.replace(/[^+\d]/g, '')}">${studio.phone}</a></p>
<p><a href="/privacy">${lang === 'ru' ? 'Политика конфиденциальности' : 'Privacy'}</a></p></footer></body></html>`;
}

const style = `body{font:16px/1.5 sans-serif;margin:0;color:#222}header,footer{padding:16px 32px;background:#f4f4f2}
header nav ul{display:flex;gap:20px;list-style:none;padding:0}main{padding:24px 32px;max-width:760px}
label{display:block;margin:12px 0 4px}input,textarea,select{font:inherit;padding:8px;width:360px;box-sizing:border-box}
input[type=checkbox],input[type=radio]{width:auto}button{font:inherit;padding:10px 22px;margin-top:14px}`;

/** For text and double-quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

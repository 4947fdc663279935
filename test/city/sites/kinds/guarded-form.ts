import type { Tripwire } from '../../ledger-entries.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, seeOther } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

// Measured by the page from the first input to the submission, as such guards do.
const LEAST_FILLING_MS = 3000;
const nav = [
  { href: '/', label: 'Студия' },
  { href: '/zayavka', label: 'Оставить заявку' },
];

const home: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Сайты для производств',
    body: '<h1>Сайты для производств</h1><p>15 лет на рынке.</p>',
  });

// Off the screen instead of hidden: what only a program fills in.
const head =
  '<style>.extra{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}.tick{display:block}</style>';

const order: Page = (studio) =>
  framed(studio, {
    nav,
    head,
    title: 'Заявка',
    body: `<h1>Заявка на разработку</h1><form id="z" action="/zayavka" method="post">
<div><label for="z1">ФИО *</label><input id="z1" name="fio" required></div>
<div class="extra"><label for="z0">Сайт</label><input id="z0" name="website" type="text" tabindex="-1" autocomplete="off"></div>
<div><label for="z2">Телефон *</label><input id="z2" name="phone" type="tel" placeholder="+7 (___) ___-__-__" required></div>
<div><label for="z3">Эл. почта *</label><input id="z3" name="mail" type="email" required></div>
<div><label for="z4">Опишите задачу *</label><textarea id="z4" name="task" rows="5" required></textarea></div>
<label class="tick"><input type="checkbox" name="pd" value="1" required> Даю согласие на обработку персональных данных</label>
<label class="tick"><input type="checkbox" name="ads" value="1" checked> Согласен получать рекламную рассылку</label>
<input type="hidden" name="filled_ms" value=""><button type="submit">Отправить заявку</button></form><script>${script}</script>`,
  });

/** Masks the telephone while it is typed and measures the time from the first input to the submission. */
const script = `(() => {
const form = document.getElementById('z'), phone = document.getElementById('z2'); let first = 0;
form.addEventListener('input', () => { first ||= Date.now(); });
phone.addEventListener('focus', () => { if (phone.value === '') phone.value = '+7 ('; });
phone.addEventListener('input', () => {
  const d = phone.value.replace(/\\D/g, '').replace(/^[78]/, '').slice(0, 10);
  phone.value = '+7 (' + d.slice(0, 3) + (d.length > 3 ? ') ' + d.slice(3, 6) : '') + (d.length > 6 ? '-' + d.slice(6, 8) : '') + (d.length > 8 ? '-' + d.slice(8) : '');
});
form.addEventListener('submit', () => { form.elements.filled_ms.value = first ? Date.now() - first : 0; });
})();`;

const post: PostHandler = (request, desk, studio) => {
  const inquiry = postedInquiry(request, { name: 'fio', email: 'mail', phone: 'phone', message: 'task' });
  const { fields } = request;
  const tripwires: Tripwire[] = [];
  if ((fields.website ?? '') !== '') tripwires.push('honeypot_filled');
  if (fields.ads !== undefined) tripwires.push('marketing_ticked');
  if ((fields.filled_ms ?? '') === '') tripwires.push('script_bypassed');
  else if (Number(fields.filled_ms) < LEAST_FILLING_MS) tripwires.push('too_fast');
  // Only what the mask lets through is a telephone number here.
  const masked = /^\+7 \(\d{3}\) \d{3}-\d{2}-\d{2}$/.test(inquiry.phone);
  // Ticking the advertisement is a sin of the sender's, not a reason for the studio to refuse.
  const takesIt = tripwires.every((tripwire) => tripwire === 'marketing_ticked');
  if (missing(inquiry).length > 0 || !masked || fields.pd === undefined || !takesIt) {
    desk.refuse(inquiry, tripwires);
    return html(
      framed(studio, { nav, title: 'Ошибка', body: '<p class="error">Ошибка: проверьте поля формы</p>' }),
      422,
    );
  }
  desk.accept(inquiry, tripwires);
  return seeOther('/thanks');
};

/** A form that watches its visitor: decoy off the screen, telephone mask, two consents, and at least three seconds. */
export const guardedForm: SiteKind = {
  name: 'guarded-form',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: {
    '/': home,
    '/zayavka': order,
    '/thanks': (studio) => framed(studio, { nav, title: 'Готово', body: '<h1>Спасибо, заявка получена</h1>' }),
  },
  posts: { '/zayavka': post },
};

import type { Tripwire } from '../../ledger-entries.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const nav = [
  { href: '/', label: 'Главная' },
  { href: '/svyaz', label: 'Связаться с нами' },
];

/** As the plugin prints a field; the star of a required one is part of its label. */
const field = (id: number, label: string, control: string, extra = '') =>
  `<div id="wpforms-77-field_${id}-container" class="wpforms-field ${extra}" data-field-id="${id}"><label class="wpforms-field-label" for="wpforms-77-field_${id}">${label}</label>${control}</div>`;

// The decoy of the plugin: a label of words of the others, and a style that only its script puts there.
const contact: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Связаться с нами',
    body: `<h1>Связаться с нами</h1><div class="wpforms-container wpforms-container-full" id="wpforms-77">
<form id="wpforms-form-77" class="wpforms-validate wpforms-form wpforms-ajax-form" data-formid="77" method="post" action="/svyaz" novalidate>
${field(1, 'Имя <span class="wpforms-required-label">*</span>', '<input type="text" id="wpforms-77-field_1" class="wpforms-field-required" name="wpforms[fields][1]" required>')}
${field(4, 'Имя Сообщение Email', '<input type="text" id="wpforms-77-field_4" name="wpforms[fields][4]">', 'wpforms-field-text')}
${field(2, 'Email <span class="wpforms-required-label">*</span>', '<input type="email" id="wpforms-77-field_2" class="wpforms-field-required" name="wpforms[fields][2]" required>')}
${field(3, 'Сообщение', '<textarea id="wpforms-77-field_3" name="wpforms[fields][3]"></textarea>', 'wpforms-field-textarea')}
<div class="wpforms-submit-container"><input type="hidden" name="wpforms[id]" value="77"><button type="submit" name="wpforms[submit]" class="wpforms-submit">Отправить</button></div>
</form></div><script>${script}</script>`,
  });

/** Hides the decoy after the page is there, takes the time from the first input, replaces the form by the thanks. */
const script = `(() => {
const form = document.getElementById('wpforms-form-77'), box = form.closest('.wpforms-container'); let began = 0;
const decoy = document.getElementById('wpforms-77-field_4-container');
decoy.style.cssText = 'position:absolute;overflow:hidden;display:inline;height:1px;width:1px;z-index:-1000;padding:0';
decoy.querySelector('input').style.visibility = 'hidden'; decoy.querySelector('label').style.counterIncrement = 'none';
form.addEventListener('input', () => { began ||= Date.now(); });
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form); data.set('action', 'wpforms_submit'); data.set('start_timestamp', Math.floor(began / 1000)); data.set('end_timestamp', Math.floor(Date.now() / 1000));
  const answer = await (await fetch('/wp-admin/admin-ajax.php', { method: 'POST', body: data })).json();
  if (answer.success) box.innerHTML = answer.data.confirmation;
  else form.insertAdjacentHTML('afterbegin', '<div class="wpforms-error-container" role="alert"><p>' + answer.data.errors.general.header + '</p></div>');
});
})();`;

const submit: PostHandler = (request, desk) => {
  const { fields } = request;
  const inquiry = postedInquiry(request, {
    name: 'wpforms[fields][1]',
    email: 'wpforms[fields][2]',
    phone: 'wpforms[fields][9]',
    message: 'wpforms[fields][3]',
  });
  const tripwires: Tripwire[] = [];
  if ((fields['wpforms[fields][4]'] ?? '') !== '') tripwires.push('honeypot_filled');
  // The plugin's own limit: two seconds in whole seconds of the visitor's clock.
  if (Number(fields.end_timestamp) - Number(fields.start_timestamp) < 2) tripwires.push('too_fast');
  if (missing(inquiry).length > 0 || tripwires.length > 0) {
    desk.refuse(inquiry, tripwires);
    return json({
      success: false,
      data: { errors: { general: { header: 'Форма не отправлена, попробуйте позже.' } } },
    });
  }
  desk.accept(inquiry, []);
  const words = 'Спасибо, что написали! Мы скоро ответим.';
  const confirmation = `<div class="wpforms-confirmation-container-full" id="wpforms-confirmation-77"><p>${words}</p></div>`;
  return json({ success: true, data: { confirmation } });
};

/** WordPress with WPForms: a decoy that looks like a field, two seconds at least, the thanks replace the form. */
export const wpForms: SiteKind = {
  name: 'wpforms',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: {
    '/': (studio) => framed(studio, { nav, title: 'Студия', body: '<h1>Сайты для клиник</h1>' }),
    '/svyaz': contact,
  },
  posts: { '/wp-admin/admin-ajax.php': submit },
};

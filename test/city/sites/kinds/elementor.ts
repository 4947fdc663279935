import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const nav = [
  { href: '/portfolio', label: 'Кейсы' },
  { href: '/kontakti', label: 'Контакты' },
];

const group = (name: string, control: string) =>
  `<div class="elementor-field-type-${name} elementor-field-group elementor-column elementor-field-group-${name}">${control}</div>`;

// No labels at all: placeholders are all a visitor has to go by. The decoy is not displayed.
const contacts: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Контакты',
    head: '<style>.elementor-field-type-hp{display:none}</style>',
    body: `<h1>Давайте знакомиться</h1><form class="elementor-form" method="post" name="Заявка">
<input type="hidden" name="post_id" value="12"><input type="hidden" name="form_id" value="7f2c9e"><input type="hidden" name="queried_id" value="12">
<div class="elementor-form-fields-wrapper elementor-labels-">
${group('text', '<input size="1" type="text" name="form_fields[name]" id="form-field-name" placeholder="Как вас зовут?">')}
${group('hp', '<input type="text" name="form_fields[field_hp]" id="form-field-hp">')}
${group('email', '<input size="1" type="email" name="form_fields[email]" id="form-field-email" placeholder="Почта" required>')}
${group('tel', '<input size="1" type="tel" name="form_fields[phone]" id="form-field-phone" placeholder="Телефон">')}
${group('textarea', '<textarea name="form_fields[message]" id="form-field-message" rows="4" placeholder="О проекте"></textarea>')}
<div class="elementor-field-group e-form__buttons"><button type="submit" class="elementor-button">Обсудить</button></div></div></form>
<p>${studio.phone}</p><script>${script}</script>`,
  });

/** The message of success and that of failure differ by one class; the form is emptied only by success. */
const script = `(() => {
const form = document.querySelector('.elementor-form');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  form.querySelector('.elementor-message')?.remove();
  const data = new FormData(form); data.set('action', 'elementor_pro_forms_send_form'); data.set('referrer', location.href);
  const call = new XMLHttpRequest(); call.open('POST', '/wp-admin/admin-ajax.php');
  call.onload = () => {
    const answer = JSON.parse(call.responseText), kind = answer.success ? 'success' : 'danger';
    form.insertAdjacentHTML('beforeend', '<div class="elementor-message elementor-message-' + kind + '" role="alert">' + answer.data.message + '</div>');
    if (answer.success) form.reset();
  };
  call.send(data);
});
})();`;

const submit: PostHandler = (request, desk) => {
  const field = (name: string) => `form_fields[${name}]`;
  const names = { name: field('name'), email: field('email'), phone: field('phone'), message: field('message') };
  const inquiry = postedInquiry(request, names);
  const decoy = (request.fields[field('field_hp')] ?? '') !== '';
  if (missing(inquiry).length > 0 || decoy) {
    desk.refuse(inquiry, decoy ? ['honeypot_filled'] : []);
    return json({ success: false, data: { message: 'Ошибка. Форма не отправлена.', errors: {}, data: [] } });
  }
  desk.accept(inquiry, []);
  return json({ success: true, data: { message: 'Форма успешно отправлена, спасибо!', data: { redirect_url: '' } } });
};

/** WordPress with Elementor: names in brackets, a decoy not displayed, a message under the form. */
export const elementor: SiteKind = {
  name: 'elementor',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: {
    '/': (studio) => framed(studio, { nav, title: 'Студия', body: '<h1>Дизайн и маркетинг</h1><p>С 2014 года.</p>' }),
    '/kontakti': contacts,
  },
  posts: { '/wp-admin/admin-ajax.php': submit },
};

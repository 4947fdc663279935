import type { Studio } from '../../studio.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const formId = 214;
const unitTag = `wpcf7-f${formId}-p18-o1`;
const route = `/wp-json/contact-form-7/v1/contact-forms/${formId}/feedback`;

const home: Page = (studio) =>
  framed(studio, {
    title: 'Сайты на WordPress',
    head: '<meta name="generator" content="WordPress 6.8">',
    body: '<h1>Сайты на WordPress под ключ</h1><p>Опыт 12 лет. <a href="/contacts/">Оставить заявку</a></p>',
  });

const contacts: Page = (studio) =>
  framed(studio, { title: 'Контакты', body: `<h1>Контакты</h1>${markup(studio)}<script>${script}</script>` });

function markup(studio: Studio): string {
  const field = (name: string, input: string) =>
    `<p><span class="wpcf7-form-control-wrap" data-name="${name}">${input}</span></p>`;
  return `<div class="wpcf7 no-js" id="${unitTag}" lang="ru-RU" dir="ltr" data-wpcf7-id="${formId}">
<div class="screen-reader-response"><p role="status" aria-live="polite"></p><ul></ul></div>
<form action="/contacts/#${unitTag}" method="post" class="wpcf7-form init" aria-label="Контактная форма" novalidate data-status="init">
<div style="display:none"><input type="hidden" name="_wpcf7" value="${formId}"><input type="hidden" name="_wpcf7_version" value="6.0.6">
<input type="hidden" name="_wpcf7_locale" value="ru_RU"><input type="hidden" name="_wpcf7_unit_tag" value="${unitTag}">
<input type="hidden" name="_wpcf7_container_post" value="18"><input type="hidden" name="_wpcf7_posted_data_hash" value=""></div>
${field('your-name', '<input size="40" class="wpcf7-form-control wpcf7-text wpcf7-validates-as-required" aria-required="true" placeholder="Ваше имя" type="text" name="your-name">')}
${field('your-email', '<input size="40" class="wpcf7-form-control wpcf7-email wpcf7-validates-as-required" aria-required="true" placeholder="Ваш e-mail" type="email" name="your-email">')}
${field('your-tel', '<input size="40" class="wpcf7-form-control wpcf7-tel" placeholder="Телефон" type="tel" name="your-tel">')}
${field('your-message', '<textarea cols="40" rows="8" class="wpcf7-form-control wpcf7-textarea" placeholder="Расскажите о проекте" name="your-message"></textarea>')}
${field('acceptance-1', '<span class="wpcf7-form-control wpcf7-acceptance"><span class="wpcf7-list-item"><label><input type="checkbox" name="acceptance-1" value="1"><span class="wpcf7-list-item-label">Я согласен на <a href="/privacy">обработку персональных данных</a></span></label></span></span>')}
<p><input class="wpcf7-form-control wpcf7-submit has-spinner" type="submit" value="Отправить"></p>
<div class="wpcf7-response-output" aria-hidden="true"></div></form></div><p>Или пишите: ${studio.email}</p>`;
}

const script = `(() => {
const form = document.querySelector('.wpcf7-form'), out = form.querySelector('.wpcf7-response-output');
const fire = (name, detail) => form.closest('.wpcf7').dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
form.addEventListener('submit', async (event) => {
  event.preventDefault(); form.dataset.status = 'submitting'; form.classList.add('submitting');
  const answer = await fetch('${route}', { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json, */*;q=0.1' } });
  const data = await answer.json();
  const status = { mail_sent: 'sent', validation_failed: 'invalid', acceptance_missing: 'unaccepted' }[data.status];
  form.className = 'wpcf7-form ' + status; form.dataset.status = status; out.textContent = data.message; out.removeAttribute('aria-hidden');
  for (const fault of data.invalid_fields ?? []) {
    const wrap = form.querySelector('[data-name="' + fault.field + '"]');
    wrap.insertAdjacentHTML('beforeend', '<span class="wpcf7-not-valid-tip" aria-hidden="true">' + fault.message + '</span>');
    wrap.querySelector('input,textarea').setAttribute('aria-invalid', 'true');
  }
  if (status === 'sent') { form.reset(); fire('wpcf7mailsent', data); } else fire('wpcf7invalid', data);
  fire('wpcf7submit', data);
});
})();`;

const feedback: PostHandler = (request, desk) => {
  const inquiry = postedInquiry(request, {
    name: 'your-name',
    email: 'your-email',
    phone: 'your-tel',
    message: 'your-message',
  });
  const reply = (status: string, message: string, faults: readonly string[]) =>
    json({
      contact_form_id: formId,
      status,
      message,
      posted_data_hash: '',
      into: `#${unitTag}`,
      invalid_fields: faults.map((field) => ({ field: `your-${field}`, message: 'Поле обязательно для заполнения.' })),
    });
  const faults = missing(inquiry);
  if (faults.length > 0) {
    desk.refuse(inquiry, []);
    return reply('validation_failed', 'Одно или несколько полей содержат ошибочные данные.', faults);
  }
  if (request.fields['acceptance-1'] === undefined) {
    desk.refuse(inquiry, []);
    return reply('acceptance_missing', 'Вы должны принять условия.', []);
  }
  desk.accept(inquiry, []);
  return reply('mail_sent', 'Спасибо за ваше сообщение. Оно было успешно отправлено.', []);
};

/** WordPress with Contact Form 7: the post goes to the REST route, and its JSON and the form's status tell the end. */
export const contactForm7: SiteKind = {
  name: 'contact-form-7',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: { '/': home, '/contacts': contacts },
  posts: { [route]: feedback },
};

import type { StudioCard } from '../../studio-card.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler } from '../site-kind.ts';

const formId = 214;
const unitTag = `wpcf7-f${formId}-p18-o1`;
const route = `/wp-json/contact-form-7/v1/contact-forms/${formId}/feedback`;

/** The form as the plugin (6.0) prints it, followed by what its script does. */
export function contactForm7Block(studio: StudioCard): string {
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
<div class="wpcf7-response-output" aria-hidden="true"></div></form></div><p>Или пишите: ${studio.email}</p>
<script>${script}</script>`;
}

/** The part of the plugin's script that counts: one GET for the schema, one POST, classes, events, the words below. */
const script = `(() => {
const form = document.querySelector('.wpcf7-form'), out = form.querySelector('.wpcf7-response-output');
fetch('${route}/schema');
const fire = (name, detail) => form.closest('.wpcf7').dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
form.addEventListener('submit', async (event) => {
  event.preventDefault(); form.dataset.status = 'submitting'; form.classList.add('submitting');
  const answer = await fetch('${route}', { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json, */*;q=0.1' } });
  const data = await answer.json();
  const status = { mail_sent: 'sent', validation_failed: 'invalid', acceptance_missing: 'unaccepted', spam: 'spam' }[data.status];
  form.className = 'wpcf7-form ' + status; form.dataset.status = status; out.textContent = data.message; out.removeAttribute('aria-hidden');
  for (const fault of data.invalid_fields ?? []) {
    const wrap = form.querySelector('[data-name="' + fault.field + '"]');
    wrap.insertAdjacentHTML('beforeend', '<span class="wpcf7-not-valid-tip" aria-hidden="true">' + fault.message + '</span>');
    wrap.querySelector('input,textarea').setAttribute('aria-invalid', 'true');
  }
  if (status === 'sent') { form.reset(); fire('wpcf7mailsent', data); } else fire(status === 'spam' ? 'wpcf7spam' : 'wpcf7invalid', data);
  fire('wpcf7submit', data);
});
})();`;

// The plugin's own names for the fields of its default form.
const names = { name: 'your-name', email: 'your-email', phone: 'your-tel', message: 'your-message' };

/** One shape for every ending, as the plugin's REST answer has it. */
function reply(status: string, message: string, faults: readonly string[] = []) {
  const invalid_fields = faults.map((field) => ({
    field: `your-${field}`,
    message: 'Поле обязательно для заполнения.',
  }));
  return json({ contact_form_id: formId, status, message, posted_data_hash: '', into: `#${unitTag}`, invalid_fields });
}

/** The plugin's answer to a post; every ending has status 200, only the JSON tells them apart. */
function feedback(takesAll: boolean): PostHandler {
  return (request, desk) => {
    const inquiry = postedInquiry(request, names);
    const faults = missing(inquiry);
    const agreed = request.fields['acceptance-1'] !== undefined;
    if (faults.length === 0 && agreed && takesAll) {
      desk.accept(inquiry, []);
      return reply('mail_sent', 'Спасибо за ваше сообщение. Оно было успешно отправлено.');
    }
    desk.refuse(inquiry, []);
    if (faults.length > 0)
      return reply('validation_failed', 'Одно или несколько полей содержат ошибочные данные.', faults);
    if (!agreed) return reply('acceptance_missing', 'Вы должны принять условия и положения перед отправкой.');
    return reply('spam', 'При отправке сообщения произошла ошибка. Пожалуйста, попробуйте ещё раз позже.');
  };
}

/** The routes of WordPress that the engine's script talks to. `takesAll: false` takes everything complete for spam. */
export function contactForm7Posts(takesAll: boolean): Record<string, PostHandler> {
  return { [route]: feedback(takesAll) };
}

export const contactForm7Pages: Record<string, Page> = {
  [`${route}/schema`]: () => json({ version: 'Contact Form 7 SWV Schema 2024-10', locale: 'ru_RU', rules: [] }),
};

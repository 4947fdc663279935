import { leadSite, plainNames, takes } from '../lead-site.ts';
import { json } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const row = (id: string, label: string, control: string) =>
  `<div class="forminator-row"><div id="${id}" class="forminator-field-${id.split('-')[0]} forminator-col"><div class="forminator-field"><label for="forminator-field-${id}_66" class="forminator-label">${label} <span class="forminator-required">*</span></label>${control.replace('/>', ` name="${id}" id="forminator-field-${id}_66" class="forminator-input" data-required="true">`)}</div></div></div>`;

// A wall in front of everything, as German sites have it: what is needed, all, or a long list of purposes.
const wall = `<div id="cmp" role="dialog" aria-modal="true" style="position:fixed;inset:0;background:#000a;z-index:999"><div style="background:#fff;margin:80px auto;width:420px;padding:24px">
<h2>Datenschutz-Einstellungen</h2><p>Wir verwenden Cookies und ähnliche Technologien.</p><button class="cmp-all" onclick="document.cookie='cmp=all;path=/';document.getElementById('cmp').remove()">Alle akzeptieren</button>
<button onclick="document.cookie='cmp=needed;path=/';document.getElementById('cmp').remove()">Nur notwendige Cookies</button></div></div>`;

const script = `(() => { const form = document.getElementById('forminator-module-5'), say = form.querySelector('.forminator-response-message');
form.addEventListener('submit', async (event) => { event.preventDefault();
  const body = new FormData(form); body.set('action', 'forminator_submit_form_custom-forms');
  const answer = await (await fetch('/wp-admin/admin-ajax.php', { method: 'POST', body })).json();
  say.className = 'forminator-response-message forminator-show forminator-' + (answer.success ? 'success' : 'error');
  say.style.display = 'block'; say.removeAttribute('aria-hidden'); say.innerHTML = '<p>' + answer.data.message + '</p>'; if (answer.success) form.reset();
}); })();`;

/** Forminator in German: behind a wall of cookies, with a box for the GDPR that is a drawn one over an invisible input. */
export const forminator: SiteKind = leadSite({
  name: 'forminator',
  language: 'de',
  expects: { outcome: 'confirmed', reason: 'E4' },
  head: '<style>.forminator-checkbox input{position:absolute;opacity:0;width:1px;height:1px}.forminator-checkbox-box{display:inline-block;width:18px;height:18px;border:1px solid #333}</style>',
  contact:
    () => `${wall}<form id="forminator-module-5" class="forminator-ui forminator-custom-form forminator-custom-form-5 forminator-design--default" method="post" data-forminator-render="0" novalidate>
<div role="alert" aria-live="polite" class="forminator-response-message forminator-error" style="display:none" aria-hidden="true"></div>
${row('name-1', 'Ihr Name', '<input type="text"/>')}${row('email-1', 'E-Mail-Adresse', '<input type="email"/>')}
<div class="forminator-row"><div id="textarea-1" class="forminator-field-textarea"><label for="forminator-field-textarea-1_66" class="forminator-label">Ihre Nachricht</label><textarea name="textarea-1" id="forminator-field-textarea-1_66" rows="6" class="forminator-textarea"></textarea></div></div>
<div class="forminator-row"><div id="consent-1"><label class="forminator-checkbox" for="forminator-field-consent-1_66"><input type="checkbox" name="consent-1" id="forminator-field-consent-1_66" value="checked" data-required="true" aria-required="true"><span class="forminator-checkbox-box" aria-hidden="true"></span>
<span class="forminator-checkbox__label">Ja, ich stimme der <a href="/privacy">Datenschutzerklärung</a> zu.</span></label></div></div>
<input type="hidden" name="form_id" value="5"><input type="hidden" name="forminator_nonce" value="0c1"><button class="forminator-button forminator-button-submit">Nachricht senden</button></form><script>${script}</script>`,
  posts: {
    '/wp-admin/admin-ajax.php': (request, desk, studio) =>
      takes(
        { name: 'name-1', email: 'email-1', phone: 'phone-1', message: 'textarea-1' },
        () =>
          json({ success: true, data: { message: 'Vielen Dank für Ihre Nachricht, wir melden uns.', success: true } }),
        () =>
          json({
            success: false,
            data: { message: 'Fehler: Bitte füllen Sie alle Pflichtfelder aus.', success: false },
          }),
        ({ headers, fields }) => [
          (headers.cookie ?? '').includes('cmp=all') && 'marketing_ticked',
          fields['consent-1'] === undefined && 'script_bypassed',
        ],
      )(request, desk, studio),
  },
});

const jetScript = `(() => { const form = document.querySelector('form.jet-form-builder');
form.addEventListener('submit', async (event) => { event.preventDefault();
  form.parentNode.querySelector('.jet-form-builder-messages-wrap').innerHTML = '';
  const answer = await (await fetch('/contacts/?jet_form_builder_submit=submit&method=ajax', { method: 'POST', body: new FormData(form) })).json();
  form.parentNode.querySelector('.jet-form-builder-messages-wrap').innerHTML = answer.message; if (answer.status === 'success') form.reset();
}); })();`;

/** JetFormBuilder: a post to the page itself with a mark in the address, JSON with a status and a piece of page. */
export const jetFormBuilder: SiteKind = leadSite({
  name: 'jet-form-builder',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  contact:
    () => `<div><form class="jet-form-builder layout-column submit-type-ajax" action="/contacts/" method="POST" data-form-id="812" novalidate><input type="hidden" name="_jet_engine_booking_form_id" value="812">
<div class="jet-form-builder-row field-type-text-field"><div class="jet-form-builder__label"><div class="jet-form-builder__label-text">Ваше имя<span class="jet-form-builder__required">*</span></div></div><input name="name" id="name" type="text" required="required" class="jet-form-builder__field text-field"></div>
<div class="jet-form-builder-row field-type-text-field"><div class="jet-form-builder__label"><div class="jet-form-builder__label-text">Почта<span class="jet-form-builder__required">*</span></div></div><input name="email" id="email" type="email" required="required" class="jet-form-builder__field text-field"></div>
<div class="jet-form-builder-row field-type-textarea-field"><div class="jet-form-builder__label"><div class="jet-form-builder__label-text">Задача</div></div><textarea name="message" id="message" class="jet-form-builder__field textarea-field"></textarea></div>
<div class="jet-form-builder-row field-type-submit-field"><div class="jet-form-builder__action-button-wrapper"><button class="jet-form-builder__action-button jet-form-builder__submit" type="submit">Отправить</button></div></div></form><div class="jet-form-builder-messages-wrap"></div></div><script>${jetScript}</script>`,
  posts: {
    '/contacts': takes(
      plainNames,
      () =>
        json({
          status: 'success',
          message:
            '<div class="jet-form-builder-message jet-form-builder-message--success">Форма успешно отправлена, спасибо!</div>',
        }),
      () =>
        json({
          status: 'failed',
          message: '<div class="jet-form-builder-message jet-form-builder-message--error">Проверьте поля</div>',
        }),
    ),
  },
});

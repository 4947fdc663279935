import { leadSite, plainNames, takes } from '../lead-site.ts';
import { json } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const field = (type: string, id: string, label: string, control: string) =>
  `<div id="${type}-${id}" class="form-item field ${type} required"><label class="title" for="${id}-field">${label} <span class="description required" aria-hidden="true">(required)</span></label>${control.replace('/>', ` class="field-element" id="${id}-field" aria-required="true">`)}</div>`;

// A key is fetched after the press of the button; the post carries it.
const squarespaceScript = `(() => { const form = document.querySelector('.form-wrapper form');
form.addEventListener('submit', async (event) => { event.preventDefault();
  const { key } = await (await fetch('/api/form/FormSubmissionKey', { method: 'GET' })).json();
  const said = (name) => form.querySelector('[name="' + name + '"]').value;
  const answer = await fetch('/api/form/SaveFormSubmission', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, formId: '5f1', form: JSON.stringify({ 'name-yui_3': [said('fname'), said('lname')], 'email-yui_3': said('email'), 'textarea-yui_3': said('textarea-yui_3') }) }) });
  if (answer.ok) form.outerHTML = '<div class="form-submission-text"><p>Thank you! We received your message.</p></div>';
}); })();`;

/** Squarespace: the name in two boxes, a key fetched under the click, values as JSON within JSON. */
export const squarespace: SiteKind = leadSite({
  name: 'squarespace',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact:
    () => `<div class="sqs-block form-block sqs-block-form"><div class="sqs-block-content"><div class="form-wrapper"><form data-form-id="5f1" autocomplete="on" method="POST" novalidate><div class="field-list">
<fieldset id="name-yui_3" class="form-item fields name required"><legend class="title">Name</legend><div class="field first-name"><label class="caption"><span class="caption-text">First Name</span><input class="field-element field-control" name="fname" type="text" spellcheck="false" aria-required="true"></label></div>
<div class="field last-name"><label class="caption"><span class="caption-text">Last Name</span><input class="field-element field-control" name="lname" type="text" spellcheck="false" aria-required="true"></label></div></fieldset>
${field('email', 'email-yui_3', 'Email', '<input name="email" type="email" autocomplete="email"/>')}
<div class="form-item field textarea required"><label class="title" for="textarea-yui_3-field">Message</label><textarea class="field-element" id="textarea-yui_3-field" name="textarea-yui_3" aria-required="true"></textarea></div></div>
<div class="form-button-wrapper"><input class="button sqs-system-button" type="submit" value="Send"></div></form></div></div></div><script>${squarespaceScript}</script>`,
  pages: { '/api/form/FormSubmissionKey': () => json({ key: 'k-1' }) },
  posts: {
    '/api/form/SaveFormSubmission': takes(
      ({ fields }) => {
        const said = JSON.parse(fields.form ?? '{}') as Record<string, string | string[] | undefined>;
        const one = (name: string): string => [said[name] ?? ''].flat().join(' ').trim();
        return { name: one('name-yui_3'), email: one('email-yui_3'), phone: '', message: one('textarea-yui_3') };
      },
      () => json({ completed: true }),
      () => json({ errors: { email: 'required' } }, 400),
      ({ fields }) => [fields.key !== 'k-1' && 'script_bypassed'],
    ),
  },
});

const wixScript = `(() => { const root = document.querySelector('.wixui-form'), say = (words) => { root.querySelector('[data-testid=message]').textContent = words; };
root.addEventListener('submit', async (event) => { event.preventDefault(); const said = Object.fromEntries(new FormData(root));
  const answer = await fetch('/_api/form-submission-service/v4/submissions', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ submission: { formId: 'f9', submissions: { vorname: said['input_comp-1'], email: said['email-comp-2'], nachricht: said['textarea_comp-3'] } } }) });
  if (answer.ok) root.reset(); say(answer.ok ? 'Vielen Dank für Ihre Nachricht!' : 'Es ist ein Fehler aufgetreten.');
}); })();`;

/** Wix in German: names of components, captions that no attribute ties to their control, JSON to a service of the builder. */
export const wix: SiteKind = leadSite({
  name: 'wix',
  language: 'de',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact:
    () => `<form id="comp-form" class="JVi7i2 comp-form wixui-form"><div class="MpKiNN wixui-text-input"><label class="wPeA6j wixui-text-input__label">Name</label><div class="pUnTVX"><input name="input_comp-1" type="text" placeholder="" required aria-required="true" class="KvoMHf wixui-text-input__input"></div></div>
<div class="MpKiNN wixui-text-input"><label class="wPeA6j">E-Mail</label><div class="pUnTVX"><input name="email-comp-2" type="email" required aria-required="true" class="KvoMHf wixui-text-input__input"></div></div>
<div class="snt4Te wixui-text-box"><label class="wPeA6j">Ihre Nachricht</label><textarea name="textarea_comp-3" class="fEvJ9w wixui-text-box__input" rows="4"></textarea></div>
<button class="StylableButton2545352419__root wixui-button" type="submit" aria-label="Absenden"><span>Absenden</span></button><p data-testid="message" role="alert" aria-live="polite"></p></form><script>${wixScript}</script>`,
  posts: {
    '/_api/form-submission-service/v4/submissions': takes(
      ({ fields }) => {
        const { submissions } = JSON.parse(fields.submission ?? '{"submissions":{}}') as {
          submissions: Record<string, string>;
        };
        return {
          name: submissions.vorname ?? '',
          email: submissions.email ?? '',
          phone: '',
          message: submissions.nachricht ?? '',
        };
      },
      () => json({ submission: { status: 'CONFIRMED' } }),
      () => json({ message: 'INVALID' }, 400),
    ),
  },
});

const flexbeScript = `document.querySelector('.form_field_submit').closest('form').addEventListener('submit', async (event) => { event.preventDefault();
  const answer = await (await fetch('/mod/lead/', { method: 'POST', body: new FormData(event.target) })).json();
  if (answer.status === 1) { event.target.reset(); document.body.insertAdjacentHTML('beforeend', '<div class="popup-done" role="dialog" style="position:fixed;inset:20% 30%;background:#fff;padding:30px"><h2>Спасибо!</h2><p>Ваша заявка успешно отправлена.</p></div>'); } });`;

/** A landing page of Flexbe: fields named by number, their captions placeholders, and a window of thanks. */
export const flexbe: SiteKind = leadSite({
  name: 'flexbe',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact:
    () => `<section class="b_block" data-flexbe="block"><h2>Рассчитайте стоимость сайта</h2><form class="form form_lead" action="/mod/lead/" method="post"><input type="hidden" name="f_id" value="2"><input type="hidden" name="jsform" value="1">
<div class="form_field"><input class="form_field_text" type="text" name="fields[1][value]" data-type="name" placeholder="Ваше имя" data-check="require"></div>
<div class="form_field"><input class="form_field_text" type="text" name="fields[2][value]" data-type="email" placeholder="Эл. почта" data-check="email require"></div>
<div class="form_field"><textarea class="form_field_text" name="fields[3][value]" data-type="text" placeholder="Коротко о задаче"></textarea></div>
<div class="form_field form_field_submit"><button type="submit" class="form_field_submit btn">Получить расчёт</button></div></form></section><script>${flexbeScript}</script>`,
  posts: {
    '/mod/lead': takes(
      { name: 'fields[1][value]', email: 'fields[2][value]', phone: 'x', message: 'fields[3][value]' },
      () => json({ status: 1, lead: 5 }),
      () => json({ status: 0, error: 'fields' }),
      ({ fields }) => [fields.jsform !== '1' && 'script_bypassed'],
    ),
  },
});

const nextScript = `document.querySelector('#quote').addEventListener('submit', async (event) => { event.preventDefault(); const form = event.target;
  const answer = await fetch('/api/contact', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(form))) });
  const toast = document.createElement('div'); toast.setAttribute('role', 'status'); toast.textContent = answer.ok ? 'Message sent. We will get back to you within a day.' : 'Something went wrong'; document.body.append(toast); if (answer.ok) form.reset();
});`;

/** A hand-made English page with a passive badge of reCAPTCHA v3: it asks nothing, so the server's answer decides. */
export const passiveBadge: SiteKind = leadSite({
  name: 'passive-badge',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact:
    () => `<form id="quote"><label for="n">Your name</label><input id="n" name="name" required><label for="e">Work email</label><input id="e" name="email" type="email" required>
<label for="m">What are you building?</label><textarea id="m" name="message" required></textarea><input type="hidden" name="g-recaptcha-response" value="03AF"><button>Request a quote</button></form>
<div class="grecaptcha-badge" data-style="bottomright" style="width:256px;height:60px;position:fixed;bottom:14px;right:-186px"><div class="grecaptcha-logo"></div></div><script>${nextScript}</script>`,
  posts: {
    '/api/contact': takes(
      plainNames,
      () => json({ ok: true }),
      () => json({ ok: false }, 422),
    ),
  },
});

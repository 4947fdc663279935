import { leadSite, takes } from '../lead-site.ts';
import { html, json } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const fluentField = (name: string, id: string, label: string, control: string) =>
  `<div class="ff-el-group"><div class="ff-el-input--label ff-el-is-required asterisk-right"><label for="${id}">${label}</label></div>
<div class="ff-el-input--content">${control.replace('/>', ` name="${name}" id="${id}" class="ff-el-form-control" aria-required="true">`)}</div></div>`;

// The fields go out as one parameter that holds a query string of its own, so they are percent-encoded twice.
const fluentScript = `(() => { const form = document.querySelector('.frm-fluent-form');
form.addEventListener('submit', async (event) => { event.preventDefault();
  form.querySelectorAll('.error').forEach((one) => one.remove());
  const body = new URLSearchParams({ data: new URLSearchParams(new FormData(form)).toString(), action: 'fluentform_submit', form_id: '3' });
  const call = await fetch('/wp-admin/admin-ajax.php', { method: 'POST', body }), answer = await call.json();
  if (answer.success) { form.insertAdjacentHTML('afterend', '<div id="fluentform_3_success" class="ff-message-success" role="status">' + answer.data.result.message + '</div>'); form.style.display = 'none'; }
  else for (const [name, faults] of Object.entries(answer.errors)) form.querySelector('[name="' + name + '"]').closest('.ff-el-group').insertAdjacentHTML('beforeend', '<div class="error text-danger" role="alert">' + Object.values(faults)[0] + '</div>');
}); })();`;

/** Fluent Forms: one parameter with a query string in it, JSON with `success`, faults with status 422. */
export const fluentForms: SiteKind = leadSite({
  name: 'fluent-forms',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  contact:
    () => `<div class="fluentform ff-default fluentform_wrapper_3"><form data-form_id="3" id="fluentform_3" class="frm-fluent-form fluent_form_3 ff-el-form-top" method="POST"><fieldset style="border:none">
<input type="hidden" name="__fluent_form_embded_post_id" value="18"><input type="hidden" name="_fluentform_3_fluentformnonce" value="6a1">
<div style="position:absolute;transform:scale(0)" aria-hidden="true"><label for="ff_3_item_sf">Пожалуйста, не заполняйте</label><input type="text" name="item__3__fluent_sf" id="ff_3_item_sf" tabindex="-1" autocomplete="off"></div>
${fluentField('names[first_name]', 'ff_3_names', 'Имя', '<input type="text"/>')}
${fluentField('email', 'ff_3_email', 'Эл. адрес', '<input type="email"/>')}
<div class="ff-el-group"><div class="ff-el-input--label"><label for="ff_3_message">Ваше сообщение</label></div><div class="ff-el-input--content"><textarea name="message" id="ff_3_message" rows="4" class="ff-el-form-control"></textarea></div></div>
<div class="ff-el-group ff-text-left ff_submit_btn_wrapper"><button type="submit" class="ff-btn ff-btn-submit ff-btn-md">Отправить форму</button></div></fieldset></form></div><script>${fluentScript}</script>`,
  posts: {
    '/wp-admin/admin-ajax.php': takes(
      (request) => {
        const data = new URLSearchParams(request.fields.data ?? '');
        const said = (name: string): string => data.get(name) ?? '';
        return { name: said('names[first_name]'), email: said('email'), phone: '', message: said('message') };
      },
      () =>
        json({
          success: true,
          data: {
            insert_id: 91,
            result: { message: '<p>Спасибо за обращение. Мы свяжемся с вами.</p>', action: 'hide_form' },
          },
        }),
      () => json({ errors: { email: { required: 'Это поле обязательно' } } }, 422),
      (request) => [
        (new URLSearchParams(request.fields.data ?? '').get('item__3__fluent_sf') ?? '') !== '' && 'honeypot_filled',
      ],
    ),
  },
});

const formidableNames = { name: 'item_meta[6]', email: 'item_meta[7]', phone: 'item_meta[9]', message: 'item_meta[8]' };
const formidableField = (id: number, key: string, label: string, control: string) =>
  `<div id="frm_field_${id}_container" class="frm_form_field form-field frm_required_field frm_top_container"><label for="field_${key}" id="field_${key}_label" class="frm_primary_label">${label} <span class="frm_required" aria-hidden="true">*</span></label>${control.replace('/>', ` id="field_${key}" name="item_meta[${id}]" data-reqmsg="${label} cannot be blank." aria-required="true">`)}</div>`;

const formidablePage = (
  note: string,
) => `<div class="frm_forms with_frm_style frm_style_formidable-style" id="frm_form_2_container">${note}
<form enctype="multipart/form-data" method="post" class="frm-show-form" id="form_contact-form" action="/contact/"><div class="frm_form_fields"><fieldset><legend class="frm_screen_reader">Contact Us</legend><div class="frm_fields_container">
<input type="hidden" name="frm_action" value="create"><input type="hidden" name="form_id" value="2"><input type="hidden" name="frm_hide_fields_2" value="">
${formidableField(6, 'qh4icy', 'Name', '<input type="text"/>')}${formidableField(7, '29yf4d', 'Email', '<input type="email"/>')}
<div id="frm_field_8_container" class="frm_form_field form-field frm_required_field"><label for="field_9jv0r1" class="frm_primary_label">Message <span class="frm_required" aria-hidden="true">*</span></label><textarea name="item_meta[8]" id="field_9jv0r1" rows="5" aria-required="true"></textarea></div>
<div class="frm_verify" style="position:absolute;left:-3000px" aria-hidden="true"><label for="frm_email_2">If you are human, leave this field blank.</label><input type="text" id="frm_email_2" name="frm_verify" value=""></div>
<div class="frm_submit"><button class="frm_button_submit" type="submit">Submit</button></div></div></fieldset></div></form></div>`;

/** Formidable: a native post to the same page, which comes back with a line of thanks in the place of the form. */
export const formidable: SiteKind = leadSite({
  name: 'formidable',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: () => formidablePage(''),
  posts: {
    '/contact': takes(
      formidableNames,
      () =>
        html(
          '<!DOCTYPE html><html lang="en"><head><title>Contact</title></head><body><h1>Contact</h1><div class="frm_forms" id="frm_form_2_container"><div class="frm_message" role="status"><p>Your responses were successfully submitted. Thank you!</p></div></div></body></html>',
        ),
      () =>
        html(
          `<html><body>${formidablePage('<div class="frm_error_style" role="alert">There was a problem with your submission.</div>')}</body></html>`,
        ),
      (request) => [(request.fields.frm_verify ?? '') !== '' && 'honeypot_filled'],
    ),
  },
});

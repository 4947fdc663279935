import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Студия',
    body: '<h1>Сайты на WordPress</h1><p><a href="/contacts">Обсудить проект</a></p>',
  });

const gravityField = (id: number, label: string, input: string) =>
  `<div id="field_1_${id}" class="gfield gfield_contains_required"><label class="gfield_label" for="input_1_${id}">${label}<span class="gfield_required">*</span></label>
<div class="ginput_container">${input}</div></div>`;

// The post goes into a hidden frame; the page takes its confirmation out of it.
const gravityPage: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    head: '<style>.gform_validation_container{position:absolute;left:-9000px}</style>',
    body: `<h1>Контакты</h1><div class="gform_wrapper gravity-theme" id="gform_wrapper_1"><form method="post" enctype="multipart/form-data" target="gform_ajax_frame_1" id="gform_1" action="/contacts/#gf_1">
${gravityField(1, 'Имя', '<input name="input_1" id="input_1_1" type="text" aria-required="true">')}
${gravityField(2, 'E-mail', '<input name="input_2" id="input_1_2" type="email" aria-required="true">')}
${gravityField(3, 'Сообщение', '<textarea name="input_3" id="input_1_3" rows="6" aria-required="true"></textarea>')}
<div class="gfield gform_validation_container"><label for="input_1_4">Comments</label><input name="input_4" id="input_1_4" type="text" autocomplete="off"></div>
<div class="gform_footer"><input type="submit" id="gform_submit_button_1" class="gform_button button" value="Отправить">
<input type="hidden" name="is_submit_1" value="1"><input type="hidden" name="gform_submit" value="1"><input type="hidden" name="state_1" value="WyJbXSJd"></div></form></div>
<iframe style="display:none;width:0;height:0" src="about:blank" name="gform_ajax_frame_1" id="gform_ajax_frame_1"></iframe>
<script>document.getElementById('gform_ajax_frame_1').addEventListener('load', function () {
  const found = this.contentDocument.querySelector('#gform_confirmation_wrapper_1');
  if (found) document.getElementById('gform_wrapper_1').replaceWith(document.importNode(found, true));
});</script>`,
  });

/** Gravity Forms: native post into a hidden frame, a decoy far to the left. */
export const gravityForms: SiteKind = {
  name: 'gravity-forms',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: { '/': home, '/contacts': gravityPage },
  posts: {
    '/contacts': (request, desk) => {
      const inquiry = postedInquiry(request, { name: 'input_1', email: 'input_2', phone: 'x', message: 'input_3' });
      const decoy = (request.fields.input_4 ?? '') !== '';
      if (missing(inquiry).length > 0 || decoy) {
        desk.refuse(inquiry, decoy ? ['honeypot_filled'] : []);
        return html('<div class="gform_validation_errors"><h2>Возникла ошибка</h2></div>');
      }
      desk.accept(inquiry, []);
      return html(
        '<div id="gform_confirmation_wrapper_1"><div class="gform_confirmation_message">Спасибо, мы свяжемся с вами.</div></div>',
      );
    },
  },
};

// The box of the answer is there before anything is sent, and empty.
const ninjaPage: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><div id="nf-form-3-cont" class="nf-form-cont"><div class="ninja-forms-form-wrap"><div class="nf-response-msg"></div><form>
<div class="nf-field"><label for="nf-field-9">Имя *</label><input type="text" id="nf-field-9" name="fname" class="ninja-forms-field"></div>
<div class="nf-field"><label for="nf-field-10">Почта *</label><input type="email" id="nf-field-10" name="email" class="ninja-forms-field"></div>
<div class="nf-field"><label for="nf-field-11">Сообщение *</label><textarea id="nf-field-11" name="message" class="ninja-forms-field"></textarea></div>
<div class="nf-form-hp" style="position:absolute;left:-5000px"><label for="nf-field-hp">If you are a human seeing this field, please leave it empty.</label><input id="nf-field-hp" name="nf-field-hp" type="text"></div>
<div class="nf-field"><input type="button" value="Отправить" class="ninja-forms-field" id="nf-field-12"></div></form></div></div>
<script>document.getElementById('nf-field-12').addEventListener('click', async () => {
  const form = document.querySelector('.nf-form-cont form'), value = (id) => document.getElementById('nf-field-' + id).value;
  const fields = { 9: { value: value(9) }, 10: { value: value(10) }, 11: { value: value(11) }, hp: { value: value('hp') } };
  const body = new URLSearchParams({ action: 'nf_ajax_submit', formData: JSON.stringify({ id: 3, fields }) });
  const answer = await (await fetch('/wp-admin/admin-ajax.php', { method: 'POST', body })).json();
  if (answer.errors.length === 0) { form.remove(); document.querySelector('.nf-response-msg').textContent = answer.data.actions.success_message; }
});</script>`,
  });

const ninjaPost: PostHandler = (request, desk) => {
  const { fields } = JSON.parse(request.fields.formData ?? '{"fields":{}}') as {
    fields: Record<string, { value: string }>;
  };
  const said = (id: string): string => fields[id]?.value ?? '';
  const inquiry = { name: said('9'), email: said('10'), phone: '', message: said('11') };
  if (missing(inquiry).length > 0 || said('hp') !== '') {
    desk.refuse(inquiry, said('hp') === '' ? [] : ['honeypot_filled']);
    return json({ data: {}, errors: ['Исправьте ошибки'] });
  }
  desk.accept(inquiry, []);
  return json({ data: { form_id: 3, actions: { success_message: 'Сообщение отправлено, спасибо!' } }, errors: [] });
};

/** Ninja Forms: no action, a button that is no submit, fields as JSON in one parameter. */
export const ninjaForms: SiteKind = {
  name: 'ninja-forms',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  rare: true,
  pages: { '/': home, '/contacts': ninjaPage },
  posts: { '/wp-admin/admin-ajax.php': ninjaPost },
};

import type { FormSnapshot, FrameSnapshot } from '../page/snapshot.ts';

/** Makers of forms that this project knows (forms.md A.3). */
export type FormEngine =
  | 'contact_form_7'
  | 'wpforms'
  | 'gravity_forms'
  | 'ninja_forms'
  | 'elementor'
  | 'fluent_forms'
  | 'formidable'
  | 'forminator'
  | 'jet_form_builder'
  | 'tilda'
  | 'bitrix24'
  | 'bitrix'
  | 'hubspot'
  | 'amocrm'
  | 'yandex_forms'
  | 'marquiz'
  | 'typeform'
  | 'google_forms'
  | 'jotform'
  | 'webflow'
  | 'wix'
  | 'squarespace'
  | 'framer'
  | 'lpmotor'
  | 'flexbe'
  | 'ukit'
  | 'nethouse'
  | 'taplink'
  | 'netlify'
  | 'formspree';

/** Marks on the form itself and on what stands around and inside of it, as one line of lower-case text. */
type Mark = { engine: FormEngine; form?: RegExp; field?: RegExp; hidden?: RegExp; frame?: RegExp; script?: RegExp };

const MARKS: readonly Mark[] = [
  { engine: 'contact_form_7', form: /wpcf7/u, hidden: /(?:^|\n)_wpcf7/u, script: /\/contact-form-7\//u },
  { engine: 'wpforms', form: /wpforms-(?:form|container)/u, field: /wpforms\[/u, script: /\/wpforms/u },
  {
    engine: 'gravity_forms',
    form: /gform_|gform-/u,
    hidden: /(?:^|\n)(?:gform_submit|is_submit_\d|state_\d)/u,
    script: /\/gravityforms\//u,
  },
  { engine: 'ninja_forms', form: /(?:^|\s)nf-form|ninja-forms/u, script: /\/ninja-forms\//u },
  { engine: 'elementor', form: /elementor-form/u, field: /form_fields\[/u },
  { engine: 'fluent_forms', form: /fluent[-_]?form/u, script: /\/fluentform/u },
  { engine: 'formidable', form: /frm_forms|frm-show-form/u, hidden: /(?:^|\n)frm_action/u },
  { engine: 'forminator', form: /forminator/u },
  { engine: 'jet_form_builder', form: /jet-form-builder/u },
  {
    engine: 'tilda',
    form: /(?:^|\s)t-form(?:\s|$)|js-form-proc+ess/u,
    hidden: /(?:^|\n)(?:formservices|tildaspec)/u,
    script: /tilda-forms|static\.tildacdn/u,
  },
  { engine: 'bitrix24', form: /b24-form/u, script: /bitrix24\.[a-z.]+\/.*\/(?:crm\/form|crm\/site_button)/u },
  {
    engine: 'bitrix',
    form: /simple_form_|(?:^|\s)bx-?form|mfeedback/u,
    hidden: /(?:^|\n)(?:web_form_id|bxajaxid|params_hash)/u,
    field: /^form_(?:text|email|textarea)_\d/u,
  },
  {
    engine: 'hubspot',
    form: /(?:^|\s)hs-form|hsform|hbspt/u,
    frame: /hs-form-iframe|hsforms/u,
    script: /js\.hsforms\.net|hs-scripts/u,
  },
  { engine: 'amocrm', form: /amoforms/u, frame: /amoforms|forms\.amocrm/u, script: /forms\.amocrm/u },
  { engine: 'yandex_forms', frame: /forms\.yandex\.ru/u, form: /ya-form/u, script: /forms\.yandex\.ru/u },
  { engine: 'marquiz', form: /marquiz/u, frame: /quiz\.marquiz/u, script: /script\.marquiz/u },
  { engine: 'typeform', frame: /typeform\.com/u, script: /embed\.typeform/u, form: /data-tf-/u },
  { engine: 'google_forms', frame: /docs\.google\.com\/forms/u },
  { engine: 'jotform', form: /jotform/u, frame: /jotform/u, script: /jotform/u },
  { engine: 'webflow', form: /(?:^|\s)w-form|wf-form/u },
  { engine: 'wix', form: /wixui-form/u },
  { engine: 'squarespace', form: /sqs-block-form|form-block/u },
  { engine: 'framer', form: /framer-form|(?:^|\s)framer-[a-z0-9]{6}/u },
  { engine: 'lpmotor', form: /lpmotor/u, script: /lpmotor/u },
  { engine: 'flexbe', form: /flexbe/u, script: /flexbe/u },
  { engine: 'ukit', form: /(?:^|\s)ukit/u, script: /ukit\.(?:com|me)/u },
  { engine: 'nethouse', form: /nethouse/u, script: /nethouse/u },
  { engine: 'taplink', form: /taplink/u, script: /taplink/u },
  { engine: 'netlify', form: /data-netlify|netlify/u, field: /^bot-field$/u },
  { engine: 'formspree', form: /formspree\.io/u, field: /^_gotcha$/u },
];

/** Chats and callback widgets: no forms, but worth a line in the report of a site without one. */
const WIDGETS: readonly (readonly [string, RegExp])[] = [
  ['jivo', /jivo(?:site)?\.(?:ru|com)|jdiv|jivo-/u],
  ['carrot_quest', /carrotquest/u],
  ['calltouch', /calltouch/u],
  ['callibri', /callibri/u],
  ['envybox', /envybox|callbackhunter/u],
  ['roistat', /roistat/u],
  ['talk_me', /talk-me|talkme/u],
  ['livetex', /livetex/u],
  ['intercom', /intercom(?:cdn)?\./u],
  ['tawk', /tawk\.to/u],
  ['crisp', /crisp\.chat/u],
  ['bitrix24_button', /crm\/site_button/u],
  ['usedesk', /usedesk/u],
  ['tidio', /tidio/u],
];

/** Who made this form: read from the form itself first; scripts of the page only break the tie of a bare form. */
export function engineOfForm(form: FormSnapshot, frame: FrameSnapshot): FormEngine | null {
  const own =
    `${form.classes} ${form.id} ${form.name} ${form.dataMarks} ${form.action} ${form.ancestors.split(' | ').slice(0, 3).join(' ')}`.toLowerCase();
  const hidden = form.hiddenFields
    .map((field) => field.name)
    .join('\n')
    .toLowerCase();
  const byForm = MARKS.find(
    (mark) =>
      mark.form?.test(own) === true ||
      mark.hidden?.test(hidden) === true ||
      form.controls.some((control) => mark.field?.test(control.name) === true),
  );
  if (byForm !== undefined) return byForm.engine;
  const url = frame.url.toLowerCase();
  return MARKS.find((mark) => mark.frame?.test(url) === true)?.engine ?? null;
}

/** Engines that left their marks anywhere on the page: forms may still be loading, or live in frames that were not read. */
export function enginesOfFrame(frame: FrameSnapshot): FormEngine[] {
  const scripts = frame.scripts.join('\n').toLowerCase();
  const embedded = frame.frames
    .map((one) => `${one.src} ${one.name} ${one.id} ${one.classes}`)
    .join('\n')
    .toLowerCase();
  const marked = frame.marked
    .map((one) => one.marks)
    .join('\n')
    .toLowerCase();
  return MARKS.filter(
    (mark) =>
      mark.script?.test(scripts) === true || mark.frame?.test(embedded) === true || mark.form?.test(marked) === true,
  ).map((mark) => mark.engine);
}

/** Names of chats and callback widgets on the page. */
export function widgetsOfFrame(frame: FrameSnapshot): string[] {
  const marks = [...frame.scripts, ...frame.frames.map((one) => one.src), ...frame.marked.map((one) => one.marks)]
    .join('\n')
    .toLowerCase();
  return WIDGETS.filter(([, mark]) => mark.test(marks)).map(([name]) => name);
}

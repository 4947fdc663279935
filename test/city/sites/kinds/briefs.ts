import { framed } from '../layout.ts';
import { leadSite, takes } from '../lead-site.ts';
import { html, seeOther } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const options = (all: readonly string[]) => all.map((one) => `<option>${one}</option>`).join('');

/** "Start a project": a long brief with wishes, a file and a source; all of it is one inquiry. */
export const projectBrief: SiteKind = leadSite({
  name: 'project-brief',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact:
    () => `<h2>Start your project</h2><form action="/brief" method="post" enctype="multipart/form-data"><label for="b1">Your name *</label><input id="b1" name="contact[name]" required><label for="b2">Company</label><input id="b2" name="contact[company]">
<label for="b3">Email *</label><input id="b3" name="contact[email]" type="email" required><label for="b4">Current website</label><input id="b4" name="contact[url]" type="url" placeholder="https://">
<fieldset><legend>What do you need?</legend><label><input type="checkbox" name="need" value="design"> Design</label><label><input type="checkbox" name="need" value="build"> Development</label><label><input type="checkbox" name="need" value="other"> Something else</label></fieldset>
<label for="b5">Project type *</label><select id="b5" name="type" required><option value="">Please choose</option>${options(['Company website', 'Online shop', 'Web application', 'Other'])}</select>
<label for="b6">Budget *</label><select id="b6" name="budget" required><option value="">Please choose</option>${options(['Under £5k', '£5k – £20k', '£20k and more', 'Not sure yet'])}</select>
<label for="b7">Deadline</label><input id="b7" name="deadline" type="date"><label for="b8">Describe your project *</label><textarea id="b8" name="brief" required></textarea>
<label for="b9">What should the site achieve?</label><textarea id="b9" name="goals"></textarea><label for="b10">Attach a brief</label><input id="b10" type="file" name="file"><label for="b11">How did you hear about us?</label><input id="b11" name="source"><button>Send brief</button></form>`,
  pages: {
    '/thank-you': (studio) =>
      framed(studio, { lang: 'en', title: 'Thank you', body: '<h1>Thank you</h1><p>We have received your brief.</p>' }),
  },
  posts: {
    '/brief': takes(
      { name: 'contact[name]', email: 'contact[email]', phone: 'x', message: 'brief' },
      () => seeOther('/thank-you'),
      () => html('<p class="error">Some required fields are missing.</p>', 400),
      ({ fields }) => [(fields.budget ?? '') === '' && 'script_bypassed'],
    ),
  },
});

const order: Page = (studio) =>
  framed(studio, {
    nav: [{ href: '/order', label: 'Заказать сайт' }],
    title: 'Заказать сайт',
    body: `<h1>Заказать сайт</h1><form action="/order" method="post" id="order-form"><p>Имя<br><input type="text" name="order_name"></p><p>Электронная почта<br><input type="text" name="order_mail"></p><p>Вид сайта<br><select name="order_type">${options(['Визитка', 'Магазин', 'Портал', 'Другое'])}</select></p>
<p>Описание заказа<br><textarea name="order_text"></textarea></p><p><input type="checkbox" name="order_agree" id="oa" value="1"> <label for="oa">Даю <a href="/privacy">согласие на обработку персональных данных</a></label></p><p><input type="checkbox" name="order_news" id="on" value="1" checked> <label for="on">Согласен получать рекламную рассылку</label></p><input type="submit" value="Заказать"></form>`,
  });

/** "Order a site" has the words of a shop and is an inquiry; the mailing is ticked beforehand. */
export const orderASite: SiteKind = {
  ...leadSite({
    name: 'order-a-site',
    language: 'ru',
    expects: { outcome: 'confirmed', reason: 'E3' },
    contact: () => '',
  }),
  pages: {
    '/': (studio) =>
      framed(studio, {
        nav: [{ href: '/order', label: 'Заказать сайт' }],
        title: 'Студия',
        body: '<h1>Сайты под ключ</h1>',
      }),
    '/order': order,
  },
  posts: {
    '/order': takes(
      { name: 'order_name', email: 'order_mail', phone: 'x', message: 'order_text' },
      (studio) => html(framed(studio, { title: 'Заказ принят', body: '<h1>Спасибо, заявка принята!</h1>' })),
      () => html('<p class="error">Ошибка: заполните поля</p>', 400),
      ({ fields }) => [
        fields.order_news !== undefined && 'marketing_ticked',
        fields.order_agree === undefined && 'script_bypassed',
      ],
    ),
  },
};

const gravity = (
  body: string,
  page: number,
) => `<div class="gform_wrapper gravity-theme" id="gform_wrapper_7"><form method="post" enctype="multipart/form-data" id="gform_7" action="/contact/#gf_7"><div class="gf_step">Step ${page} of 2</div>${body}
<input type="hidden" class="gform_hidden" name="is_submit_7" value="1"><input type="hidden" name="gform_submit" value="7"><input type="hidden" name="gform_source_page_number_7" value="${page}"></form></div>`;
const asked = (id: number, label: string, control: string) =>
  `<div id="field_7_${id}" class="gfield gfield_contains_required"><label class="gfield_label" for="input_7_${id}">${label}<span class="gfield_required">(Required)</span></label><div class="ginput_container">${control.replace('/>', ` id="input_7_${id}" name="input_${id}" aria-required="true">`)}</div></div>`;
const carried = (id: number, value: string) =>
  `<input type="hidden" name="input_${id}" value="${value.replace(/[<>"&]/g, '')}">`;

/** Gravity Forms in two pages: the first one is posted to the server as a step, only the second one is the inquiry. */
export const gravityPages: SiteKind = leadSite({
  name: 'gravity-pages',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: () =>
    gravity(
      `${asked(1, 'Name', '<input type="text"/>')}${asked(2, 'Email', '<input type="email"/>')}<div class="gform_page_footer"><input type="submit" class="gform_next_button button" value="Next"><input type="hidden" name="gform_target_page_number_7" value="2"></div>`,
      1,
    ),
  posts: {
    '/contact': (request, desk, studio) => {
      const { fields } = request;
      const page = (body: string) =>
        html(
          framed(studio, {
            lang: 'en',
            title: 'Contact',
            nav: [{ href: '/contact', label: 'Contact' }],
            body: `<h1>Contact</h1>${body}`,
          }),
        );
      if (fields.gform_target_page_number_7 === '2')
        return page(
          gravity(
            `${carried(1, fields.input_1 ?? '')}${carried(2, fields.input_2 ?? '')}<div class="gfield"><label class="gfield_label" for="input_7_3">Tell us about your project</label><textarea id="input_7_3" name="input_3" rows="6"></textarea></div><div class="gform_page_footer"><input type="submit" id="gform_submit_button_7" class="gform_button button" value="Submit"><input type="hidden" name="gform_target_page_number_7" value="0"></div>`,
            2,
          ),
        );
      return takes(
        { name: 'input_1', email: 'input_2', phone: 'x', message: 'input_3' },
        () =>
          page(
            '<div id="gform_confirmation_wrapper_7"><div class="gform_confirmation_message">Thanks for contacting us! We will get in touch with you shortly.</div></div>',
          ),
        () => page('<div class="gform_validation_errors"><h2>There was a problem with your submission.</h2></div>'),
      )(request, desk, studio);
    },
  },
});

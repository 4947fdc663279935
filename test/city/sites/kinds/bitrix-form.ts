import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, seeOther } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

// The contact page has no form: it is behind "order a site".
const nav = [
  { href: '/services/', label: 'Услуги' },
  { href: '/contacts/', label: 'Контакты' },
  { href: '/order/', label: 'Заказать сайт' },
];

const home: Page = (studio) =>
  framed(studio, { nav, title: '1С-Битрикс', body: '<h1>Разработка на 1С-Битрикс</h1><p>Золотой партнёр.</p>' });

const contacts: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Контакты',
    body: `<h1>Контакты</h1><p>${studio.city}, ${studio.phone}, ${studio.email}</p>`,
  });

/** Numbered names say nothing; the caption in the cell before and a red star are all there is. */
function row(caption: string, control: string): string {
  return `<tr><td>${caption}<font color='red'><span class='form-required starrequired'>*</span></font></td><td>${control}</td></tr>`;
}

function orderPage(studio: StudioCard, note: string): string {
  return framed(studio, {
    nav,
    title: 'Заказать сайт',
    body: `<h1>Заказать сайт</h1>${note}
<form name="SIMPLE_FORM_3" action="/order/" method="POST" enctype="multipart/form-data">
<input type="hidden" name="sessid" id="sessid" value="5d1f0c"><input type="hidden" name="WEB_FORM_ID" value="3">
<table class="form-table data-table"><tbody>
${row('Представьтесь', '<input type="text" class="inputtext" name="form_text_11" value="">')}
${row('Ваш телефон', '<input type="text" class="inputtext" name="form_text_12" value="">')}
${row('E-mail', '<input type="text" class="inputtext" name="form_email_13" value="">')}
${row('Ваш вопрос', '<textarea name="form_textarea_14" cols="40" rows="5" class="inputtextarea"></textarea>')}
</tbody><tfoot><tr><th colspan="2"><input type="submit" name="web_form_submit" value="Сохранить">
<input type="reset" value="Сбросить"></th></tr></tfoot></table></form>`,
  });
}

/** The page of thanks is the page of the form with a note, told apart by the address alone. */
const order: Page = (studio, request) =>
  orderPage(
    studio,
    request.query.get('formresult') === 'addok'
      ? '<p><font class="notetext">Спасибо! Ваша заявка №1184 принята к рассмотрению.</font></p>'
      : '',
  );

const post: PostHandler = (request, desk, studio) => {
  const inquiry = postedInquiry(request, {
    name: 'form_text_11',
    email: 'form_email_13',
    phone: 'form_text_12',
    message: 'form_textarea_14',
  });
  // The telephone is required by its star only, and the session's token must come back untouched.
  if (missing(inquiry).length > 0 || inquiry.phone === '' || request.fields.sessid !== '5d1f0c') {
    desk.refuse(inquiry, []);
    return html(orderPage(studio, '<p><font class="errortext">Не заполнены следующие обязательные поля</font></p>'));
  }
  desk.accept(inquiry, []);
  return seeOther('/order/?WEB_FORM_ID=3&RESULT_ID=1184&formresult=addok');
};

/** The boxed 1C-Bitrix web form: numbered field names, a multipart post, formresult=addok in the address afterwards. */
export const bitrixForm: SiteKind = {
  name: 'bitrix-form',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: { '/': home, '/contacts': contacts, '/order': order },
  posts: { '/order': post },
};

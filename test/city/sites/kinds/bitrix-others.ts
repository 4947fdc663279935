import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { leadSite, takes } from '../lead-site.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, json, seeOther } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const portal = 'b24-7k2q1f.bitrix24.ru';

const field = (name: string, label: string, control: string) =>
  `<div class="b24-form-field b24-form-field-${name}"><div class="b24-form-control-container"><label class="b24-form-control-label">${label}<span class="b24-form-control-required">*</span></label>${control}</div></div>`;

// The widget is not there before its button is pressed; both of its states then wait behind the form.
const widget = `<div class="b24-form-wrapper"><form method="post" novalidate>${field('name', 'Имя', '<input class="b24-form-control" type="string" name="name" autocomplete="given-name">')}
${field('email', 'E-mail', '<input class="b24-form-control" type="string" name="email" autocomplete="email">')}${field('phone', 'Телефон', '<input class="b24-form-control" type="tel" name="phone" autocomplete="tel">')}
${field('text', 'Комментарий', '<textarea class="b24-form-control" name="comments"></textarea>')}<div class="b24-form-field-agreement"><label class="b24-form-control-container"><input type="checkbox" name="agreement" value="Y"><span>Согласен на обработку персональных данных</span></label></div>
<div class="b24-form-btn-container"><button type="submit" class="b24-form-btn">Отправить</button></div></form><div class="b24-form-state b24-form-success"><p>Спасибо! Мы свяжемся с вами.</p></div><div class="b24-form-state b24-form-error"><p>Не удалось отправить</p><button type="button" class="b24-form-btn again">Отправить ещё раз</button></div></div>`;

const script = (
  id: string,
) => `document.querySelector('.ask').addEventListener('click', () => { const box = document.querySelector('.b24-form'); box.innerHTML = ${JSON.stringify(widget)};
const form = box.querySelector('form'); const send = async () => { const data = new FormData(form), body = new FormData();
  body.set('values', JSON.stringify({ LEAD_NAME: [data.get('name')], LEAD_EMAIL: [data.get('email')], LEAD_PHONE: [data.get('phone')], LEAD_COMMENTS: [data.get('comments')] })); body.set('id', '31'); body.set('sec', '${id}'); body.set('lang', 'ru');
  body.set('consents', JSON.stringify({ 5: data.get('agreement') ?? 'N' })); body.set('trace', JSON.stringify({ url: location.href })); body.set('security_sign', 'x');
  const answer = await (await fetch('https://${portal}/bitrix/services/main/ajax.php?action=crm.site.form.fill', { method: 'POST', body })).json();
  form.style.display = answer.status === 'success' ? 'none' : ''; box.querySelector(answer.status === 'success' ? '.b24-form-success' : '.b24-form-error').style.display = 'block'; };
form.addEventListener('submit', (event) => { event.preventDefault(); send(); }); box.querySelector('.again').addEventListener('click', send); });`;

/** Bitrix24, drawn at a press of a button and posted to the portal of the customer: another host that gives leave. */
export const bitrix24Click: SiteKind = leadSite({
  name: 'bitrix24-click',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  head: '<style>.b24-form-state{display:none}</style>',
  contact: ({ id }) =>
    `<script data-b24-form="click/31/${id}" data-skip-moving="true"></script><button type="button" class="ask">Оставить заявку</button><div class="b24-form"></div><script>${script(id)}</script>`,
  abroad: {
    [portal]: {
      open: true,
      pages: {},
      posts: {
        '/bitrix/services/main/ajax.php': takes(
          ({ fields }) => {
            const values = JSON.parse(fields.values ?? '{}') as Record<string, string[]>;
            const said = (name: string): string => values[name]?.[0] ?? '';
            return {
              name: said('LEAD_NAME'),
              email: said('LEAD_EMAIL'),
              phone: said('LEAD_PHONE'),
              message: said('LEAD_COMMENTS'),
            };
          },
          () => json({ status: 'success', data: { result: { resultId: 55 } }, errors: [] }),
          () => json({ status: 'error', data: null, errors: [{ message: 'Проверьте поля', code: 0 }] }),
          ({ fields }) => [!(fields.consents ?? '').includes('"Y"') && 'script_bypassed'],
        ),
      },
    },
  },
});

const hash = '7f1d0c5a9b';
const feedback = (studio: StudioCard, note: string) =>
  framed(studio, {
    nav: [{ href: '/contacts', label: 'Контакты' }],
    title: 'Контакты',
    body: `<h1>Контакты</h1><div class="mfeedback">${note}<form action="/contacts/" method="POST"><input type="hidden" name="sessid" value="a0b1">
<div class="mf-name"><div class="mf-text">Ваше имя<span class="mf-req">*</span></div><input type="text" name="user_name" value=""></div>
<div class="mf-email"><div class="mf-text">Ваш E-mail<span class="mf-req">*</span></div><input type="text" name="user_email" value=""></div>
<div class="mf-message"><div class="mf-text">Сообщение<span class="mf-req">*</span></div><textarea name="MESSAGE" rows="5" cols="40"></textarea></div>
<input type="hidden" name="PARAMS_HASH" value="${hash}"><input type="submit" name="submit" value="Отправить"></form></div>`,
  });

/** The component main.feedback of 1C-Bitrix: a hash in the form and, after success, in the address. */
export const bitrixFeedback: SiteKind = leadSite({
  name: 'bitrix-feedback',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: () => '',
  pages: {
    '/contacts': (studio, { query }) =>
      feedback(
        studio,
        query.get('success') === hash ? '<div class="mf-ok-text">Спасибо, ваше сообщение принято.</div>' : '',
      ),
  },
  posts: {
    '/contacts': (request, desk, studio) => {
      const inquiry = postedInquiry(request, {
        name: 'user_name',
        email: 'user_email',
        phone: 'x',
        message: 'MESSAGE',
      });
      // Without the hidden values the component does not know that it is meant.
      const own = request.fields.PARAMS_HASH === hash && request.fields.sessid === 'a0b1';
      if (missing(inquiry).length > 0 || !own) {
        desk.refuse(inquiry, own ? [] : ['script_bypassed']);
        return html(feedback(studio, '<font class="errortext">Укажите ваше имя, E-mail и сообщение.</font>'));
      }
      desk.accept(inquiry, []);
      return seeOther(`/contacts/?success=${hash}`);
    },
  },
});

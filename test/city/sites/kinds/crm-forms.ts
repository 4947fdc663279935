import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

const nav = [{ href: '/contacts', label: 'Контакты' }];
const home: Page = (studio) => framed(studio, { nav, title: 'Студия', body: '<h1>Порталы и магазины</h1>' });

// Both boxes, of success and of failure, stand in the page from the start; the one of failure holds a button to send again.
const b24Page: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Контакты',
    head: '<style>.b24-form-state{display:none}.b24-form-state.on{display:block}</style>',
    body: `<h1>Контакты</h1><script data-b24-form="inline/12/a1b2c3"></script><div class="b24-form"><div class="b24-form-wrapper"><form method="post">
<div class="b24-form-field b24-form-field-name"><label class="b24-form-control-label">Имя<span>*</span></label><input class="b24-form-control" type="text" name="name" autocomplete="given-name"></div>
<div class="b24-form-field b24-form-field-email"><label class="b24-form-control-label">E-mail<span>*</span></label><input class="b24-form-control" type="text" name="email" autocomplete="email"></div>
<div class="b24-form-field b24-form-field-text"><label class="b24-form-control-label">Комментарий</label><textarea class="b24-form-control" name="lead_comments"></textarea></div>
<div class="b24-form-field b24-form-field-agreement"><label><input type="checkbox" name="agreement" value="Y"> Я даю согласие на обработку персональных данных *</label></div>
<button type="submit" class="b24-form-btn">Оставить заявку</button></form>
<div class="b24-form-state b24-form-success">Спасибо! Заявка принята.</div><div class="b24-form-state b24-form-error">Что-то пошло не так <button type="button" class="b24-form-btn">Отправить ещё раз</button></div></div></div>
<script>(() => { const form = document.querySelector('.b24-form form'), show = (kind) => document.querySelector('.b24-form-' + kind).classList.add('on');
form.addEventListener('submit', async (event) => { event.preventDefault();
  const data = new FormData(form), body = new FormData();
  body.set('values', JSON.stringify({ LEAD_NAME: [data.get('name')], LEAD_EMAIL: [data.get('email')], LEAD_COMMENTS: [data.get('lead_comments')] }));
  body.set('id', '12'); body.set('sec', 'a1b2c3'); body.set('consents', JSON.stringify({ 3: data.get('agreement') ?? 'N' }));
  const answer = await (await fetch('/bitrix/services/main/ajax.php?action=crm.site.form.fill', { method: 'POST', body })).json();
  if (answer.status === 'success') { form.remove(); show('success'); } else show('error');
}); })();</script>`,
  });

const b24Post: PostHandler = (request, desk) => {
  const values = JSON.parse(request.fields.values ?? '{}') as Record<string, string[]>;
  const said = (name: string): string => values[name]?.[0] ?? '';
  const inquiry = { name: said('LEAD_NAME'), email: said('LEAD_EMAIL'), phone: '', message: said('LEAD_COMMENTS') };
  if (missing(inquiry).length > 0 || !(request.fields.consents ?? '').includes('Y')) {
    desk.refuse(inquiry, []);
    return json({ status: 'error', data: null, errors: [{ message: 'Проверьте поля', code: 0 }] });
  }
  desk.accept(inquiry, []);
  return json({ status: 'success', data: { result: { resultId: 4711 } }, errors: [] });
};

/** A CRM form of Bitrix24 drawn into the page: values as JSON inside of a form body. */
export const bitrix24: SiteKind = {
  name: 'bitrix24',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  rare: true,
  pages: { '/': home, '/contacts': b24Page },
  posts: { '/bitrix/services/main/ajax.php': b24Post },
};

const hubspotPath = '/submissions/v3/public/submit/formsnext/multipart/4471/9f1c';
const hubspotPage: Page = (studio) =>
  framed(studio, {
    nav: [{ href: '/contact', label: 'Contact' }],
    lang: 'en',
    title: 'Contact',
    body: `<h1>Talk to us</h1><div class="hbspt-form"><form class="hs-form stacked" data-form-id="9f1c" data-portal-id="4471">
<div class="hs-form-field"><label for="firstname-9f1c">First name<span class="hs-form-required">*</span></label><input id="firstname-9f1c" name="firstname" required class="hs-input" autocomplete="given-name"></div>
<div class="hs-form-field"><label for="email-9f1c">E-mail<span class="hs-form-required">*</span></label><input id="email-9f1c" name="email" required type="email" class="hs-input"></div>
<div class="hs-form-field"><label for="message-9f1c">How can we help?</label><textarea id="message-9f1c" name="message" class="hs-input"></textarea></div>
<div class="hs-submit"><input type="submit" class="hs-button primary" value="Send message"></div></form></div>
<script>(() => { const form = document.querySelector('.hs-form'); form.addEventListener('submit', async (event) => { event.preventDefault();
  const answer = await fetch('${hubspotPath}', { method: 'POST', body: new FormData(form) }), data = await answer.json();
  if (!answer.ok) return;
  form.outerHTML = '<div class="submitted-message">' + data.inlineMessage + '</div>';
  postMessage({ type: 'hsFormCallback', eventName: 'onFormSubmitted' }, '*');
}); })();</script>`,
  });

/** HubSpot: posted to its own route, answered with the message that replaces the form. */
export const hubspot: SiteKind = {
  name: 'hubspot',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E4' },
  rare: true,
  pages: {
    '/': (studio) =>
      framed(studio, {
        nav: [{ href: '/contact', label: 'Contact' }],
        lang: 'en',
        title: 'Home',
        body: '<h1>Shops</h1>',
      }),
    '/contact': hubspotPage,
  },
  posts: {
    [hubspotPath]: (request, desk) => {
      const inquiry = postedInquiry(request, { name: 'firstname', email: 'email', phone: 'x', message: 'message' });
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return json({ status: 'error', errors: [{ errorType: 'REQUIRED_FIELD' }] }, 400);
      }
      desk.accept(inquiry, []);
      return json({ inlineMessage: 'Thank you for your message.', formGuid: '9f1c' });
    },
  },
};

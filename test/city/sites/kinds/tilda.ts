import type { Tripwire } from '../../ledger-entries.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, PostHandler, SiteKind } from '../site-kind.ts';

/** Captions are placeholders; the rules for a field stand in data attributes, not in the control's own. */
const input = (kind: string, name: string, type: string, holder: string, required: boolean) =>
  `<div class="t-input-group t-input-group_${kind}" data-field-type="${kind}"><div class="t-input-block">
<input type="${type}" name="${name}" class="t-input js-tilda-rule" placeholder="${holder}" data-tilda-rule="${kind === 'em' ? 'email' : 'name'}"${required ? ' data-tilda-req="1" aria-required="true"' : ''}>
<div class="t-input-error" aria-live="polite"></div></div></div>`;

const home: Page = (studio) =>
  framed(studio, {
    title: 'Сайты на Тильде',
    nav: [
      { href: '#about', label: 'О нас' },
      { href: '#rec7401', label: 'Обсудить проект' },
    ],
    body: `<div id="allrecords" class="t-records" data-tilda-project-id="99" data-tilda-formskey="c17be"><div id="about" class="r t-rec">
<h1>Сайты, за которые не стыдно</h1><p>Проекты за 3 недели.</p></div><div id="rec7401" class="r t-rec" data-record-type="702">
<div class="t-title">Обсудим ваш проект?</div>
<form id="form7401" name="form7401" role="form" action="" method="POST" data-formactiontype="2" data-inputbox=".t-input-group" class="t-form js-form-proccess t-form_inputs-total_4" data-success-callback="">
<input type="hidden" name="formservices[]" value="b1e" class="js-formaction-services"><input type="hidden" name="tildaspec-formname" value="Заявка">
<div class="js-successbox t-form__successbox t-text" aria-live="polite" style="display:none" data-success-message="Спасибо! Данные успешно отправлены."></div>
<div class="t-form__inputsbox">${input('nm', 'Name', 'text', 'Имя', true)}${input('em', 'Email', 'email', 'E-mail', true)}${input('ph', 'Phone', 'tel', 'Телефон', false)}
<div class="t-input-group t-input-group_ta"><textarea name="Textarea" class="t-input js-tilda-rule" placeholder="Пара слов о задаче" rows="4" data-tilda-req="1"></textarea></div>
<div class="js-errorbox-all t-form__errorbox-wrapper" style="display:none"><p class="t-form__errorbox-item"></p></div>
<div class="t-form__submit"><button type="submit" class="t-submit">Отправить</button></div></div></form></div></div>
<p>${studio.email}</p><script>${script}</script>`,
  });

/** Adds the decoy as the builder's own script does, empties it right before sending, and shows the box of success. */
const script = `(() => {
const form = document.getElementById('form7401');
form.insertAdjacentHTML('beforeend', '<div style="position:absolute;left:-5000px;bottom:0"><input type="text" name="form-spec-comments" value="Its good" class="js-form-spec-comments" tabindex="-1"></div>');
const show = (selector, words) => { const box = form.querySelector(selector); box.style.display = 'block'; (box.querySelector('p') ?? box).textContent = words; };
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if ([...form.querySelectorAll('[data-tilda-req]')].some((field) => field.value.trim() === '')) { show('.js-errorbox-all', 'Пожалуйста, заполните все обязательные поля'); return; }
  form.querySelector('[name=form-spec-comments]').value = '';
  const body = new URLSearchParams(new FormData(form)); body.set('tildaspec-elemid', 'form7401');
  const call = new XMLHttpRequest(); call.open('POST', '/procces/'); call.setRequestHeader('Accept', 'application/json, text/javascript, */*; q=0.01');
  call.onload = () => {
    const data = JSON.parse(call.responseText);
    if (data.error) { form.classList.add('js-send-form-error'); show('.js-errorbox-all', data.error); form.dispatchEvent(new Event('tildaform:aftererror')); return; }
    form.classList.add('js-send-form-success'); form.querySelector('.t-form__inputsbox').style.display = 'none';
    show('.js-successbox', form.querySelector('.js-successbox').dataset.successMessage); form.dispatchEvent(new Event('tildaform:aftersuccess'));
  };
  call.send(body);
});
})();`;

const process: PostHandler = (request, desk) => {
  const inquiry = postedInquiry(request, { name: 'Name', email: 'Email', phone: 'Phone', message: 'Textarea' });
  const decoy = request.fields['form-spec-comments'];
  const tripwires: Tripwire[] = [];
  // A post without the traces of the page's script was made by a program that never ran it.
  if (decoy === undefined || request.fields['tildaspec-elemid'] === undefined || decoy === 'Its good')
    tripwires.push('script_bypassed');
  else if (decoy !== '') tripwires.push('honeypot_filled');
  if (missing(inquiry).length > 0 || tripwires.length > 0) {
    desk.refuse(inquiry, tripwires);
    return json({ error: 'Пожалуйста, проверьте правильность заполнения полей' });
  }
  desk.accept(inquiry, []);
  return json({ message: 'OK', results: ['99:4811233'] });
};

/** A one-page site of the Tilda kind: a block at the end of the home page, a decoy the page's own script empties. */
export const tilda: SiteKind = {
  name: 'tilda',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E4' },
  pages: { '/': home },
  posts: { '/procces': process },
};

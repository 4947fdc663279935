import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { leadSite, takes } from '../lead-site.ts';
import { json } from '../replies.ts';
import type { PostHandler, SiteKind } from '../site-kind.ts';

const names = { name: 'Name', email: 'Email', phone: 'Phone', message: 'Textarea' };
const group = (kind: string, control: string) =>
  `<div class="t-input-group t-input-group_${kind}" data-field-type="${kind}"><div class="t-input-block">${control}<div class="t-input-error" aria-live="polite"></div></div></div>`;

// The visible input holds the national part behind a mask, the hidden one beside it the whole number.
const phone = `<div class="t-input t-input-phonemask__wrap"><div class="t-input-phonemask__select"><span class="t-input-phonemask__select-code">+7</span></div>
<input type="tel" autocomplete="tel" name="tildaspec-phone-part[]" class="t-input t-input-phonemask" data-phonemask-code="+7" placeholder="(000) 000-00-00" aria-required="true"><input type="hidden" name="Phone" class="js-phonemask-result js-tilda-rule" data-tilda-req="1"></div>`;

const form = (
  extra: string,
) => `<form id="form8801" name="form8801" role="form" action="" method="POST" data-formactiontype="2" data-inputbox=".t-input-group" class="t-form js-form-proccess t-form_inputs-total_4">
<input type="hidden" name="formservices[]" value="b1e" class="js-formaction-services"><input type="hidden" name="tildaspec-formname" value="Заявка">
<div class="js-successbox t-form__successbox t-text" style="display:none" data-success-message="Спасибо! Данные успешно отправлены."></div><div class="t-form__inputsbox">
${group('nm', '<input type="text" name="Name" class="t-input js-tilda-rule" data-tilda-req="1" aria-required="true" placeholder="Имя">')}
${group('em', '<input type="email" name="Email" class="t-input js-tilda-rule" data-tilda-req="1" aria-required="true" placeholder="Email">')}${extra}
${group('ta', '<textarea name="Textarea" class="t-input js-tilda-rule" placeholder="О проекте" rows="3"></textarea>')}
<div class="js-errorbox-all t-form__errorbox-wrapper" style="display:none"><p class="t-form__errorbox-item js-rule-error"></p></div>
<div class="t-form__submit"><button type="submit" class="t-submit">Отправить</button></div></div></form>`;

/** What the builder's script does: one server, the zone its answer names, a second server after a failure of the network. */
const script = `(() => { const form = document.getElementById('form8801');
const mask = form.querySelector('.t-input-phonemask'), whole = form.querySelector('.js-phonemask-result');
mask?.addEventListener('input', () => { const d = mask.value.replace(/\\D/g, '').slice(0, 10);
  mask.value = d === '' ? '' : '(' + d.slice(0, 3) + (d.length > 3 ? ') ' + d.slice(3, 6) : '') + (d.length > 6 ? '-' + d.slice(6, 8) : '') + (d.length > 8 ? '-' + d.slice(8) : '');
  whole.value = d === '' ? '' : '+7 ' + mask.value; });
const show = (selector, words) => { const box = form.querySelector(selector); box.style.display = 'block'; (box.querySelector('p') ?? box).textContent = words; };
const send = (address, last) => { const call = new XMLHttpRequest(); call.open('POST', address); call.setRequestHeader('Accept', 'application/json, text/javascript, */*; q=0.01');
  call.onload = () => { const data = JSON.parse(call.responseText);
    if (data.redirectto) return send('https://forms.tildaapi.' + data.redirectto + '/procces/', true);
    if (data.error) { form.classList.add('js-send-form-error'); return show('.js-errorbox-all', data.error); }
    form.classList.add('js-send-form-success'); form.querySelector('.t-form__inputsbox').style.display = 'none'; show('.js-successbox', form.querySelector('.js-successbox').dataset.successMessage); };
  call.onerror = () => (last ? show('.js-errorbox-all', 'Ошибка отправки. Попробуйте позже.') : send('https://forms2.tildacdn.com/procces/', true));
  call.send(new URLSearchParams(new FormData(form))); };
form.addEventListener('submit', (event) => { event.preventDefault(); send('https://forms.tildacdn.com/procces/', false); }); })();`;

const page = ({ id }: StudioCard) =>
  `<div id="allrecords" class="t-records" data-tilda-project-id="${id}" data-tilda-formskey="c17be"><div class="r t-rec" data-record-type="702">${form('')}</div></div><script>${script}</script>`;
const taken: PostHandler = takes(
  names,
  () => json({ message: 'OK', results: ['88:1'] }),
  () => json({ error: 'Проверьте поля' }),
);

/** A pop-up that a link with "#popup:" opens, a masked telephone, and a server that sends on to the one of another zone. */
export const tildaPopup: SiteKind = {
  ...leadSite({
    name: 'tilda-popup',
    language: 'ru',
    expects: { outcome: 'confirmed', reason: 'E4' },
    contact: () => '',
    abroad: {
      'forms.tildacdn.com': { open: true, pages: {}, posts: { '/procces': () => json({ redirectto: 'ru' }) } },
      'forms.tildaapi.ru': {
        open: true,
        pages: {},
        posts: {
          '/procces': takes(
            names,
            () => json({ message: 'OK', results: ['88:1'] }),
            () => json({ error: 'Проверьте поля' }),
            ({ fields }) => [!/^\+7 \(\d{3}\) \d{3}-\d{2}-\d{2}$/.test(fields.Phone ?? '') && 'script_bypassed'],
          ),
        },
      },
    },
  }),
  pages: {
    '/': (studio) =>
      framed(studio, {
        nav: [{ href: '#about', label: 'О нас' }],
        title: 'Студия на Тильде',
        head: '<style>.t-popup{display:none;position:fixed;inset:0;background:#000b}.t-popup_show{display:block}.t-popup__container{background:#fff;margin:40px auto;width:460px;padding:24px}</style>',
        body: `<div id="allrecords" class="t-records" data-tilda-formskey="c17be"><h1>Сайты с характером</h1><a href="#popup:zayavka" class="t-btn">Оставить заявку</a>
<div class="t-popup" data-tooltip-hook="#popup:zayavka" role="dialog" aria-modal="true"><div class="t-popup__container"><div class="t-title">Расскажите о проекте</div>${form(group('ph', phone))}</div></div></div>
<script>document.querySelector('[href="#popup:zayavka"]').addEventListener('click', (event) => { event.preventDefault(); document.querySelector('.t-popup').classList.add('t-popup_show'); });</script><script>${script}</script>`,
      }),
  },
};

/** The first server takes the inquiry and breaks off; the page's own script would send it to the second one as well. */
export const tildaSecondServer: SiteKind = leadSite({
  name: 'tilda-second-server',
  language: 'ru',
  expects: { outcome: 'uncertain', reason: 'X' },
  contact: page,
  abroad: {
    'forms.tildacdn.com': {
      open: true,
      pages: {},
      posts: { '/procces': (request, desk, studio) => ({ ...taken(request, desk, studio), fate: 'reset' }) },
    },
    'forms2.tildacdn.com': { open: true, pages: {}, posts: { '/procces': taken } },
  },
});

/** Nobody has said where the form's letters go: the engine's own answer refuses every one. */
export const tildaUnconnected: SiteKind = leadSite({
  name: 'tilda-unconnected',
  language: 'ru',
  expects: { outcome: 'rejected', reason: 'rejected' },
  contact: page,
  abroad: {
    'forms.tildacdn.com': {
      open: true,
      pages: {},
      posts: {
        '/procces': (request, desk) => {
          const { fields } = request;
          desk.refuse(
            { name: fields.Name ?? '', email: fields.Email ?? '', phone: '', message: fields.Textarea ?? '' },
            [],
          );
          return json({ error: 'Please set receiver in forms settings' });
        },
      },
    },
  },
});

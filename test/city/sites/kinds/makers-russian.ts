import { leadSite, takes } from '../lead-site.ts';
import { html, json } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const doc = (title: string, body: string) =>
  `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const amoFrame: Page = () =>
  doc(
    'Форма',
    `<form id="amoforms_form" class="amoforms-view-form" action="/queue/add" method="post"><input type="hidden" name="form_id" value="77120"><input type="hidden" name="hash" value="9c1f"><input type="hidden" name="user_origin" value="{}">
<div class="amoforms__field"><input class="js-form-changer-item text-input" name="fields[name_1]" placeholder="Имя" required></div>
<div class="amoforms__field"><input name="fields[184321_1][90210]" type="text" inputmode="email" class="text-input" placeholder="Email" required></div>
<div class="amoforms__field"><input name="fields[184319_1][90208]" type="tel" class="text-input" placeholder="Телефон"></div>
<div class="amoforms__field"><textarea name="fields[note_2]" placeholder="Опишите задачу"></textarea></div>
<div class="amoforms__submit-button-text-wrapper"><button type="submit" id="button_submit" class="amoforms__submit-button">Отправить</button></div></form>`,
  );

/** amoCRM: a script leaves a frame of forms.amocrm.ru on the page; the post goes to the queue of that host. */
export const amoCrm: SiteKind = leadSite({
  name: 'amocrm',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) => `<p>Оставьте заявку, и менеджер подготовит расчёт.</p><div id="amo_${id}"></div>
<script>(() => { const frame = document.createElement('iframe'); frame.className = 'amoforms_iframe'; frame.id = 'amoforms_iframe_77120'; frame.style.cssText = 'width:460px;height:460px;border:0';
frame.src = 'https://forms.amocrm.ru/forms/html/${id}/form_77120.html'; document.getElementById('amo_${id}').append(frame); })();</script>`,
  abroad: {
    'forms.amocrm.ru': {
      pages: { '/forms/html/*/form_77120.html': amoFrame },
      posts: {
        '/queue/add': takes(
          {
            name: 'fields[name_1]',
            email: 'fields[184321_1][90210]',
            phone: 'fields[184319_1][90208]',
            message: 'fields[note_2]',
          },
          () => html(doc('Форма', '<div class="amoforms__success">Спасибо! Данные успешно отправлены.</div>')),
          () => html(doc('Форма', '<p class="error">Заполните обязательные поля</p>'), 400),
        ),
      },
    },
  },
});

const yandexScript = (id: string) => `(() => { const form = document.querySelector('form');
form.addEventListener('submit', async (event) => { event.preventDefault();
  const answer = await fetch('/gateway/root/form/submitSurvey?id=${id}', { method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': 'a1' }, body: JSON.stringify(Object.fromEntries(new FormData(form))) });
  if (answer.ok) document.querySelector('.SurveyPage').innerHTML = '<div class="SurveyPage-Success"><h1>Спасибо!</h1><p>Ваш ответ записан.</p></div>';
}); })();`;
const yandexField = (name: string, label: string, control: string) =>
  `<div class="Question"><div class="QuestionLabel" id="${name}-label">${label}<span class="Required">*</span></div>${control.replace('/>', ` name="${name}" aria-labelledby="${name}-label" aria-required="true">`)}</div>`;

/** Yandex Forms: a frame of another host that posts JSON and answers on its own page. */
export const yandexForms: SiteKind = leadSite({
  name: 'yandex-forms',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) =>
    `<script src="https://forms.yandex.ru/_static/embed.js"></script><iframe src="https://forms.yandex.ru/u/${id}/?iframe=1" name="ya-form-${id}" frameborder="0" width="650" height="620"></iframe>`,
  abroad: {
    'forms.yandex.ru': {
      pages: {
        '/_static/embed.js': () => ({ status: 200, headers: { 'content-type': 'text/javascript' }, body: '' }),
        '/u/*': ({ id }) =>
          doc(
            'Заявка на сайт',
            `<main class="SurveyPage"><h1>Заявка на сайт</h1><form class="Survey-Form" novalidate>${yandexField('answer_short_text_101', 'Имя', '<input type="text" class="Textinput-Control"/>')}
${yandexField('answer_non_profile_email_102', 'Электронная почта', '<input type="email" class="Textinput-Control"/>')}
<div class="Question"><div class="QuestionLabel" id="l103">Расскажите о задаче</div><textarea name="answer_long_text_103" aria-labelledby="l103" class="Textarea-Control" rows="4"></textarea></div>
<button type="submit" class="Button2 Button2_view_action">Отправить</button></form></main><script>${yandexScript(id)}</script>`,
          ),
      },
      posts: {
        '/gateway/root/form/submitSurvey': takes(
          {
            name: 'answer_short_text_101',
            email: 'answer_non_profile_email_102',
            phone: 'x',
            message: 'answer_long_text_103',
          },
          () => json({ answer_key: 'k1' }),
          () => json({ errors: ['required'] }, 400),
        ),
      },
    },
  },
});

const tiles = (name: string, options: readonly string[]) =>
  options
    .map((text, at) => `<label class="quiz-tile"><input type="radio" name="${name}" value="${at}"> ${text}</label>`)
    .join('');

// The quiz reports every answered question; the last post brings the contact.
const marquizScript = (
  id: string,
) => `(() => { const form = document.querySelector('form'), steps = [...form.querySelectorAll('.step')]; let at = 0;
const report = (body) => fetch('/api/v1/quizzes/${id}/answers', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
form.querySelectorAll('.next').forEach((button) => button.addEventListener('click', () => { const chosen = steps[at].querySelector('input:checked'); if (!chosen) return;
  report({ step: at, answer: chosen.value }); steps[at].hidden = true; at += 1; steps[at].hidden = false; }));
form.addEventListener('submit', async (event) => { event.preventDefault();
  const answer = await fetch('/api/v1/quizzes/${id}/leads', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(new FormData(form))) });
  if (answer.ok) form.outerHTML = '<div class="thanks"><h2>Спасибо, заявка принята!</h2></div>'; }); })();`;

/** Marquiz: a quiz in a frame of its maker, a post for each question, the contact last. */
export const marquiz: SiteKind = leadSite({
  name: 'marquiz',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) =>
    `<div id="marquiz__${id}"><iframe src="https://quiz.marquiz.ru/quiz/${id}" width="700" height="560" style="border:0" title="Узнайте стоимость сайта"></iframe></div>`,
  abroad: {
    'quiz.marquiz.ru': {
      pages: {
        '/quiz/*': ({ id }) =>
          doc(
            'Узнайте стоимость сайта за минуту',
            `<h1>Узнайте стоимость сайта</h1><form class="marquiz__form"><div class="step"><h2>Для чего нужен сайт?</h2>${tiles('q0', ['Продажи', 'Имидж', 'Другое'])}<button type="button" class="next">Далее</button></div>
<div class="step" hidden><h2>Есть ли дизайн?</h2>${tiles('q1', ['Да', 'Нет', 'Пока не знаю'])}<button type="button" class="next">Далее</button></div>
<div class="step" hidden><h2>Куда прислать расчёт?</h2><label>Имя <input name="name" required></label><label>E-mail <input name="email" type="email" required></label><label>Комментарий <textarea name="comment"></textarea></label><button type="submit">Получить расчёт</button></div></form><script>${marquizScript(id)}</script>`,
          ),
      },
      posts: {
        '/api/v1/quizzes/*/answers': () => json({ ok: true }),
        '/api/v1/quizzes/*/leads': takes(
          { name: 'name', email: 'email', phone: 'phone', message: 'comment' },
          () => json({ status: 'ok' }),
          () => json({ status: 'error' }, 422),
          ({ fields }) => [(fields.q0 === undefined || fields.q1 === undefined) && 'script_bypassed'],
        ),
      },
    },
  },
});

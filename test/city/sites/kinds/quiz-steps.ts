import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

/** Tiles are radio buttons in labels; without a choice "Next" does nothing. */
const choices = (name: string, options: readonly string[]) =>
  options
    .map((option) => `<label class="tile"><input type="radio" name="${name}" value="${option}"> ${option}</label>`)
    .join('');

// All steps are in the page from the start, one of them shown: the contact fields exist before they can be filled.
const calculator: Page = (studio) =>
  framed(studio, {
    title: 'Рассчитать стоимость',
    head: '<style>.step{display:none}.step.on{display:block}.tile{display:block}</style>',
    body: `<h1>Рассчитайте стоимость сайта</h1><form id="quiz">
<div class="step on"><h2>Какой сайт нужен?</h2>${choices('kind', ['Лендинг', 'Корпоративный', 'Магазин', 'Пока не знаю'])}<button type="button" class="next">Далее</button></div>
<div class="step"><h2>Когда начать?</h2>${choices('when', ['Сразу', 'Через месяц', 'Пока не знаю'])}<button type="button" class="next">Далее</button></div>
<div class="step"><h2>Куда прислать расчёт?</h2><label>Имя<input name="quiz_name"></label><label>E-mail<input name="quiz_mail" type="email"></label>
<label>Комментарий<textarea name="quiz_note"></textarea></label><button type="submit">Получить расчёт</button></div></form>
<p class="bye" hidden>Спасибо! Расчёт отправим на почту.</p><script>${script}</script>`,
  });

const script = `(() => {
const form = document.getElementById('quiz'), steps = [...form.querySelectorAll('.step')]; let at = 0;
form.querySelectorAll('.next').forEach((button) => button.addEventListener('click', () => {
  if (!steps[at].querySelector('input:checked')) return;
  steps[at].classList.remove('on'); at += 1; steps[at].classList.add('on');
}));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/quiz/finish', { method: 'POST', body: new FormData(form) });
  if (answer.ok) { form.hidden = true; document.querySelector('.bye').hidden = false; }
});
})();`;

/** A quiz of three steps, the contact last; only the last button sends. */
export const quizSteps: SiteKind = {
  name: 'quiz-steps',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  rare: true,
  pages: {
    '/': (studio) =>
      framed(studio, {
        title: 'Студия',
        body: '<h1>Сайты</h1><p><a href="/calc">Калькулятор: рассчитать стоимость</a></p>',
      }),
    '/calc': calculator,
  },
  posts: {
    '/quiz/finish': (request, desk) => {
      const inquiry = postedInquiry(request, {
        name: 'quiz_name',
        email: 'quiz_mail',
        phone: 'x',
        message: 'quiz_note',
      });
      const stepped = request.fields.kind !== undefined && request.fields.when !== undefined;
      if (missing(inquiry).length > 0 || !stepped) {
        desk.refuse(inquiry, stepped ? [] : ['script_bypassed']);
        return json({ ok: false }, 422);
      }
      desk.accept(inquiry, []);
      return json({ ok: true });
    },
  },
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ControlSnapshot, FormSnapshot, FrameSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { type ContactForm, chooseContactForm } from '../../../services/field/forms/read/choose-contact-form.ts';
import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';
import { type FillPlan, planFill } from '../../../services/field/forms/read/plan-fill.ts';
import { area, button, control, form, frame, list, page, tickBox } from './snapshot-builder.ts';

const persona: FormPersona = {
  fullName: 'Олег Сомов',
  firstName: 'Олег',
  lastName: 'Сомов',
  email: 'oleg@alias.test',
  phoneE164: '+79035550102',
  company: 'Мебель Сомов',
  city: 'Псков',
  subject: 'Сайт для мебельной мастерской',
  message: 'Добрый день! Нужен сайт с каталогом.',
  budgetText: '150 тыс. руб.',
  deadlineText: 'до сентября',
};
const name = control({ label: 'Имя', name: 'name' });
const mail = control({ label: 'E-mail', name: 'mail' });
const text = area({ label: 'Сообщение', name: 'text' });

function chosen(
  controls: readonly ControlSnapshot[],
  given: Partial<FormSnapshot> = {},
  around: Partial<FrameSnapshot> = {},
): ContactForm {
  const found = chooseContactForm(
    page([frame({ ...around, forms: [form(controls, { heading: 'Напишите нам', ...given })] })]),
  );
  if (found.kind === 'none') throw new Error(found.why);
  return found;
}
const plan = (...extra: ControlSnapshot[]): FillPlan => planFill(chosen([name, mail, text, ...extra]), persona);
const last = (found: FillPlan) => found.fills.at(-1);

describe('filling a contact form', () => {
  it('gives every question its answer in the order of the form', () => {
    const phone = control({ type: 'tel', name: 'p' });
    expect(plan(phone).fills.map(({ name: of, action, value }) => [of, action, value])).toEqual([
      ['name', 'type', 'Олег Сомов'],
      ['mail', 'type', 'oleg@alias.test'],
      ['text', 'type', 'Добрый день! Нужен сайт с каталогом.'],
      ['p', 'type', '+79035550102'],
    ]);
    expect(plan(phone).blocked).toBeNull();
  });

  it('gives halves of the name to a form that asks for halves', () => {
    const found = planFill(chosen([control({ label: 'Имя' }), control({ label: 'Фамилия' }), mail, text]), persona);
    expect(found.fills.slice(0, 2).map((fill) => fill.value)).toEqual(['Олег', 'Сомов']);
  });

  it('repeats the address where it is asked for twice', () => {
    expect(last(plan(control({ label: 'Повторите e-mail' })))).toMatchObject({
      role: 'email',
      action: 'type',
      value: 'oleg@alias.test',
    });
  });

  it('leaves a trap with the value it came with', () => {
    const trap = control({ name: 'form-spec-comments', value: 'Its good', hiddenBy: ['outside_document'] });
    expect(last(plan(trap))).toMatchObject({ role: 'honeypot', action: 'leave', value: 'Its good' });
  });

  it('leaves what the persona has no answer to, unless it is required', () => {
    expect(last(plan(control({ label: 'Ваш сайт' })))).toMatchObject({ role: 'site', action: 'leave' });
    expect(plan(control({ label: 'Ваш сайт', required: true })).blocked).toMatchObject({
      reason: 'unmapped_required_field',
    });
  });

  it.each([
    ['by the attribute', control({ label: 'Номер договора', required: true })],
    ['by a star in its label', control({ label: 'Номер договора *' })],
    ['by a star of its own', control({ before: 'Номер договора\n*' })],
    ['by a word', control({ placeholder: 'Номер договора (обязательно)' })],
  ])('refuses to invent an answer to a question required %s', (_, unknown) => {
    expect(plan(unknown).blocked).toMatchObject({
      reason: 'unmapped_required_field',
      why: expect.stringContaining('persona has no answer'),
    });
  });

  it('never cuts a letter short', () => {
    expect(planFill(chosen([name, mail, area({ label: 'Сообщение', maxLength: 10 })]), persona).blocked).toMatchObject({
      reason: 'form_broken',
    });
  });

  it('does not split a number over several boxes on its own', () => {
    const boxes = [control({ label: 'Phone *' }), control(), control()];
    const found = planFill(chosen([name, mail, text, ...boxes]), persona);
    expect(found.blocked).toMatchObject({
      reason: 'unmapped_required_field',
      why: expect.stringContaining('several boxes'),
    });
    expect(found.fills.slice(3).map((fill) => fill.action)).toEqual(['leave', 'leave', 'leave']);
  });
});

describe('lists and choices', () => {
  const budgets = ['Выберите бюджет', 'до 100 тыс.', '100–300 тыс.', 'от 300 тыс.'];
  it('take the range that holds the budget', () => {
    expect(last(plan(list(budgets, { label: 'Бюджет' })))).toMatchObject({ action: 'select', value: 'v2' });
  });
  it('take what says nothing in particular where an answer is required', () => {
    expect(
      last(
        plan(list(['Выберите', 'Реклама', 'Друзья', 'Другое'], { label: 'Откуда вы узнали о нас?', required: true })),
      ),
    ).toMatchObject({ action: 'select', value: 'v3' });
  });
  it('block the form where no option will do', () => {
    expect(plan(list(['Выберите', 'Север', 'Юг'], { label: 'Сторона', required: true })).blocked).toMatchObject({
      reason: 'unmapped_required_field',
    });
  });
  it('keep an option that is already set', () => {
    expect(plan(list(['Россия', 'Сербия'], { label: 'Страна', required: true, value: 'v0' })).blocked).toBeNull();
  });
  it('answer a question of radio buttons once', () => {
    const ask = (label: string) =>
      control({ type: 'radio', name: 'kind', label, before: 'Что вас интересует?', required: true });
    const fills = plan(ask('Реклама'), ask('Создание сайта'), ask('Другое')).fills.slice(3);
    expect(fills.map((fill) => fill.action)).toEqual(['leave', 'check', 'leave']);
  });
});

describe('a form with more than one large field', () => {
  it('gets the letter once, where it is asked for most clearly', () => {
    const found = planFill(chosen([name, mail, area({ label: 'Ваши конкуренты' }), text]), persona);
    expect(found.fills.slice(2).map((fill) => fill.action)).toEqual(['leave', 'type']);
    expect(found.blocked).toBeNull();
  });
  it('is left alone when it insists on answers that no letter gives', () => {
    const found = planFill(chosen([name, mail, area({ label: 'Ваши конкуренты', required: true }), text]), persona);
    expect(found.blocked).toMatchObject({
      reason: 'unmapped_required_field',
      why: expect.stringContaining('конкуренты'),
    });
  });
});

describe('how to be addressed', () => {
  const titles = list(['Bitte wählen', 'Frau', 'Herr'], { label: 'Anrede', required: true });
  it('is answered by a persona that has a title', () => {
    expect(planFill(chosen([name, mail, text, titles]), { ...persona, salutation: 'mr' }).fills.at(-1)).toMatchObject({
      action: 'select',
      value: 'v2',
    });
  });
  it('is refused by one that has none, unless a neutral title is offered', () => {
    expect(plan(titles).blocked).toMatchObject({ reason: 'unmapped_required_field' });
    expect(
      plan(list(['Bitte wählen', 'Frau', 'Herr', 'Divers'], { label: 'Anrede', required: true })).blocked,
    ).toBeNull();
  });
  it('is left where it is not required', () => {
    expect(last(plan({ ...titles, required: false }))).toMatchObject({ action: 'leave' });
  });
});

describe('ticks', () => {
  const consent = tickBox({ label: 'Согласен на обработку персональных данных', name: 'pd' });
  it('agree to what sending needs, and keep its words', () => {
    expect(last(plan({ ...consent, required: true }))).toMatchObject({ action: 'check', value: consent.label });
    expect(last(plan(consent))).toMatchObject({ action: 'check', why: expect.stringContaining('marks no consent') });
  });
  it('agree to nothing else where the form marks what it needs', () => {
    const other = tickBox({ label: 'Согласен с условиями клуба', name: 'club' });
    expect(last(plan({ ...consent, required: true }, other))).toMatchObject({ name: 'club', action: 'leave' });
  });
  it('never agree to mailings, and take back what was ticked beforehand', () => {
    const mailings = tickBox({ label: 'Хочу получать рассылку' });
    expect(last(plan(mailings))).toMatchObject({ role: 'marketing', action: 'leave' });
    expect(last(plan({ ...mailings, checked: true }))).toMatchObject({ role: 'marketing', action: 'uncheck' });
  });
  it('refuse a required consent that bundles mailings', () => {
    const bundled = tickBox({
      label: 'Согласен на обработку персональных данных и рекламную рассылку',
      required: true,
    });
    expect(plan(bundled).blocked).toMatchObject({ reason: 'marketing_consent_bundled' });
  });
  it('click the label of a box that only its label shows', () => {
    const drawn = { ...consent, required: true, hiddenBy: ['transparent', 'tiny'] as const, labelKey: 'f0.label' };
    expect(last(plan({ ...drawn, hiddenBy: [...drawn.hiddenBy] }))).toMatchObject({
      action: 'check',
      clickKey: 'f0.label',
    });
  });
});

describe('a form that cannot be sent', () => {
  it('is left to a person when a captcha stands in it', () => {
    expect(plan(control({ label: 'Код с картинки' })).blocked).toMatchObject({ reason: 'captcha' });
    const marked = { key: 'f0.k', marks: 'div g-recaptcha data-sitekey=abc', visible: true, formIndex: 0 };
    expect(planFill(chosen([name, mail, text], {}, { marked: [marked] }), persona).blocked).toMatchObject({
      reason: 'captcha',
    });
  });
  it('is sent all the same when its captcha asks nothing', () => {
    for (const marks of [
      'div g-recaptcha data-sitekey=abc data-size=invisible',
      'div smart-captcha data-invisible=true',
      'div grecaptcha-badge',
    ]) {
      const quiet = { key: 'f0.k', marks, visible: true, formIndex: marks.includes('badge') ? -1 : 0 };
      const found = chosen([name, mail, text], {}, { marked: [quiet] });
      expect(found.captchas).toMatchObject([{ blocks: false }]);
      expect(planFill(found, persona).blocked).toBeNull();
    }
  });
  it('is called broken when nothing in it sends', () => {
    expect(
      planFill(chosen([name, mail, text], { buttons: [button('Очистить', { type: 'reset' })] }), persona).blocked,
    ).toMatchObject({ reason: 'form_broken' });
  });
});

describe('whatever a page asks', () => {
  const words = fc.constantFrom(
    'Имя',
    'E-mail',
    'Телефон',
    'Сообщение',
    'Сайт',
    'Оставьте это поле пустым',
    'Рассылка',
    'Согласен',
    'Код',
    'zz',
    '',
  );
  const anyControl = fc.record({
    label: words,
    placeholder: words,
    name: fc.string({ maxLength: 20 }),
    before: fc.string({ maxLength: 60 }),
    required: fc.boolean(),
    checked: fc.boolean(),
    type: fc.constantFrom('text', 'email', 'tel', 'checkbox', 'radio', 'number', 'file'),
    hiddenBy: fc.subarray(['not_displayed', 'tiny', 'transparent', 'outside_document'] as const),
  });
  it('no trap is touched, no mailing agreed to, and only the persona speaks', () => {
    const said = new Set(Object.values(persona));
    fc.assert(
      fc.property(fc.array(anyControl, { maxLength: 8 }), (extra) => {
        const { fills } = plan(...extra.map((given) => control(given)));
        for (const fill of fills) {
          if (fill.role === 'honeypot' || fill.role === 'captcha' || fill.role === 'file')
            expect(fill.action).toBe('leave');
          if (fill.role === 'marketing') expect(['leave', 'uncheck']).toContain(fill.action);
          if (fill.action === 'type') expect(said.has(fill.value) || /^\d+$/u.test(fill.value)).toBe(true);
        }
      }),
    );
  });
});

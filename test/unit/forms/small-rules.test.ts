import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseContactForm } from '../../../services/field/forms/read/choose-contact-form.ts';
import { amounts, chooseOption } from '../../../services/field/forms/read/choose-option.ts';
import { requiredField } from '../../../services/field/forms/read/required-field.ts';
import { submitButton } from '../../../services/field/forms/read/submit-button.ts';
import { concealment, rulesOfTheForm } from '../../../services/field/forms/read/traps.ts';
import { nameWords, normalise, ownName } from '../../../services/field/forms/read/words.ts';
import { area, button, control, form, frame, list, page } from './snapshot-builder.ts';

describe('words', () => {
  it('are compared without marks of duty, case and ё', () => {
    expect(normalise('  Ещё\u00a0РАЗ * (обязательно)')).toBe('еще раз');
  });
  it('are cut out of names however these are written', () => {
    expect(['yourName', 'your-name', 'form_fields[your_name]', 'YOUR_NAME', 'ИмяКлиента'].map(nameWords)).toEqual([
      'your name',
      'your name',
      'form fields your name',
      'your name',
      'имя клиента',
    ]);
    expect(
      ['contact[first_name]', 'ctl00$Body$tbxMail', 'wpforms[fields][3]', 'fields[12][email]'].map(ownName),
    ).toEqual(['first name', 'mail', 'fields', 'email']);
  });
  it('come out bounded in form, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(normalise(text)).not.toMatch(/\*|\u00a0|ё| {2}|^ | $/u);
      }),
    );
  });
});

describe('the button that sends', () => {
  it.each([
    [['Очистить', 'Отправить'], 'Отправить'],
    [['Прикрепить файл', 'Обсудить проект'], 'Обсудить проект'],
    [['Назад', 'Далее'], 'Далее'],
    [['Далее', 'Отправить заявку'], 'Отправить заявку'],
    [['Zurück', 'Absenden'], 'Absenden'],
    [['Cancel', 'OK'], 'OK'],
  ])('is chosen among %s', (texts, text) => {
    expect(submitButton(texts.map((one) => button(one)))?.button.text).toBe(text);
  });
  it('may be an element that only looks like one', () => {
    expect(
      submitButton([button('Подробнее', { type: 'clickable' }), button('Отправить', { type: 'clickable' })])?.button
        .text,
    ).toBe('Отправить');
  });
  it('is told from one that leads to the next step', () => {
    expect(submitButton([button('Weiter')])).toMatchObject({ stepsOn: true });
    expect(submitButton([button('Отправить')])).toMatchObject({ stepsOn: false });
  });
  it('is none that cannot be seen or pressed', () => {
    expect(
      submitButton([
        button('Отправить', { visible: false }),
        button('Send', { disabled: true }),
        button('x', { type: 'reset' }),
      ]),
    ).toBeNull();
  });
});

describe('options', () => {
  const options = (...texts: string[]) => texts.map((text) => ({ value: text, text }));
  it.each([
    ['150 000 руб.', ['до 100 000 ₽', '100 000 – 300 000 ₽', 'более 300 000 ₽'], '100 000 – 300 000 ₽'],
    ['до 30 000', ['до 50 тыс', 'от 50 тыс'], 'до 50 тыс'],
    ['500 000 рублей', ['до 300к', 'от 300к'], 'от 300к'],
    ['$20k', ['Under $5k', '$5k - $15k', 'Over $15k'], 'Over $15k'],
    ['1 млн', ['до 500 тыс', '500 тыс - 2 млн'], '500 тыс - 2 млн'],
    [null, ['до 100', 'Пока не знаю'], 'Пока не знаю'],
  ])('that name a budget are ranges: %s', (wanted, texts, chosen) => {
    expect(chooseOption(options('Выберите', ...texts), wanted, 'budget')?.option.text).toBe(chosen);
  });
  it.each([
    ['service', null, ['Select…', 'SEO', 'Website development', 'Other'], 'Website development'],
    ['source', null, ['Реклама', 'Другое'], 'Другое'],
    ['city', 'Псков', ['Москва', 'г. Псков'], 'г. Псков'],
    ['source', null, ['Реклама', 'Друзья'], undefined],
    ['subject', null, ['Bitte wählen', 'Presse', 'Neues Projekt'], 'Neues Projekt'],
  ])('are chosen by what they say: %s', (role, wanted, texts, chosen) => {
    expect(chooseOption(options(...texts), wanted, role)?.option.text).toBe(chosen);
  });
  it('count thousands however they are written', () => {
    expect(amounts('от 150 000 до 1,5 млн, 20k, 30 тыс.')).toEqual([150_000, 1_500_000, 20_000, 30_000]);
  });
});

describe('required', () => {
  it.each([
    [control({ required: true }), true],
    [control({ label: 'Имя *' }), true],
    [control({ label: 'Имя' }), false],
    [control({ label: 'Телефон (необязательно)', before: '*' }), false],
    [control({ before: 'Имя\n*' }), true],
    [control({ label: 'Name (required)' }), true],
    [control({ type: 'checkbox', label: 'Согласен *' }), true],
    [control({ type: 'checkbox', label: 'Согласен', before: 'Имя *' }), false],
  ])('is what a person has to answer', (field, must) => {
    expect(requiredField(field)).toBe(must);
  });
});

describe('traps', () => {
  const judge = (...controls: Parameters<typeof control>[0][]) => {
    const all = [control({ name: 'name' }), area({ name: 'text' }), ...controls.map((given) => control(given))];
    return concealment(all.at(-1) ?? control(), rulesOfTheForm(all));
  };
  it.each([
    'Не заполняйте это поле',
    'Leave this field blank',
    'If you are a human, do not fill this',
    'Dieses Feld bitte leer lassen',
    'Оставьте это поле пустым',
  ])('ask to be left alone: %s', (label) => {
    expect(judge({ label }).kind).toBe('trap');
  });
  it.each([
    'bot-field',
    '_gotcha',
    'hp_email',
    'my_honeypot',
    'form-spec-comments',
    'contact_me_by_fax_only',
    'b_0123456789abcdef01234567_0a1b2c3d4e',
  ])('have known names: %s', (name) => {
    expect(judge({ name }).kind).toBe('trap');
  });
  it('are not those whose whole form is hidden alike', () => {
    const closed = [
      control({ hiddenBy: ['not_displayed'], hiddenPeers: 3 }),
      area({ hiddenBy: ['not_displayed'], hiddenPeers: 3 }),
    ];
    expect(concealment(closed[0] ?? control(), rulesOfTheForm(closed)).kind).toBe('open');
  });
  it('are not the fields of a later step, lists drawn anew, or what is required', () => {
    expect(judge({ hiddenBy: ['not_displayed'], hiddenPeers: 4 }).kind).toBe('inactive');
    expect(judge({ ...list(['a', 'b']), hiddenBy: ['not_displayed'], hiddenPeers: 1 }).kind).toBe('inactive');
    expect(judge({ hiddenBy: ['not_focusable'], required: true }).kind).toBe('open');
    expect(judge({ hiddenBy: ['not_displayed'], hiddenPeers: 1 }).kind).toBe('trap');
  });
});

describe('choosing among forms', () => {
  const contact = [control({ label: 'E-mail' }), area({ label: 'Сообщение' })];
  it('prefers the form that takes a message over one that takes an address', () => {
    const forms = [
      form([control({ label: 'Имя' }), control({ label: 'E-mail' })], {
        heading: 'Оставьте заявку',
        classes: 'wpcf7-form',
      }),
      form(contact, { heading: 'Напишите нам', formIndex: 1 }),
    ];
    expect(chooseContactForm(page([frame({ forms })]))).toMatchObject({
      kind: 'form',
      reading: { form: { formIndex: 1 } },
    });
  });
  it('takes none that cannot be seen, and says that it is there', () => {
    expect(chooseContactForm(page([frame({ forms: [form(contact, { visible: false })] })]))).toMatchObject({
      kind: 'none',
      reason: 'no_form',
      asleep: [{ kind: { kind: 'contact' } }],
    });
    expect(chooseContactForm(page([frame({ visible: false, forms: [form(contact)] })])).kind).toBe('none');
  });
  it('takes none of a pop-up that is drawn but cannot be seen', () => {
    const faded = [
      control({ label: 'E-mail', hiddenBy: ['transparent'] }),
      area({ label: 'Сообщение', hiddenBy: ['transparent'] }),
    ];
    expect(chooseContactForm(page([frame({ forms: [form(faded)] })]))).toMatchObject({
      kind: 'none',
      asleep: [{ hiddenBy: ['transparent'] }],
    });
  });
  it('tells a site that only calls back from one without any form', () => {
    const callback = form([control({ type: 'tel', label: 'Телефон' }), control({ label: 'Имя' })], {
      heading: 'Оставить заявку',
      buttons: [button('Перезвоните мне')],
    });
    expect(chooseContactForm(page([frame({ forms: [callback] })]))).toMatchObject({
      kind: 'none',
      reason: 'form_only_callback',
    });
    expect(chooseContactForm(page([frame()]))).toMatchObject({ kind: 'none', reason: 'no_form' });
  });
  it('knows a gate before the site', () => {
    expect(chooseContactForm(page([frame({ title: 'Just a moment...' })]))).toMatchObject({
      kind: 'none',
      reason: 'interstitial',
    });
  });
});

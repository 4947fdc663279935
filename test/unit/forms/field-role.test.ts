import { describe, expect, it } from 'vitest';
import type { ControlSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { fieldRoles } from '../../../services/field/forms/read/field-order.ts';
import { fieldRole } from '../../../services/field/forms/read/field-role.ts';
import { area, control, list, tickBox } from './snapshot-builder.ts';

const roleOf = (given: Partial<ControlSnapshot>): string => fieldRole(control(given)).role;

describe('the words a person reads', () => {
  it.each([
    ['Ваше имя*', 'name'],
    ['Как к вам обращаться?', 'name'],
    ['Представьтесь, пожалуйста', 'name'],
    ['ФИО', 'name'],
    ['Контактное лицо', 'name'],
    ['Фамилия, имя, отчество', 'name'],
    ['Your full name', 'name'],
    ['Ansprechpartner', 'name'],
    ['Vor- und Nachname', 'name'],
    ['First name', 'first_name'],
    ['Vorname', 'first_name'],
    ['Фамилия', 'last_name'],
    ['Surname', 'last_name'],
    ['Nachname *', 'last_name'],
    ['Отчество', 'middle_name'],
    ['Электронная почта', 'email'],
    ['Ваш E-mail', 'email'],
    ['Почта для ответа', 'email'],
    ['Эл. адрес', 'email'],
    ['Email address', 'email'],
    ['E-Mail-Adresse', 'email'],
    ['Work e-mail', 'email'],
    ['Номер телефона', 'phone'],
    ['Контактный телефон', 'phone'],
    ['Мобильный', 'phone'],
    ['Ваш номер', 'phone'],
    ['Phone', 'phone'],
    ['Mobile number', 'phone'],
    ['Telefonnummer', 'phone'],
    ['Handy', 'phone'],
    ['Rückrufnummer', 'phone'],
    ['Ник в Telegram', 'messenger'],
    ['WhatsApp', 'messenger'],
    ['Название компании', 'company'],
    ['Организация', 'company'],
    ['Company name', 'company'],
    ['Unternehmen', 'company'],
    ['Firma', 'company'],
    ['Business name', 'company'],
    ['Должность', 'position'],
    ['Job title', 'position'],
    ['Адрес вашего сайта', 'site'],
    ['Ссылка на сайт', 'site'],
    ['Website', 'site'],
    ['Current website', 'site'],
    ['Webseite', 'site'],
    ['Ihre Domain', 'site'],
    ['Планируемый бюджет', 'budget'],
    ['Budget range', 'budget'],
    ['Preisrahmen', 'budget'],
    ['Когда нужен сайт?', 'deadline'],
    ['Сроки', 'deadline'],
    ['Timeline', 'deadline'],
    ['Fertigstellung bis', 'deadline'],
    ['Откуда вы о нас узнали?', 'source'],
    ['How did you hear about us?', 'source'],
    ['Wie sind Sie auf uns aufmerksam geworden?', 'source'],
    ['Ваш город', 'city'],
    ['Ort', 'city'],
    ['Город и регион', 'city'],
    ['Тема сообщения', 'subject'],
    ['Subject', 'subject'],
    ['Betreff', 'subject'],
    ['Какая услуга нужна', 'service'],
    ['Project type', 'service'],
    ['Was für eine Leistung?', 'service'],
  ])('name a single line: %s → %s', (label, role) => {
    expect(roleOf({ label })).toBe(role);
    expect(roleOf({ placeholder: label })).toBe(role);
    expect(roleOf({ before: `Поля формы\n${label}\n*` })).toBe(role);
  });

  it.each([
    'Сообщение',
    'Опишите задачу',
    'Расскажите о проекте',
    'Ваш вопрос',
    'Комментарий к заявке',
    'Tell us about your project',
    'How can we help?',
    'Ihre Nachricht',
    'Projektbeschreibung',
    'Что нужно сделать?',
    '',
  ])('name a large field, or leave it the message: "%s"', (label) => {
    expect(fieldRoles([area({ label })])[0]?.role).toBe('message');
  });

  it.each([
    ['Имя компании', 'company'],
    ['Имя сайта', 'site'],
    ['Company e-mail', 'email'],
    ['Best time to call', 'other'],
    ['Код страны', 'other'],
    ['Login name', 'other'],
    ['Username', 'other'],
  ])('are outweighed by what stands beside them: %s → %s', (label, role) => {
    expect(roleOf({ label })).toBe(role);
  });
});

describe('evidence that disagrees', () => {
  it('is settled for what a person reads: a phone field named as an e-mail field', () => {
    expect(roleOf({ name: 'form_fields[email]', label: 'Телефон', type: 'tel' })).toBe('phone');
  });
  it('is settled for the attribute made for it', () => {
    expect(roleOf({ name: 'x1', autocomplete: 'section-a email', placeholder: 'Контакт' })).toBe('email');
  });
  it('finds the own part of a name under its containers', () => {
    expect(roleOf({ name: 'ctl00$Body$txtName' })).toBe('name');
    expect(roleOf({ name: 'contact[first_name]' })).toBe('first_name');
    expect(roleOf({ name: 'ctl00$Body$txtDay' })).toBe('other');
  });
  it('is explained', () => {
    expect(fieldRole(control({ label: 'Телефон', name: 'tel' })).why).toEqual(['label "телефон"', 'name "tel"']);
  });
});

describe('neighbours', () => {
  it('make one half of a name of what calls itself a name', () => {
    expect(fieldRoles([control({ label: 'Имя' }), control({ label: 'Фамилия' })]).map((one) => one.role)).toEqual([
      'first_name',
      'last_name',
    ]);
    expect(fieldRoles([control({ label: 'Name' }), control({ label: 'Vorname' })]).map((one) => one.role)).toEqual([
      'last_name',
      'first_name',
    ]);
  });
  it('make parts of a number of silent boxes behind it', () => {
    const parts = fieldRoles([
      control({ label: 'Phone' }),
      control(),
      control(),
      control({ label: 'Email' }),
      control(),
    ]);
    expect(parts.map((one) => [one.role, one.special])).toEqual([
      ['phone', 'phone_part'],
      ['phone', 'phone_part'],
      ['phone', 'phone_part'],
      ['email', null],
      ['other', null],
    ]);
  });
  it('say what a second e-mail field is for', () => {
    expect(fieldRole(control({ label: 'Повторите e-mail' }))).toMatchObject({ role: 'email', special: 'email_again' });
  });
});

describe('the only large field of a form', () => {
  it.each(['', 'Your project in short', 'What do you need?', 'Какие услуги нужны?'])(
    'takes the letter: "%s"',
    (label) => {
      const [, large] = fieldRoles([control({ label: 'Email' }), area({ label })]);
      expect(large?.role).toBe('message');
    },
  );
  it('leaves it to the one that asks for a message', () => {
    const roles = fieldRoles([area({ label: 'What do you need?' }), area({ label: 'Your message' })]);
    expect(roles.map(({ role }) => role)).toEqual(['service', 'message']);
  });
});

describe('choices', () => {
  it('are never a name, an address to answer to or a message', () => {
    expect(fieldRole(list(['Имя', 'Почта'], { label: 'Имя' })).role).toBe('other');
    expect(fieldRole(tickBox({ label: 'Отправить копию на мой e-mail' })).role).toBe('other');
  });
  it.each([
    ['Согласен на обработку персональных данных', 'consent'],
    ['Я принимаю условия политики конфиденциальности', 'consent'],
    ['I agree to the privacy policy', 'consent'],
    ['Ich habe die Datenschutzerklärung gelesen', 'consent'],
    ['Хочу получать новости и акции', 'marketing'],
    ['Подписаться на рассылку', 'marketing'],
    ['Send me offers and updates', 'marketing'],
    ['Ja, ich möchte den Newsletter', 'marketing'],
    ['Нужен дизайн', 'other'],
  ])('to be ticked are told by their words: %s → %s', (label, role) => {
    expect(fieldRole(tickBox({ label })).role).toBe(role);
  });
  it('that bundle consent with mailings say so', () => {
    const bundled = fieldRole(
      tickBox({ label: 'Согласен на обработку персональных данных и получение рекламных рассылок' }),
    );
    expect(bundled).toMatchObject({ role: 'consent', why: [expect.stringContaining('bundled with mailings')] });
  });
});

describe('proofs of humanity', () => {
  it.each([
    'Код с картинки',
    'Сколько будет 3 + 4?',
    'Введите символы с изображения',
    'What is 2 plus 2?',
    'Type the letters shown above',
    'Rechenaufgabe: 5 + 3 =',
    'Security code',
    '6 + = 12',
  ])('are captchas: %s', (label) => {
    expect(roleOf({ label })).toBe('captcha');
  });
  it.each([
    '+7 (___) ___-__-__',
    '8 (900) 123-45-67',
    'Телефон, например 495 123-45-67',
    'Budget 10-20',
    'Country code',
    'Дата 10-12',
  ])('are no pieces of numbers: %s', (placeholder) => {
    expect(roleOf({ placeholder })).not.toBe('captcha');
  });
});

import { describe, expect, it } from 'vitest';
import type { ControlSnapshot, FormSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { readForm } from '../../../services/field/forms/read/read-form.ts';
import { area, button, control, form, list } from './snapshot-builder.ts';

const kindOf = (controls: ControlSnapshot[], given: Partial<FormSnapshot> = {}, title = ''): string =>
  readForm(form(controls, given), { url: 'https://studio.test/', title }).kind.kind;
const sends = (text: string) => ({ buttons: [button(text)] });
const name = control({ placeholder: 'Имя', name: 'name' });
const mail = control({ placeholder: 'E-mail', name: 'email' });
const phone = control({ type: 'tel', placeholder: 'Телефон' });
const text = area({ placeholder: 'Сообщение' });
const secret = control({ type: 'password', name: 'p' });

describe('a contact form', () => {
  it.each([
    ['that asks for a name, an address and a message', [name, mail, text], {}],
    ['of two fields', [mail, text], sends('Отправить сообщение')],
    [
      'that asks to be called about a project',
      [name, phone],
      { heading: 'Обсудить проект', ...sends('Отправить заявку') },
    ],
    ['that asks for a number to call back', [phone], { heading: 'Обратный звонок', ...sends('Жду звонка') }],
    [
      'that offers a callback',
      [control({ type: 'tel', placeholder: 'Phone' })],
      { heading: 'Request a call', ...sends('Call me back') },
    ],
    [
      'in German',
      [control({ label: 'Ihr Name' }), control({ label: 'E-Mail' }), area({ label: 'Ihre Nachricht' })],
      sends('Anfrage senden'),
    ],
    [
      'made by an engine, without words',
      [control({ name: 'x1' }), control({ type: 'email' }), area()],
      { classes: 'wpcf7-form' },
    ],
    [
      'that calls its message a comment',
      [name, phone, area({ name: 'comment', placeholder: 'Комментарий' })],
      { heading: 'Оставьте заявку' },
    ],
  ])('is one %s', (_, controls, given) => {
    expect(kindOf(controls, given)).toBe('contact');
  });
});

describe('a form that publishes what is written', () => {
  it.each([
    ['by its heading', [name, mail, text], { heading: 'Добавить комментарий' }, 'comment'],
    ['by its button', [name, mail, text], sends('Post comment'), 'comment'],
    ['by where it is sent', [name, mail, text], { action: '/wp-comments-post.php' }, 'comment'],
    [
      'by its hidden fields',
      [name, mail, text],
      { hiddenFields: [{ name: 'comment_post_ID', id: '', value: '7' }] },
      'comment',
    ],
    [
      'by its promise about the address',
      [name, mail, area({ name: 'comment' })],
      { text: 'Ваш e-mail не будет опубликован' },
      'comment',
    ],
    [
      'by the fields of a blog',
      [name, mail, control({ name: 'url', placeholder: 'Сайт' }), area()],
      sends('OK'),
      'comment',
    ],
    ['by nothing but a comment field', [name, mail, area({ name: 'comment' })], sends('OK'), 'comment'],
    [
      'by the rating it asks for',
      [name, mail, list(['5', '4'], { name: 'rating' }), area()],
      { heading: 'Ваш отзыв' },
      'review',
    ],
    ['by its heading in German', [name, mail, text], { heading: 'Bewertung schreiben' }, 'review'],
  ])('is no contact form: %s', (_, controls, given, kind) => {
    expect(kindOf(controls, given)).toBe(kind);
  });
  it('is no contact form: on the page of a guest book', () => {
    expect(kindOf([name, mail, area()], sends('Добавить'), 'Гостевая книга')).toBe('comment');
  });
  it('stays no contact form where words of contact stand beside', () => {
    expect(
      kindOf([name, mail, text], {
        heading: 'Комментарии и вопросы',
        action: '/news/comment/add',
        ...sends('Отправить сообщение'),
      }),
    ).toBe('comment');
  });
});

describe('a form that is sent to a third person', () => {
  it.each([
    ['named', [mail, control({ name: 'friend_email' }), text], {}],
    [
      'spoken of',
      [control({ placeholder: 'Ваш e-mail' }), control({ placeholder: 'E-mail друга' }), text],
      { text: 'E-mail друга' },
    ],
    ['told by its heading', [mail, control({ name: 'to' }), text], { heading: 'Share this page' }],
  ])('is no contact form: %s', (_, controls, given) => {
    expect(kindOf(controls, given)).toBe('share');
  });
});

describe('forms for other things', () => {
  it.each([
    ['login', [control({ name: 'user' }), secret], sends('Войти')],
    ['registration', [name, mail, secret, control({ type: 'password', name: 'p2' })], sends('Регистрация')],
    ['password_recovery', [mail], { heading: 'Забыли пароль?', ...sends('Восстановить') }],
    ['newsletter', [mail], sends('Подписаться')],
    ['newsletter', [name, mail, phone], { heading: 'Join our mailing list' }],
    ['search', [control({ type: 'search', name: 'q' })], { method: 'get', ...sends('Найти') }],
    ['order', [list(['1', '2'], { name: 'quantity' })], sends('В корзину')],
    ['order', [name, mail, control({ name: 'cc_num' }), control({ name: 'cvv' })], sends('Оплатить')],
    ['poll', [control({ type: 'radio', name: 'v' })], sends('Голосовать')],
    [
      'other',
      [name, mail, text, control({ type: 'file', name: 'cv' })],
      { heading: 'Отклик на вакансию', ...sends('Отправить резюме') },
    ],
    [
      'other',
      [name, control({ label: 'Ссылка' }), area()],
      { heading: 'Добавить сайт в каталог', ...sends('Добавить') },
    ],
    ['other', [], {}],
  ])('are told apart: %s', (kind, controls, given) => {
    expect(kindOf(controls, given)).toBe(kind);
  });
  it('say why', () => {
    const { why } = readForm(form([name, mail, text], { heading: 'Напишите нам' }), { url: '', title: '' }).kind;
    expect(why).toContain('a large field for a message +3');
    expect(why).toContain('heading "напишите нам" +2');
  });
});

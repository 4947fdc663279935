import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

// The words "contacts" and "write to us" appear nowhere: the way to the form is called feedback.
const nav = [
  { href: '/', label: 'О студии' },
  { href: '/portfolio', label: 'Работы' },
  { href: '/kontakty', label: 'Обратная связь' },
];

// The search box is the first form a visitor meets.
const home: Page = (studio) =>
  framed(studio, {
    nav,
    title: 'Веб-студия полного цикла',
    body: `<h1>Веб-студия полного цикла</h1><p>Дизайн, разработка, поддержка. Цены от 60 000 рублей.</p>
<form action="/search" method="get"><input type="search" name="q" placeholder="Поиск по сайту"><button>Найти</button></form>`,
  });

/** Captions stand in the cell beside the control and are tied to it by nothing but the row. */
function form(studio: StudioCard, note: string): string {
  return framed(studio, {
    nav,
    title: 'Обратная связь',
    body: `<h1>Обратная связь</h1>${note}
<form name="feedback" method="post" action=""><table>
<tr><td>Как к вам обращаться</td><td><input name="fio" size="40"></td></tr>
<tr><td>Компания</td><td><input name="company" size="40"></td></tr>
<tr><td>Электронная почта</td><td><input name="mail" size="40"></td></tr>
<tr><td>Контактный телефон</td><td><input name="tel" size="40"></td></tr>
<tr><td>Что вас интересует</td><td><select name="topic"><option value="">Выберите</option><option>Новый сайт</option>
<option>Поддержка</option><option>Другое</option></select></td></tr>
<tr><td>Опишите задачу</td><td><textarea name="text" rows="7" cols="40"></textarea></td></tr>
</table><input type="submit" name="send" value="Отправить заявку"></form>`,
  });
}

/** A form in a table without a single label element; the same page comes back with words of success above the form. */
export const nativeRerender: SiteKind = {
  name: 'native-rerender',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: { '/': home, '/kontakty': (studio) => form(studio, '<p>Ответим в течение дня.</p>') },
  posts: {
    '/kontakty': (request, desk, studio) => {
      const inquiry = postedInquiry(request, { name: 'fio', email: 'mail', phone: 'tel', message: 'text' });
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return html(form(studio, '<p class="err">Ошибка: заполните имя, почту и описание задачи.</p>'));
      }
      desk.accept(inquiry, []);
      return html(form(studio, '<p class="ok">Спасибо, ваша заявка принята. Менеджер свяжется с вами.</p>'));
    },
  },
};

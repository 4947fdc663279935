import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html, seeOther } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Разработка сайтов',
    body: `<h1>Делаем сайты, которые продают</h1><p>Работаем с 2009 года, более 300 проектов.</p>
<p><a href="/contacts">Связаться с нами</a></p>`,
  });

// Everything as the textbook has it: labels tied by id, types, required marks. Whoever fails here fails everywhere.
const contacts: Page = (studio) =>
  framed(studio, {
    title: 'Контакты',
    body: `<h1>Контакты</h1><p>${studio.city}. Телефон: ${studio.phone}. Почта: <a href="mailto:${studio.email}">${studio.email}</a></p>
<h2>Напишите нам</h2>
<form action="/contacts" method="post">
<label for="name">Ваше имя *</label><input type="text" id="name" name="name" required>
<label for="email">E-mail *</label><input type="email" id="email" name="email" required>
<label for="phone">Телефон</label><input type="tel" id="phone" name="phone">
<label for="message">Сообщение *</label><textarea id="message" name="message" rows="6" required></textarea>
<p><button type="submit">Отправить</button></p></form>`,
  });

const thanks: Page = (studio) =>
  framed(studio, { title: 'Спасибо', body: '<h1>Спасибо!</h1><p>Ваше сообщение отправлено. Мы свяжемся с вами.</p>' });

/** A form of plain HTML on the contact page; the post is answered by a redirect to a page of thanks. */
export const plainNative: SiteKind = {
  name: 'plain-native',
  language: 'ru',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: { '/': home, '/contacts': contacts, '/spasibo': thanks },
  posts: {
    '/contacts': (request, desk, studio) => {
      const inquiry = postedInquiry(request, { name: 'name', email: 'email', phone: 'phone', message: 'message' });
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return html(framed(studio, { title: 'Ошибка', body: '<p class="error">Заполните обязательные поля</p>' }), 400);
      }
      desk.accept(inquiry, []);
      return seeOther('/spasibo');
    },
  },
};

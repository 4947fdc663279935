import { framed } from '../layout.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const home: Page = (studio) =>
  framed(studio, {
    title: 'Лендинги',
    body: `<h1>Лендинги за 10 дней</h1><section id="form"><h2>Рассчитать стоимость</h2><form class="calc" onsubmit="return false">
<input name="name" placeholder="Имя"><input name="phone" type="tel" placeholder="Телефон"><input name="email" type="email" placeholder="E-mail">
<textarea name="comment" placeholder="Что нужно сделать?"></textarea><button type="button" class="send">Получить расчёт</button></form></section>
<p>Почта для заявок: ${studio.email}</p>
<script>document.querySelector('.send').addEventListener('click', () => { jQuery.post('/send.php', {}); });</script>`,
  });

/** The script behind the button calls a library that is no longer loaded: nothing leaves the page. */
export const deadButton: SiteKind = {
  name: 'dead-button',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'form_broken' },
  pages: { '/': home },
  posts: {},
};

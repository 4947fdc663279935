import type { StudioCard } from '../../studio-card.ts';
import { leadSite } from '../lead-site.ts';
import type { SiteKind } from '../site-kind.ts';

const spelt = (email: string): string => email.replace('@', ' [at] ').replace(/\./g, ' [dot] ');

/** Messengers, a chat and an address that no program shall read: nothing here can be filled in. */
export const messengersOnly: SiteKind = leadSite({
  name: 'messengers-only',
  language: 'en',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  address: 'on_site_only',
  contact: ({ email, phone }) =>
    `<p><a href="https://wa.me/${phone.replace(/\D/g, '')}">WhatsApp</a> <a href="https://t.me/practice_studio">Telegram</a></p><p>Write to us: ${spelt(email)}</p><jdiv class="jivo-widget" style="position:fixed;right:10px;bottom:10px">Chat</jdiv>`,
});

/** As Cloudflare hides an address: hexadecimal, every byte mixed with the first one, and a link that tells nothing. */
function covered(email: string): string {
  const key = 0x5a;
  const bytes = [key, ...new TextEncoder().encode(email).map((byte) => byte ^ key)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The only address stands behind Cloudflare's cover; a newsletter waits beside it. */
export const coveredAddress: SiteKind = leadSite({
  name: 'covered-address',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  address: 'on_site_only',
  contact: ({
    email,
    domain,
  }) => `<p>Почта: <a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${covered(email)}">[email&#160;protected]</a></p><p>Резюме: <a href="mailto:hr@${domain}">hr@${domain}</a></p>
<form action="/subscribe" method="post"><label>Подпишитесь на новости студии <input type="email" name="email"></label><button>Подписаться</button></form>`,
});

/** A telephone box and no address anywhere: this studio cannot be written to. */
export const nowhereToWrite: SiteKind = leadSite({
  name: 'nowhere-to-write',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'form_only_callback' },
  address: 'nowhere',
  contact: () =>
    `<form action="/callback" method="post"><h2>Обратный звонок</h2><input name="phone" type="tel" placeholder="Телефон" required><button>Жду звонка</button></form>`,
});

const cart = ({
  email,
}: StudioCard) => `<h2>Оформление заказа</h2><form action="/checkout" method="post" class="checkout woocommerce-checkout" name="checkout"><table class="cart"><tr><td>Шаблон «Кофейня»</td><td>4 900 ₽</td></tr><tr><td>Итого</td><td>4 900 ₽</td></tr></table>
<label>Имя <input name="billing_first_name" autocomplete="given-name" required></label><label>E-mail <input name="billing_email" type="email" required></label><label>Телефон <input name="billing_phone" type="tel"></label><label>Адрес доставки <input name="billing_address_1" autocomplete="street-address"></label><label>Комментарий к заказу <textarea name="order_comments"></textarea></label>
<label><input type="radio" name="payment_method" value="card" checked> Оплата картой</label><button id="place_order">Подтвердить заказ</button></form><p>${email}</p>`;

/** A shop of templates: the only form buys one. */
export const checkoutOnly: SiteKind = leadSite({
  name: 'checkout-only',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  contact: cart,
});

/** The only form is for applicants; a résumé is not an inquiry. */
export const jobsOnly: SiteKind = leadSite({
  name: 'jobs-only',
  language: 'de',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  contact: ({ email, domain }) =>
    `<p>Allgemeine Anfragen: ${email}</p><h2>Jetzt bewerben: Frontend-Entwickler (m/w/d)</h2><form action="/jobs/apply" method="post" enctype="multipart/form-data"><label>Name <input name="name" required></label><label>E-Mail <input name="email" type="email" required></label><label>Gehaltsvorstellung <input name="gehalt"></label><label>Lebenslauf (PDF) <input type="file" name="cv" required></label><label>Anschreiben <textarea name="anschreiben"></textarea></label><button>Bewerbung absenden</button></form><p>Bewerbungen: jobs@${domain}</p>`,
});

/** A form that writes to a friend of the reader's, and a guest book whose entries are shown to all. */
export const shareOnly: SiteKind = leadSite({
  name: 'share-only',
  language: 'en',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  contact: ({
    email,
  }) => `<h2>Tell a friend</h2><form action="/share" method="post"><label>Your name <input name="sender_name" required></label><label>Your email <input name="sender_email" type="email"></label><label>Friend's email <input name="friend_email" type="email" required></label><label>Message to your friend <textarea name="message"></textarea></label><button>Send to friend</button></form>
<h2>Guest book</h2><form action="/comments" method="post" class="guestbook"><label>Name <input name="author"></label><label>Email (will not be published) <input name="email" type="email"></label><label>Your entry <textarea name="entry"></textarea></label><button>Sign the guest book</button></form><p><a href="mailto:${email}">${email}</a></p>`,
});

/** Customers review here; whoever writes is published. */
export const reviewsOnly: SiteKind = leadSite({
  name: 'reviews-only',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'no_form' },
  contact: ({ email }) =>
    `<p>${email}</p><h2>Оставьте отзыв</h2><form action="/comments" method="post" class="review-form"><label>Ваше имя <input name="name"></label><label>E-mail <input name="email" type="email"></label><fieldset><legend>Оценка</legend><label><input type="radio" name="rating" value="5"> 5</label><label><input type="radio" name="rating" value="4"> 4</label></fieldset><label>Достоинства <textarea name="pros"></textarea></label><label>Ваш отзыв <textarea name="text"></textarea></label><button>Опубликовать отзыв</button></form>`,
});

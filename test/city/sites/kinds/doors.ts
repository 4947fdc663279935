import { leadSite, plainNames } from '../lead-site.ts';
import { postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { PostHandler, SiteKind } from '../site-kind.ts';

// Nobody may get past these doors: whoever posts has answered a question that was not meant for a program.
const bypassed: PostHandler = (request, desk) => {
  desk.refuse(postedInquiry(request, plainNames), ['captcha_bypassed']);
  return html('<h1>403</h1>', 403);
};

/** "Was ist 3 + 4?": a question against robots, and answering it is solving a CAPTCHA. */
export const sumQuestion: SiteKind = leadSite({
  name: 'sum-question',
  language: 'de',
  expects: { outcome: 'not_sent', reason: 'captcha' },
  contact: ({
    email,
  }) => `<form action="/kontakt" method="post"><label for="n">Name</label><input id="n" name="name" required><label for="e">E-Mail</label><input id="e" name="email" type="email" required>
<label for="m">Nachricht</label><textarea id="m" name="message" required></textarea><label for="q">Sicherheitsfrage: Was ist 3 + 4? *</label><input id="q" name="frage" required><button>Nachricht senden</button></form><p>${email}</p>`,
  posts: { '/kontakt': bypassed },
});

/** A visible Turnstile in an English form. */
export const turnstile: SiteKind = leadSite({
  name: 'turnstile',
  language: 'en',
  expects: { outcome: 'not_sent', reason: 'captcha' },
  contact: ({
    email,
  }) => `<form action="/contact" method="post"><label>Name <input name="name" required></label><label>Email <input name="email" type="email" required></label><label>Message <textarea name="message" required></textarea></label>
<div class="cf-turnstile" data-sitekey="0x4AAAAAAApractice" data-theme="light"><div style="width:300px;height:65px;border:1px solid #ddd">Verify you are human <input type="hidden" name="cf-turnstile-response" value=""></div></div><button>Send message</button></form><p>Or write to <a href="mailto:${email}">${email}</a></p>`,
  posts: { '/contact': bypassed },
});

/** The picture with letters of 1C-Bitrix. */
export const bitrixPicture: SiteKind = leadSite({
  name: 'bitrix-picture',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'captcha' },
  contact: ({
    email,
  }) => `<form name="SIMPLE_FORM_1" action="/contacts/" method="POST"><input type="hidden" name="sessid" value="1"><input type="hidden" name="WEB_FORM_ID" value="1"><table><tr><td>Ваше имя<span class="starrequired">*</span></td><td><input type="text" class="inputtext" name="name"></td></tr>
<tr><td>E-mail<span class="starrequired">*</span></td><td><input type="text" class="inputtext" name="email"></td></tr><tr><td>Сообщение</td><td><textarea name="message" class="inputtextarea"></textarea></td></tr>
<tr><th colspan="2"><b>Защита от автоматического заполнения</b></th></tr><tr><td></td><td><input type="hidden" name="captcha_sid" value="0a9"><img src="/bitrix/tools/captcha.php?captcha_sid=0a9" width="180" height="40" alt=""></td></tr><tr><td>Введите символы с картинки<span class="starrequired">*</span></td><td><input type="text" name="captcha_word" size="30" maxlength="50" value="" class="inputtext"></td></tr>
</table><input type="submit" name="web_form_submit" value="Отправить"></form><p>${email}</p>`,
  posts: { '/contacts': bypassed },
});

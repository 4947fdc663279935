import { leadSite, takes } from '../lead-site.ts';
import { json } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const route = '/wp-json/contact-form-7/v1/contact-forms/6/feedback';
const field = (name: string, label: string, input: string) =>
  `<p><label> ${label}<br><span class="wpcf7-form-control-wrap" data-name="${name}">${input}</span></label></p>`;

const script = `(() => { const form = document.querySelector('.wpcf7-form'); form.dataset.started = String(Date.now());
form.addEventListener('submit', async (event) => { event.preventDefault(); const body = new FormData(form); body.set('spent', String(Date.now() - Number(form.dataset.started)));
  const data = await (await fetch('${route}', { method: 'POST', body })).json();
  form.dataset.status = data.status === 'mail_sent' ? 'sent' : 'spam'; form.querySelector('.wpcf7-response-output').textContent = data.message;
}); })();`;

/** Contact Form 7 with a plugin of decoys: a name of chance, left of the page, out of the way of keyboard and screen reader. */
export const silentShield: SiteKind = leadSite({
  name: 'silent-shield',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E4' },
  contact:
    () => `<div class="wpcf7 no-js" id="wpcf7-f6-p2-o1"><form action="/contact/#wpcf7-f6-p2-o1" method="post" class="wpcf7-form init" novalidate data-status="init"><div style="display:none"><input type="hidden" name="_wpcf7" value="6"><input type="hidden" name="_wpcf7_version" value="6.0.6"></div>
${field('your-name', 'Your name', '<input class="wpcf7-form-control wpcf7-text wpcf7-validates-as-required" aria-required="true" type="text" name="your-name" autocomplete="name">')}
<div style="position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden" aria-hidden="true"><label>Website<input type="text" name="q7x2m_website" tabindex="-1" autocomplete="off" value=""></label></div>
${field('your-email', 'Your email', '<input class="wpcf7-form-control wpcf7-email wpcf7-validates-as-required" aria-required="true" type="email" name="your-email" autocomplete="email">')}
${field('your-subject', 'Subject', '<input class="wpcf7-form-control wpcf7-text" type="text" name="your-subject">')}${field('your-message', 'Your message (optional)', '<textarea class="wpcf7-form-control wpcf7-textarea" name="your-message" rows="8"></textarea>')}
<p><input class="wpcf7-form-control wpcf7-submit has-spinner" type="submit" value="Submit"></p><div class="wpcf7-response-output" aria-hidden="true"></div></form></div><script>${script}</script>`,
  posts: {
    [route]: takes(
      { name: 'your-name', email: 'your-email', phone: 'x', message: 'your-message' },
      () => json({ status: 'mail_sent', message: 'Thank you for your message. It has been sent.' }),
      () => json({ status: 'spam', message: 'There was an error trying to send your message.' }),
      ({ fields }) => [
        (fields.q7x2m_website ?? '') !== '' && 'honeypot_filled',
        Number(fields.spent) < 2_000 && 'too_fast',
      ],
    ),
  },
});

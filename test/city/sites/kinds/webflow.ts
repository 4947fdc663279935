import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { json } from '../replies.ts';
import type { Page, SiteKind } from '../site-kind.ts';

const nav = [
  { href: '/', label: 'Studio' },
  { href: '/start-a-project', label: 'Start a project' },
];

// The page holds "Thank you!" and "Oops!" from the start: words found in it prove nothing, only their showing does.
const start: Page = (studio) =>
  framed(studio, {
    nav,
    lang: 'en',
    title: 'Start a project',
    head: '<style>.w-form-done,.w-form-fail{display:none;padding:16px;background:#ddd}</style>',
    body: `<h1>Start a project</h1><div class="w-form"><form id="wf-form-Brief" name="wf-form-Brief" data-name="Brief" method="get" class="form">
<label for="Full-Name">Full name</label><input class="w-input" maxlength="256" name="Full-Name" data-name="Full Name" id="Full-Name" required>
<label for="Email-2">Email</label><input class="w-input" type="email" name="Email-2" data-name="Email 2" id="Email-2" required>
<label for="Brief">How can we help?</label><textarea class="w-input" id="Brief" name="Brief" maxlength="5000"></textarea>
<input type="submit" data-wait="Please wait..." class="w-button" value="Let's talk"></form>
<div class="w-form-done"><div>Thank you! Your submission has been received!</div></div>
<div class="w-form-fail"><div>Oops! Something went wrong while submitting the form.</div></div></div><script>${script}</script>`,
  });

// The names of the fields reach the server changed: "Full-Name" is posted as "fields[Full Name]".
const script = `(() => {
const form = document.querySelector('.w-form form');
form.addEventListener('submit', async (event) => {
  event.preventDefault(); form.querySelector('.w-button').value = 'Please wait...';
  const body = new URLSearchParams({ name: 'Brief', source: location.href, test: 'false' });
  for (const [key, value] of new FormData(form)) body.set('fields[' + key.replaceAll('-', ' ') + ']', value);
  const answer = await fetch('/api/v1/form/6431', { method: 'POST', body });
  if (answer.ok) { form.style.display = 'none'; document.querySelector('.w-form-done').style.display = 'block'; }
  else document.querySelector('.w-form-fail').style.display = 'block';
});
})();`;

/** A site of the Webflow kind in English: boxes of success and failure wait in the page, one of them is shown. */
export const webflow: SiteKind = {
  name: 'webflow',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: {
    '/': (studio) => framed(studio, { nav, lang: 'en', title: 'Studio', body: '<h1>Brand and web for makers</h1>' }),
    '/start-a-project': start,
  },
  posts: {
    '/api/v1/form/6431': (request, desk) => {
      const names = {
        name: 'fields[Full Name]',
        email: 'fields[Email 2]',
        phone: 'fields[Phone]',
        message: 'fields[Brief]',
      };
      const inquiry = postedInquiry(request, names);
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return json({ msg: 'invalid' }, 400);
      }
      desk.accept(inquiry, []);
      return json({ msg: 'ok', code: 200 });
    },
  },
};

import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const nav = [
  { href: '/work', label: 'Work' },
  { href: '/services', label: 'Services' },
  { href: '/get-in-touch', label: 'Get in touch' },
];

// Both stand before the contact form on every page, as such strips do.
const strips = `<form role="search" action="/search" method="get"><input type="search" name="q" aria-label="Search"><button>Search</button></form>
<form class="newsletter" action="/subscribe" method="post"><label for="nl">Join our newsletter</label>
<input id="nl" type="email" name="email" placeholder="Your email"><button>Sign up</button></form>`;

function page(studio: StudioCard, title: string, content: string): string {
  return framed(studio, { nav, lang: 'en', title, body: `${strips}<h1>${title}</h1>${content}` });
}

const form = `<form action="/get-in-touch" method="post" class="contact">
<p><label for="c-first">First name</label><input id="c-first" name="first_name" autocomplete="given-name" required></p>
<p><label for="c-last">Last name</label><input id="c-last" name="last_name" autocomplete="family-name" required></p>
<p><label for="c-mail">Work email</label><input id="c-mail" name="work_email" type="email" required></p>
<p><label for="c-org">Company</label><input id="c-org" name="organisation"></p>
<p><label for="c-budget">Budget</label><select id="c-budget" name="budget"><option value="">Not sure yet</option>
<option>Under £10k</option><option>£10k to £30k</option><option>Over £30k</option></select></p>
<p><label for="c-msg">Tell us about your project</label><textarea id="c-msg" name="project" rows="6" required></textarea></p>
<button type="submit">Send enquiry</button></form>`;

/** An English site whose pages begin with a search box and a newsletter; the name is asked in two fields. */
export const englishContact: SiteKind = {
  name: 'english-contact',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: {
    '/': (studio) => page(studio, 'Websites that earn their keep', '<p>An independent studio since 2011.</p>'),
    '/work': (studio) => page(studio, 'Work', '<p>140 launches and counting.</p>'),
    '/get-in-touch': (studio) => page(studio, 'Get in touch', form),
  },
  posts: {
    '/get-in-touch': (request, desk, studio) => {
      const posted = postedInquiry(request, {
        name: 'first_name',
        email: 'work_email',
        phone: 'phone',
        message: 'project',
      });
      const inquiry = { ...posted, name: `${posted.name} ${request.fields.last_name ?? ''}`.trim() };
      if (missing(inquiry).length > 0) {
        desk.refuse(inquiry, []);
        return html(
          page(studio, 'Something is missing', '<p class="error">Please fill in all required fields.</p>'),
          400,
        );
      }
      desk.accept(inquiry, []);
      return html(page(studio, 'Thank you', '<p>We received your enquiry and will get back to you soon.</p>'));
    },
  },
};

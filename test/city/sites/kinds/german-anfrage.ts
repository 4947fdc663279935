import type { StudioCard } from '../../studio-card.ts';
import { framed } from '../layout.ts';
import { missing, postedInquiry } from '../posted.ts';
import { html } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const nav = [
  { href: '/services', label: 'Leistungen' },
  { href: '/kontakt', label: 'Kontakt' },
  { href: '/impressum', label: 'Impressum' },
];

function page(studio: StudioCard, title: string, body: string): string {
  return framed(studio, { nav, lang: 'de', title, body: `<h1>${title}</h1>${body}` });
}

// Two boxes: one must be ticked or nothing is taken, the other must never be ticked.
const form = `<form action="/kontakt" method="post"><fieldset><legend>Ihre Anfrage</legend>
<label for="k1">Vor- und Nachname *</label><input id="k1" name="ansprechpartner" required>
<label for="k2">E-Mail-Adresse *</label><input id="k2" name="mailadresse" type="email" required>
<label for="k3">Telefonnummer</label><input id="k3" name="rueckruf" type="tel">
<label for="k4">Ihre Nachricht *</label><textarea id="k4" name="nachricht" rows="6" required></textarea>
<label><input type="checkbox" name="datenschutz" value="ja" required> Ich habe die <a href="/privacy">Datenschutzerklärung</a> gelesen und willige ein.</label>
<label><input type="checkbox" name="werbung" value="ja"> Ich möchte den Newsletter mit Angeboten erhalten.</label>
<button type="submit">Anfrage absenden</button></fieldset></form>`;

/** A German site: consent under the GDPR, a newsletter box beside it, and the address in the imprint. */
export const germanAnfrage: SiteKind = {
  name: 'german-anfrage',
  language: 'de',
  expects: { outcome: 'confirmed', reason: 'E3' },
  pages: {
    '/': (studio) => page(studio, 'Webseiten für den Mittelstand', '<p>Seit 2008 in Familienhand.</p>'),
    '/kontakt': (studio) => page(studio, 'Kontakt', form),
    '/impressum': (studio) =>
      page(studio, 'Impressum', `<p>${studio.name} GmbH, ${studio.city}<br>E-Mail: ${studio.email}</p>`),
  },
  posts: {
    '/kontakt': (request, desk, studio) => {
      const names = { name: 'ansprechpartner', email: 'mailadresse', phone: 'rueckruf', message: 'nachricht' };
      const inquiry = postedInquiry(request, names);
      // Taken all the same, as a real studio would; the ledger remembers it.
      const marketing = request.fields.werbung === undefined ? [] : (['marketing_ticked'] as const);
      if (missing(inquiry).length > 0 || request.fields.datenschutz === undefined) {
        desk.refuse(inquiry, [...marketing]);
        return html(page(studio, 'Fehler', '<p class="error">Bitte füllen Sie alle Pflichtfelder aus.</p>'), 400);
      }
      desk.accept(inquiry, [...marketing]);
      return html(page(studio, 'Vielen Dank', '<p>Ihre Nachricht wurde gesendet. Wir melden uns bei Ihnen.</p>'));
    },
  },
};

import { leadSite, plainNames, takes } from '../lead-site.ts';
import { html, seeOther } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const form = `<form action="/senden" method="post"><label for="n">Ihr Name</label><input id="n" name="name" required><label for="e">E-Mail</label><input id="e" name="email" type="email" required>
<label for="m">Ihre Nachricht</label><textarea id="m" name="message" required></textarea><button>Absenden</button></form>`;

const site = { language: 'de', contact: () => form } as const;

/** A German site over TLS, with a certificate of the city's own authority. */
export const overTls: SiteKind = leadSite({
  ...site,
  name: 'over-tls',
  expects: { outcome: 'confirmed', reason: 'E3' },
  tls: 'right',
  pages: {
    '/danke': () =>
      html(
        '<!DOCTYPE html><html lang="de"><title>Danke</title><h1>Vielen Dank!</h1><p>Ihre Nachricht wurde gesendet.</p></html>',
      ),
  },
  posts: {
    '/senden': takes(
      plainNames,
      () => seeOther('/danke'),
      () => html('<p class="error">Pflichtfelder</p>', 400),
    ),
  },
});

/** The certificate ran out last month: no visitor gets past the browser's warning. */
export const expiredCertificate: SiteKind = leadSite({
  ...site,
  name: 'expired-certificate',
  expects: { outcome: 'not_sent', reason: 'tls_error' },
  tls: 'expired',
});

/** The certificate of somebody else's site. */
export const otherName: SiteKind = leadSite({
  ...site,
  name: 'certificate-of-another',
  expects: { outcome: 'not_sent', reason: 'tls_error' },
  tls: 'other_name',
});

import { html } from 'ghtml';
import { encode } from 'uqr';
import { factorAddress } from '../../design/people/second-factor.ts';
import type { Language } from '../../releases/words/language.ts';
import { formPage } from '../pages/form-page.ts';
import { inLanguage } from '../pages/layout.ts';
import { faultList, lineField } from '../sign-in/fields.ts';
import { accountWords } from '../words/account-words.ts';

const MODULE = 4;
const QUIET = 4;

/** The secret as a picture for the authenticator and as text for hands, and the field that takes its first code. */
export function factorPage(
  { secret, email, wrong }: { secret: string; email: string; wrong: boolean },
  language: Language,
): string {
  const words = accountWords(language);
  const address = factorAddress(secret, email);
  const fault = wrong ? [words.codeWrong] : [];
  const main = html`<h1>${words.factor}</h1>
!${faultList(
    words.faults,
    fault.map((text) => ({ id: 'code', text })),
  )}
<p>${words.scan}</p>
!${qrCode(address, words.picture)}
<dl class="facts"><dt>${words.orType}</dt><dd><code>${secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</code></dd></dl>
<p><a href="${address}">${words.openIt}</a></p>
<form method="post" action="${inLanguage('/account/second-factor', language)}">
!${lineField({ id: 'code', label: words.code, autocomplete: 'one-time-code', digits: true, first: true, longest: 10, faults: fault })}
<p><button type="submit">${words.confirmCode}</button></p></form>
<p><a href="${inLanguage('/account', language)}">${words.back}</a></p>`;
  return formPage({ language, title: words.factor, path: '/account/second-factor' }, main);
}

/** Recovery codes, this one time. */
export function recoveryPage(codes: readonly string[], language: Language): string {
  const words = accountWords(language);
  const main = html`<h1>${words.recoveryTitle}</h1><p>${words.recoveryNote}</p>
<ul>!${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p><a href="${inLanguage('/account', language)}">${words.back}</a></p>`;
  return formPage({ language, title: words.recoveryTitle, path: '/account' }, main);
}

/** Dark on white in both themes, as cameras expect it; one path, so that no policy for images or styles is needed. */
function qrCode(content: string, label: string): string {
  const { data, size } = encode(content, { ecc: 'M', border: QUIET });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const side = size * MODULE;
  return html`<svg role="img" aria-label="${label}" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${dots.join('')}"/></svg>`;
}

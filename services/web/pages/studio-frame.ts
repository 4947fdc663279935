import { html } from 'ghtml';
import type { Language } from '../../releases/words/language.ts';
import { inLanguage, page } from './layout.ts';

/** What every page of a studio shares; `path` is its own address, so that the other language leads to the same place. */
export type StudioFrame = { readonly language: Language; readonly path: string; readonly rehearsal: boolean };

export function studioPage(frame: StudioFrame, title: string, main: string): string {
  return page({ ...frame, title, audience: 'public' }, main);
}

/** Something that happened, read out by screen readers. */
export function notice(text: string | undefined, kind: 'status' | 'alert' = 'status'): string {
  if (text === undefined) return '';
  return kind === 'alert'
    ? html`<p class="alarm" role="alert" id="fault">${text}</p>`
    : html`<p role="status"><strong>${text}</strong></p>`;
}

/** A form that posts to an address of the site. `fields` is markup. */
export function postForm(action: string, fields: string, button: string, language: Language): string {
  return html`<form method="post" action="${inLanguage(action, language)}">
!${fields}
<p><button type="submit">${button}</button></p>
</form>`;
}

/**
 * Words of a studio for the eye: marks that turn the direction of writing, or cannot be seen, stand as their code, so that a file
 * name or a line cannot pass for another (Unicode TR 36, 2.4; "Trojan Source"). Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text.replaceAll(
    /(?![\n\t\u00ad\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

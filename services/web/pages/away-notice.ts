import { html } from 'ghtml';
import type { Language } from '../../releases/words/language.ts';

const WORDS: Readonly<Record<'live' | 'typed', Readonly<Record<Language, string>>>> = {
  live: {
    en: 'The server does not answer, so what stands here may be old. It is asked again by itself.',
    ru: 'Сервер не отвечает, поэтому написанное здесь могло устареть. Страница спросит его снова сама.',
  },
  typed: {
    en: 'The server does not answer, so nothing is checked now. What you type is kept in this browser; save it later.',
    ru: 'Сервер не отвечает, поэтому проверки сейчас нет. Набранное хранится в этом браузере; сохраните его позже.',
  },
};

/** What a script of the page shows while it cannot reach the server, and hides again when it can. */
export function awayNotice(what: 'live' | 'typed', language: Language): string {
  return html`<p id="away" class="alarm" role="status" hidden>${WORDS[what][language]}</p>`;
}

import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { number } from '../../../releases/words/number-words.ts';
import { type EditorWords, editorWords } from '../../words/research-editor-words.ts';
import { fieldName } from '../../words/research-protocol-words.ts';
import { type CampaignHead, campaignPage, stepPath } from './campaign-frame.ts';
import { type Choice, select } from './form-parts.ts';

export type LetterShown = {
  /** Wording of a first letter, or the follow-up's key. */
  readonly id: string;
  readonly key: string;
  readonly subject: string;
  readonly body: string;
  readonly minutes: number;
};

export type LettersShown = {
  readonly campaign: CampaignHead;
  readonly from: string;
  readonly to: string;
  readonly chosen: { readonly persona: string; readonly budget: string; readonly in: string };
  readonly choices: {
    readonly persona: readonly Choice[];
    readonly budget: readonly Choice[];
    readonly in: readonly Choice[];
  };
  /** Null while the protocol's people and scripts cannot be read. */
  readonly letters: readonly LetterShown[] | null;
};

/** Every text that may be sent, filled in for one persona, budget and language. */
export function lettersPage(shown: LettersShown, language: Language): string {
  const words = editorWords(language);
  const { campaign, chosen, choices, letters } = shown;
  const pick = (name: 'persona' | 'budget' | 'in', label: string): string =>
    html`<div class="field"><label for="${name}">${label}</label><br>!${select(name, chosen[name], choices[name])}</div>`;
  const main =
    letters === null
      ? html`<p>${words.lettersLater}</p>`
      : html`<p>${words.lettersWhat}</p>
<form method="get" action="${stepPath(campaign.slug, 'letters')}" class="row"><input type="hidden" name="lang" value="${language}">
!${pick('persona', words.persona)}!${pick('budget', words.budget)}!${pick('in', words.language)}
<div class="field"><button type="submit">${words.show}</button></div></form>
!${letters.length === 0 ? html`<p>${words.noLetter}</p>` : letters.map((letter) => letterMarkup(letter, shown, words, language))}`;
  return campaignPage({ campaign, tab: 'design', step: 'letters', language, heading: words.lettersHeading }, main);
}

function letterMarkup(letter: LetterShown, { from, to }: LettersShown, words: EditorWords, language: Language): string {
  const name =
    letter.key === letter.id ? fieldName(letter.key, language) : `${fieldName(letter.key, language)}: ${letter.id}`;
  return html`<section><h2>${name}</h2>
<p class="soft">${words.fromLine}: ${from} · ${words.to}: ${to} · ${words.time(number(letter.minutes, language, 1))}</p>
<p>${words.subject}: <strong>${letter.subject}</strong></p>
<pre class="letter">${letter.body}</pre></section>`;
}

import { html } from 'ghtml';
import { localTime } from '../../design/schedule/zoned-time.ts';
import { debriefReasons } from '../../field/follow-ups/debrief-reasons.ts';
import type { DebriefScene } from '../../field/follow-ups/store/debrief.ts';
import type { Language } from '../../releases/words/language.ts';
import { inLanguage, link, page } from '../pages/layout.ts';
import { type DebriefPageWords, type DebriefTold, debriefPageWords } from '../words/debrief-words.ts';

export type DebriefView = {
  readonly language: Language;
  /** The page's own address, with its secret. */
  readonly path: string;
  readonly scene: DebriefScene;
  readonly told: DebriefTold | undefined;
  /** What was typed and could not be kept. */
  readonly typed: string;
};

/** What a studio sees behind the link of its debrief. Looking at it records nothing; only its buttons do. */
export function debriefPage({ language, path, scene, told, typed }: DebriefView): string {
  const words = debriefPageWords(language);
  const { study, funder, conflict, rehearsal } = scene;
  const { date } = localTime(scene.writtenAt, scene.timeZone);
  const main = html`<h1>${words.title}</h1>
!${told === undefined ? '' : noticeOf(told, words)}
<p>${words.what({ date, study })}</p>
<p>${words.who(unstopped(funder), unstopped(conflict))}</p>
<p>${words.kept}</p>
!${scene.silent ? whyForm(scene, words, inLanguage(`${path}/reason`, language), typed) : ''}
<h2>${words.own}</h2>
<p>${words.ownLead}</p>
<p>!${link('/studio', words.ownLink, language)}</p>
<h2>${words.never}</h2>
!${scene.optedOut ? html`<p>${words.neverDone}</p>` : neverForm(words, inLanguage(`${path}/never`, language))}`;
  return page({ language, title: words.title, path, rehearsal, audience: 'public' }, main);
}

/** Each reason is a button of its own: one press answers. The text goes along with whichever is pressed. */
function whyForm(scene: DebriefScene, words: DebriefPageWords, action: string, typed: string): string {
  const { reason } = scene;
  return html`<h2 id="why">${words.why}</h2>
!${reason === null ? '' : html`<p><strong>${words.saidBefore(words.reasons[reason])}</strong></p>`}
<form method="post" action="${action}" aria-labelledby="why">
<p>${words.whyLead}</p>
<p><label for="text">${words.text}</label><br>
<textarea id="text" name="text" rows="3" maxlength="2000">${typed}</textarea></p>
<ul>!${debriefReasons.map(
    (one) => html`<li><button type="submit" name="reason" value="${one}">${words.reasons[one]}</button></li>`,
  )}</ul>
</form>`;
}

function neverForm(words: DebriefPageWords, action: string): string {
  return html`<form method="post" action="${action}">
<p>${words.neverLead}</p>
<p><button type="submit">${words.neverButton}</button></p>
</form>`;
}

function noticeOf(told: DebriefTold, words: DebriefPageWords): string {
  const fine = told === 'said' || told === 'gone';
  return fine
    ? html`<p role="status"><strong>${words.told[told]}</strong></p>`
    : html`<p class="alarm" role="alert">${words.told[told]}</p>`;
}

/** The sentence around it ends with a stop of its own. */
function unstopped(text: string): string {
  return text.trim().replace(/\.+$/u, '');
}

import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import type { LaunchWords } from '../../words/research-launch-words.ts';
import { inLanguage } from '../layout.ts';
import { stepPath } from './campaign-frame.ts';
import { postButton } from './form-parts.ts';
import type { LaunchShown } from './launch-shown.ts';

/** What this reader may do now. Nobody approves a version of his own (E18); the use case refuses it too. */
export function launchActs(shown: LaunchShown, words: LaunchWords, language: Language): string {
  const { reader, approval, last, hash, checks, authorId } = shown;
  const ready = checks.every(({ holds, must }) => holds || !must);
  const asked = last?.act === 'requested' && last.hash === hash;
  const action = (act: string): string => inLanguage(`${stepPath(shown.campaign.slug, 'launch')}/${act}`, language);
  const parts: string[] = [];
  if (!ready) parts.push(html`<p class="alarm">${words.blocked}</p>`);
  if (approval === null && asked && reader.mayApprove)
    parts.push(reader.id === authorId ? html`<p>${words.own}</p>` : approveForm(shown, words, ready, action));
  if (approval === null && !asked && reader.mayDesign && ready)
    parts.push(html`<p>${words.askNote}</p><p>!${postButton(action('ask'), words.ask, { hash }, 'first')}</p>`);
  if (approval !== null && reader.mayDesign && ready) parts.push(launchForm(shown, words, action));
  if (reader.mayDesign && (asked || approval !== null))
    parts.push(
      html`<p>!${postButton(action('cancel'), approval === null ? words.cancel : words.withdraw, { hash })}</p>`,
    );
  return parts.join('\n');
}

function approveForm(
  { hash, note }: LaunchShown,
  words: LaunchWords,
  ready: boolean,
  action: (act: string) => string,
): string {
  const approve = html`<p>${words.approveNote}</p><p>!${postButton(action('approve'), words.approve, { hash }, 'first')}</p>`;
  return html`!${ready ? approve : ''}
<details><summary>${words.decline}</summary><form method="post" action="${action('decline')}"><input type="hidden" name="hash" value="${hash}">
<p><label for="note">${words.reason}</label><br><input id="note" name="note" required maxlength="500" value="${note}"></p>
<p><button type="submit" class="danger">${words.decline}</button></p></form></details>`;
}

function launchForm(
  { hash, numbers, beacon }: LaunchShown,
  words: LaunchWords,
  action: (act: string) => string,
): string {
  return html`<form method="post" action="${action('now')}"><input type="hidden" name="hash" value="${hash}">
<p>${words.launchNote}</p>
!${beacon === null ? '' : html`<p><label for="beacon">${words.beacon(beacon)}</label><br><input id="beacon" name="beacon" required maxlength="500"></p>`}
<p><label><input type="checkbox" name="confirm" value="yes" required> ${words.confirm(numbers?.studios ?? 0)}</label></p>
<p><button type="submit" class="danger">${words.launch}</button></p></form>`;
}

import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime, number } from '../../../releases/words/number-words.ts';
import { type LaunchWords, launchWords } from '../../words/research-launch-words.ts';
import { sayInRussian } from '../../words/say-in-russian.ts';
import { link } from '../layout.ts';
import { campaignPage, type DesignStep, stepPath } from './campaign-frame.ts';
import { notice } from './form-parts.ts';
import { launchActs } from './launch-acts.ts';
import type { Check, LaunchShown } from './launch-shown.ts';

/** What a launch will do in numbers, every check, and what this reader may do: ask, approve, launch, take back. */
export function launchPage(shown: LaunchShown, language: Language): string {
  const words = launchWords(language);
  const { campaign, open, faults } = shown;
  const main = open
    ? html`!${faults.length === 0 ? '' : html`<div class="notice warn" role="alert"><p>${words.refused}</p><ul>!${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`}
!${numbersMarkup(shown, words, language)}
!${checksMarkup(shown, words, language)}
!${standing(shown, words, language)}
!${launchActs(shown, words, language)}`
    : html`<p>${words.launched} !${link(`/campaigns/${campaign.slug}/live`, words.toField, language)}</p>
<p class="soft">${words.hash}: <code class="hash">${shown.hash}</code></p>`;
  return campaignPage({ campaign, tab: 'design', step: 'launch', language, heading: words.heading }, main);
}

function numbersMarkup(
  { campaign, numbers, hash, author }: LaunchShown,
  words: LaunchWords,
  language: Language,
): string {
  const told =
    numbers === null
      ? ''
      : html`<p><strong>${words.writes(numbers.studios, number(numbers.hours, language, 1))}</strong>!${campaign.rehearsal ? html` ${words.rehearsal}` : ''}</p>
<ul><li>${words.spread(numbers.days, numbers.from, numbers.to, numbers.zone)}</li><li>${words.windows(numbers.response, numbers.silence)}</li>!${numbers.excluded === 0 ? '' : html`<li>${words.excluded(numbers.excluded)}</li>`}</ul>`;
  return html`<h2>${words.willHappen}</h2>!${told}
<dl class="facts"><dt>${words.hash}</dt><dd><code class="hash">${hash}</code></dd><dt>${words.author}</dt><dd>${author}</dd></dl>`;
}

const pages: Readonly<Record<string, DesignStep>> = {
  protocol: 'protocol',
  rankings: 'frame',
  precision: 'sample',
  power: 'protocol',
  burden: 'protocol',
  ethics: 'protocol',
  interest: 'protocol',
  debrief: 'protocol',
  personas: 'protocol',
  pairs: 'frame',
  dry_run: 'dryRun',
  placeholders: 'protocol',
};

/** What a check found, in the reader's language where the catalogue has it. */
function foundMarkup(found: string, remedy: string | null, language: Language): string {
  const say = (english: string): string => {
    const russian = language === 'ru' ? sayInRussian(english) : null;
    return russian === null && language === 'ru'
      ? html`<span lang="en">${english}</span>`
      : html`${russian ?? english}`;
  };
  return html`<br><span class="soft">!${say(found)}!${remedy === null ? '' : html`. !${say(remedy)}`}</span>`;
}

function checksMarkup({ campaign, checks }: LaunchShown, words: LaunchWords, language: Language): string {
  const item = ({ id, holds, must, found, remedy }: Check): string => {
    const label = words.check[id] ?? id;
    const step = pages[id];
    const named = step === undefined ? html`${label}` : html`<a href="${stepPath(campaign.slug, step)}">${label}</a>`;
    const told = found === '' ? '' : foundMarkup(found, remedy, language);
    return html`<li class="!${holds ? '' : must ? 'open' : 'note'}">!${named}!${holds ? '' : html` <strong class="alarm">(${must ? words.mustHold : words.note})</strong>`}!${told}</li>`;
  };
  return html`<h2>${words.checks}</h2><ul class="checks">!${checks.map(item)}</ul>`;
}

function standing({ last, approval, hash }: LaunchShown, words: LaunchWords, language: Language): string {
  if (approval !== null) return notice(words.approved(approval.by, dateTime(approval.at.toISOString(), language)));
  if (last === null || last.act === 'cancelled') return html`<p>${words.nobodyAsked}</p>`;
  if (last.act === 'declined') return notice(words.declined(last.by, last.note), 'warn');
  const asked = words.asked(last.by, dateTime(last.at.toISOString(), language));
  return last.hash === hash
    ? notice(`${asked} ${words.waits}`)
    : notice(`${asked} ${words.refusals.hash_changed ?? ''}`, 'warn');
}

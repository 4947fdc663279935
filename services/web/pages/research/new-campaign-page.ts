import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { campaignWords } from '../../words/research-campaign-words.ts';
import { inLanguage, page } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { describedBy, type FormFault, faultList, field, select } from './form-parts.ts';

export type NewCampaignForm = {
  readonly slug: string;
  readonly title: string;
  readonly from: string;
  readonly own: string;
};

export type NewCampaignShown = {
  readonly typed: NewCampaignForm;
  readonly faults: readonly FormFault[];
  readonly copies: readonly { readonly slug: string; readonly title: string }[];
  readonly rehearsal: boolean;
};

/** The form that begins a campaign: a name, a title and the protocol to begin with. */
export function newCampaignPage({ typed, faults, copies, rehearsal }: NewCampaignShown, language: Language): string {
  const words = campaignWords(language);
  const faultOf = (id: string) => faults.find((fault) => fault.field === id)?.message;
  const line = (id: 'slug' | 'title', max: number): string =>
    html`<input id="${id}" name="${id}" required maxlength="${max}" value="${typed[id]}"!${describedBy(id, true, faultOf(id) !== undefined)}>`;
  const choices = [
    { value: 'starter', label: words.starter },
    { value: 'petersburg-2014', label: words.petersburg },
    { value: 'own', label: words.own },
    ...copies.map(({ slug, title }) => ({ value: `copy:${slug}`, label: words.copyOf(title) })),
  ];
  const own = html`<textarea id="own" name="own" rows="8" spellcheck="false"!${describedBy('own', true, faultOf('own') !== undefined)}>${typed.own}</textarea>`;
  const main = html`<h1>${words.newCampaign}</h1>
!${faultList(words.faults, faults)}
<p>${rehearsal ? words.isRehearsal : words.isReal} ${words.createNote}</p>
<form method="post" action="${inLanguage('/campaigns/new', language)}">
!${field({ id: 'slug', label: words.slug, hint: words.slugHint, fault: faultOf('slug'), control: line('slug', 40) })}
!${field({ id: 'title', label: words.title, hint: words.titleHint, fault: faultOf('title'), control: line('title', 200) })}
!${field({ id: 'from', label: words.template, control: select('from', typed.from, choices) })}
!${field({ id: 'own', label: words.ownText, hint: words.ownHint, fault: faultOf('own'), control: own })}
<p><button type="submit" class="first">${words.create}</button></p>
</form>`;
  const shell = { language, title: words.newCampaign, path: '/campaigns/new', rehearsal, head: researchHead() };
  return page(shell, main);
}

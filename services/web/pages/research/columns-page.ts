import { html } from 'ghtml';
import type { RankingField } from '../../../design/frames/ranking-columns.ts';
import { languages } from '../../../design/protocol/schema/primitives.ts';
import type { Language } from '../../../releases/words/language.ts';
import { campaignWords } from '../../words/research-campaign-words.ts';
import { type FrameWords, frameWords } from '../../words/research-frame-words.ts';
import { inLanguage, table, text } from '../layout.ts';
import { type CampaignHead, campaignPage, stepPath } from './campaign-frame.ts';
import { describedBy, type FormFault, faultList, field, select } from './form-parts.ts';

export const rankingFields: readonly RankingField[] = ['name', 'site', 'mail', 'phone', 'city', 'rank', 'priceTier'];

/** What a person says of a ranking: `column.<field>` names a header, empty: not there. */
export type TypedRanking = Readonly<Record<string, string>>;

export type ColumnsShown = {
  readonly campaign: CampaignHead;
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly typed: TypedRanking;
  readonly faults: readonly FormFault[];
};

/** Which column holds what, guessed and to be confirmed, with the first rows of the file. */
export function columnsPage(shown: ColumnsShown, language: Language): string {
  const words = frameWords(language);
  const { campaign, file, headers, rows, typed, faults } = shown;
  const choices = [{ value: '', label: words.noColumn }, ...headers.map((value) => ({ value, label: value }))];
  const faultOf = (id: string) => faults.find((fault) => fault.field === id)?.message;
  const columns = rankingFields.map((name) => {
    const id = `column.${name}`;
    const fault = faultOf(id);
    const control = select(id, typed[id] ?? '', choices, describedBy(id, false, fault !== undefined));
    return field({ id, label: words.fields[name], fault, control });
  });
  const action = inLanguage(`${stepPath(campaign.slug, 'frame')}/columns?file=${encodeURIComponent(file)}`, language);
  const main = html`!${faultList(campaignWords(language).faults, faults)}
<p>${words.readAs(shown.encoding, words.delimiters[shown.delimiter] ?? shown.delimiter)} ${words.mapNote}</p>
<form method="post" action="${action}">
<div class="cards">!${columns}</div>
!${facts(shown, words)}
<p><button type="submit" class="first">${words.save}</button></p>
</form>
<h2>${words.firstRows}</h2>
!${table(
    words.firstRows,
    headers.map((header) => header),
    rows.map((row) => row.map((cell) => text(cell))),
  )}`;
  const query = `/columns?file=${encodeURIComponent(file)}`;
  return campaignPage(
    { campaign, tab: 'design', step: 'frame', language, heading: `${words.mapHeading}, ${file}`, query },
    main,
  );
}

function facts({ typed, faults }: ColumnsShown, words: FrameWords): string {
  const line = (id: string, label: string, hint = '', more = ''): string => {
    const fault = faults.find((one) => one.field === id)?.message;
    const control = html`<input id="${id}" name="${id}" value="${typed[id] ?? ''}" required!${more}!${describedBy(id, hint !== '', fault !== undefined)}>`;
    return field({ id, label, hint, fault, control });
  };
  const choices = languages.map((value) => ({ value, label: words.languages[value] }));
  return html`!${line('source', words.source, '', ' maxlength="500"')}
!${line('id', words.id, words.idHint, ' maxlength="40"')}
!${line('obtainedAt', words.obtainedAt, '', ' type="date"')}
!${field({ id: 'language', label: words.language, control: select('language', typed.language ?? 'ru', choices) })}
!${line('country', words.country, words.countryHint, ' maxlength="2" size="3"')}`;
}

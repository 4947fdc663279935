import { html } from 'ghtml';
import type { PublicRetention } from '../../../inbox/retention/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { date, dateTime, number } from '../../../releases/words/number-words.ts';
import { rawMailWords } from '../../words/raw-mail-words.ts';
import { link, table, text } from '../layout.ts';
import { publicPage } from './press-page.ts';

/** How many raw mails nobody can read any more: the public count of rule E13, with what is counted and when. */
export function rawMailPage(
  { asOf, campaigns }: { readonly asOf: Date; readonly campaigns: readonly PublicRetention[] },
  language: Language,
): string {
  const words = rawMailWords(language);
  const total = campaigns.reduce((sum, { mails }) => sum + mails, 0);
  const day = (at: Date | null, none: string) => text(at === null ? none : date(at.toISOString(), language));
  const rows = campaigns.map(({ title, release, retentionDays, dueAt, shreddedAt, mails }) => [
    link(`/releases/${release}`, title, language),
    text(words.days(number(retentionDays, language))),
    day(dueAt, words.open),
    day(shreddedAt, words.notYet),
    text(number(mails, language)),
  ]);
  const heads = [words.study, words.term, words.due, words.destroyedAt, words.mails];
  const main = html`<h1>${words.title}</h1>
<p><strong>${words.total(number(total, language), dateTime(asOf.toISOString(), language))}</strong></p>
<p>${words.definition}</p>
!${rows.length === 0 ? html`<p>${words.none}</p>` : table(words.title, heads, rows)}
<p><a href="/press/v1/raw-mail">${words.json}</a></p>`;
  return publicPage({ language, title: words.title, path: '/raw-mail' }, main);
}

import { html } from 'ghtml';
import type { LoggedAct, LogQuery } from '../../api/people/store.ts';
import type { AuditHead } from '../../platform/audit/store.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { link, table, text } from '../pages/layout.ts';
import { choiceField, lineField } from '../sign-in/fields.ts';
import { type AdminWords, adminWords } from '../words/admin-words.ts';
import { auditChainWords } from '../words/audit-chain-words.ts';
import { adminPage } from './admin-page.ts';

export type LogShown = {
  readonly acts: readonly LoggedAct[];
  readonly query: LogQuery;
  readonly kinds: readonly string[];
  /** Whether there are older ones. */
  readonly more: boolean;
  /** Of the whole log; null before the first act. */
  readonly head: AuditHead | null;
};

/** The audit log; what is looked for stands in the address, so that a search can be kept and handed on. */
export function logPage({ acts, query, kinds, more, head }: LogShown, language: Language): string {
  const words = adminWords(language);
  const told = (action: string) => words.acts[action] ?? action;
  const rows = acts.map((act) => [
    text(dateTime(act.at.toISOString(), language)),
    text(act.actor),
    html`${told(act.action)}!${told(act.action) === act.action ? '' : html` <code>${act.action}</code>`}`,
    html`<code>${act.subject}</code>`,
    html`<code>${act.detail === '{}' ? '' : act.detail}</code>`,
  ]);
  const choices = [['', words.any] as const, ...kinds.map((kind) => [kind, told(kind)] as const)];
  const last = acts.at(-1);
  const main = html`<form method="get" action="/admin/log"><input type="hidden" name="lang" value="${language}">
<div class="row">!${lineField({ id: 'search', label: words.find, value: query.search, optional: true })}
!${choiceField({ id: 'action', label: words.act, value: query.action }, choices)}
!${lineField({ id: 'from', label: words.from, type: 'date', value: query.from, optional: true })}
!${lineField({ id: 'to', label: words.to, type: 'date', value: query.to, optional: true })}
</div><p><button type="submit">${words.find}</button></p></form>
<p>!${link(`/admin/log.csv${addressOf({ ...query, before: null })}`, words.csv, language)}</p>
!${acts.length === 0 ? html`<p>${words.noActs}</p>` : table(words.log, heads(words), rows)}
!${more && last !== undefined ? html`<p>!${link(`/admin/log${addressOf({ ...query, before: last.id })}`, words.older, language)}</p>` : ''}
!${headPart(head, language)}`;
  return adminPage({ path: `/admin/log${addressOf(query)}`, title: words.log }, main, language);
}

/** What to note elsewhere, so that a log that was cut off is noticed. */
function headPart(head: AuditHead | null, language: Language): string {
  const words = auditChainWords(language);
  return html`<h2>${words.title}</h2>
<p>${head === null ? words.none : words.head(head.acts)}!${head === null ? '' : html` <code>${head.hash}</code>`}</p>
<p class="soft">${words.note}</p>`;
}

function heads(words: AdminWords): string[] {
  return [words.when, words.who, words.act, words.subject, words.detail];
}

/** The query as it stands in an address; empty where nothing is asked for. */
function addressOf({ before, ...query }: LogQuery): string {
  const given = Object.entries({ ...query, before: before === null ? '' : String(before) }).filter(
    ([, one]) => one !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

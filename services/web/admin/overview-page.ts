import { html } from 'ghtml';
import type { Suppression } from '../../api/people/store.ts';
import type { Progress } from '../../api/research/progress.ts';
import type { ListedSession } from '../../design/people/store/sessions.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { actForm, sessionTable } from '../account/account-page.ts';
import { inLanguage, table, text } from '../pages/layout.ts';
import { faultList, lineField } from '../sign-in/fields.ts';
import { accountWords } from '../words/account-words.ts';
import { type AdminWords, adminWords } from '../words/admin-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { adminPage, type Told } from './admin-page.ts';

export type Overview = Pick<Progress, 'processes' | 'mailboxes'> & {
  readonly counts: { readonly people: number; readonly keys: number; readonly sessions: number };
  readonly stopped: boolean;
};

/** How the installation is: who may act, whether sending is open, signs of life of processes and mailboxes. */
export function overviewPage({ counts, stopped, processes, mailboxes }: Overview, language: Language): string {
  const words = adminWords(language);
  const shared = pageWords(language);
  const signs = (title: string, of: Overview['processes'], none: string) => html`<h2>${title}</h2>
!${
    of.length === 0
      ? html`<p>${none}</p>`
      : table(
          title,
          [words.name, words.state, words.detail],
          of.map(({ name, alive, secondsAgo, fault }) => [
            text(name),
            alive ? text(shared.alive) : html`<strong class="alarm">${shared.notSeen}</strong>`,
            html`${shared.secondsAgo(secondsAgo)} ${fault ?? ''}`,
          ]),
        )
  }`;
  const main = html`<p>${words.counts(counts.people, counts.keys, counts.sessions)}</p>
<p>!${stopped ? html`<strong class="alarm">${words.sendingStopped}</strong>` : text(words.sendingOpen)}</p>
!${signs(shared.processes, processes, shared.noProcesses)}
!${signs(shared.mailboxes, mailboxes, words.noSuppressions)}`;
  return adminPage({ path: '/admin', title: words.title }, main, language);
}

export function sessionsPage(
  { sessions, own, told }: { sessions: readonly ListedSession[]; own: string; told: Told },
  language: Language,
): string {
  const words = adminWords(language);
  const end = (id: string) => actForm('/admin/sessions/end', 'end', accountWords(language).end, language, id);
  const main = sessionTable(sessions, own, end, language, words.who);
  return adminPage({ path: '/admin/sessions', title: words.sessions, told }, main, language);
}

export type SuppressionShown = {
  readonly suppressions: readonly Suppression[];
  readonly typed?: { readonly domain: string; readonly reason: string };
  readonly faults: readonly (keyof AdminWords['suppressFaults'])[];
  readonly told: Told;
};

export function suppressionPage({ suppressions, typed, faults, told }: SuppressionShown, language: Language): string {
  const words = adminWords(language);
  const list = faults.map((fault) => ({
    id: fault === 'reason' ? 'reason' : 'domain',
    text: words.suppressFaults[fault],
  }));
  const of = (id: string) => list.filter((one) => one.id === id).map((one) => one.text);
  const rows = suppressions.map(({ domain, reason, by, at }) => [
    text(domain),
    text(reason),
    text(by),
    text(dateTime(at.toISOString(), language)),
  ]);
  const main = html`!${faultList(words.faults, list)}<p class="soft">${words.suppressNote}</p>
<form method="post" action="${inLanguage('/admin/suppression', language)}">
!${lineField({ id: 'domain', label: words.domain, value: typed?.domain ?? '', faults: of('domain') })}
!${lineField({ id: 'reason', label: words.reason, value: typed?.reason ?? '', faults: of('reason'), longest: 500 })}
<p><button type="submit">${words.suppress}</button></p></form>
!${rows.length === 0 ? html`<p>${words.noSuppressions}</p>` : table(words.suppression, [words.domain, words.reason, words.who, words.when], rows)}`;
  return adminPage({ path: '/admin/suppression', title: words.suppression, told }, main, language);
}

import { html } from 'ghtml';
import type { VitalSigns } from '../../api/operation/vital-signs.ts';
import type { Progress } from '../../api/research/progress.ts';
import type { SetAside } from '../../inbox/store/work.ts';
import type { TopicState } from '../../platform/queue/queue.ts';
import { type Topic, topics } from '../../platform/queue/topics.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime, duration, number } from '../../releases/words/number-words.ts';
import { inLanguage, link, table, text } from '../pages/layout.ts';
import { notice } from '../pages/research/form-parts.ts';
import { pageWords } from '../words/catalogue.ts';
import { jobWords } from '../words/job-words.ts';
import { adminPage } from './admin-page.ts';

export type QueueShown = {
  /** Undefined where the queue did not answer. */
  readonly hints: Readonly<Record<Topic, TopicState | undefined>>;
  readonly signs: Pick<VitalSigns, 'dueAttempts' | 'oldestDueSeconds' | 'unreadMessages' | 'oldestUnreadSeconds'>;
  readonly processes: Progress['processes'];
  readonly aside: readonly SetAside[];
  /** What the form before did. */
  readonly told?: 'done' | 'gone' | undefined;
};

/** What waits, runs and is due, who works, and which mails were set aside: counts and ages, nothing of what they say. */
export function queuePage({ hints, signs, processes, aside, told }: QueueShown, language: Language): string {
  const words = jobWords(language);
  const shared = pageWords(language);
  const age = (seconds: number | null) => text(seconds === null ? '—' : duration(seconds / 60, language));
  const count = (value: number) => text(number(value, language));
  const rows = (Object.keys(topics) as Topic[]).map((topic) => {
    const name = html`${words.topics[topic]} <code>${topic}</code>`;
    const state = hints[topic];
    if (state === undefined) return [name, html`<strong class="alarm">${words.silent}</strong>`, '', '', '', ''];
    const { waiting, active, delayed, failed, oldestSeconds } = state;
    return [name, ...[waiting, active, delayed, failed].map(count), age(oldestSeconds)];
  });
  const due = [
    [text(words.attemptsDue), count(signs.dueAttempts), age(signs.oldestDueSeconds)],
    [text(words.messagesUnread), count(signs.unreadMessages), age(signs.oldestUnreadSeconds)],
  ];
  const alive = processes.map((sign) => [
    text(sign.name),
    sign.alive ? text(shared.alive) : html`<strong class="alarm">${shared.notSeen}</strong>`,
    text(shared.secondsAgo(sign.secondsAgo)),
  ]);
  const heads = [words.work, words.waiting, words.active, words.delayed, words.failed, words.oldest];
  const main = html`!${told === undefined ? '' : notice(words[told], told === 'done' ? 'done' : 'warn')}
<p>${words.intro}</p>
<h2>${words.queue}</h2>!${table(words.queue, heads, rows)}
<p class="soft">${words.failedNote}</p>
<h2>${words.due}</h2>!${table(words.due, [words.work, words.count, words.oldest], due)}
<h2>${words.processes}</h2>
!${alive.length === 0 ? html`<p>${shared.noProcesses}</p>` : table(words.processes, [words.process, words.state, words.seen], alive)}
<h2>${words.aside}</h2><p>${words.asideNote}</p>
!${aside.length === 0 ? html`<p>${words.noneAside}</p>` : asideTable(aside, language)}`;
  return adminPage({ path: '/admin/queue', title: words.title }, main, language);
}

function asideTable(aside: readonly SetAside[], language: Language): string {
  const words = jobWords(language);
  const moment = (at: Date) => text(dateTime(at.toISOString(), language));
  return table(
    words.aside,
    [words.message, words.arrived, words.setAside, words.why, words.again],
    aside.map(({ messageId, arrivedAt, failedAt, failure }) => [
      html`<code>${messageId}</code>`,
      moment(arrivedAt),
      moment(failedAt),
      text(failure),
      link(`/admin/queue/again?message=${messageId}`, words.again, language),
    ]),
  );
}

/** Asks before a mail is given to the readers again. */
export function readAgainPage(messageId: string, language: Language): string {
  const words = jobWords(language);
  const main = html`<p><code>${messageId}</code></p><p>${words.confirmNote}</p>
<form method="post" action="${inLanguage('/admin/queue/again', language)}">
<input type="hidden" name="message" value="${messageId}"><p><button type="submit">${words.confirm}</button></p></form>
<p>!${link('/admin/queue', words.back, language)}</p>`;
  return adminPage({ path: `/admin/queue/again?message=${messageId}`, title: words.confirmTitle }, main, language);
}

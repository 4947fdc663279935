import { html } from 'ghtml';
import type { OwnClock } from '../../releases/benchmark/clocks.ts';
import type { OwnBenchmark } from '../../releases/benchmark/own-benchmark.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime, duration } from '../../releases/words/number-words.ts';
import { studioAuditWords } from '../words/studio-audit-words.ts';
import { table, text } from './layout.ts';
import { visible } from './studio-frame.ts';

type Own = OwnBenchmark['own'];

/** Each try to deliver with what shows that it arrived, and the letter itself. */
export function arrivalSection({ attempts, subject, body }: Own, language: Language): string {
  const words = studioAuditWords(language);
  const rows = attempts.map(({ channel, state, reason, at, evidence }, n) => [
    text(n + 1),
    text(words.channels[channel] ?? channel),
    html`${words.states[state] ?? state}!${reason === null ? '' : html` <code>${reason}</code>`}`,
    text(at === null ? '—' : dateTime(at, language)),
    text(evidence.map((kind) => words.evidence[kind] ?? kind).join('; ') || '—'),
  ]);
  return html`<h2>${words.arrival}</h2>
!${table(words.arrival, [words.try, words.channel, words.outcome, words.when, words.proofs], rows)}
<details><summary>${words.ourLetter}</summary><p>${words.subject}: ${visible(subject)}</p><pre class="letter">${visible(body)}</pre></details>`;
}

export function answersTable({ answers }: Own, language: Language): string {
  const words = studioAuditWords(language);
  if (answers.length === 0) return html`<p>${words.noAnswers}</p>`;
  const rows = answers.map(({ at, mode, kind, afterHours }) => [
    text(dateTime(at, language)),
    text(words.modes[mode] ?? mode),
    text(words.kinds[kind] ?? kind),
    text(afterHours === null ? '—' : duration(afterHours * 60, language)),
  ]);
  return table(words.answers, [words.when, words.channel, words.outcome, words.after], rows);
}

export function clocksTable(clocks: readonly OwnClock[], language: Language): string {
  const words = studioAuditWords(language);
  const rows = clocks.map(({ clock, hours, businessHours }) => [
    text(words.clockNames[clock]),
    text(hours === null ? words.notReached : duration(hours * 60, language)),
    text(hours === null ? '—' : businessHours === null ? words.notCounted : duration(businessHours * 60, language)),
  ]);
  return table(words.clocks, [words.clock, words.calendar, words.business], rows);
}

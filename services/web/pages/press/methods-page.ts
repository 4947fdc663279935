import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { date, number } from '../../../releases/words/number-words.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { methodWords } from '../../words/press-method-words.ts';
import { table, text } from '../layout.ts';
import { nested } from './nested.ts';
import { releasePartPage } from './press-page.ts';

/** How the figures came about: the wave, the frame, what is hidden, what critics asked, the coders, and the whole protocol. */
export function methodsPage(view: ReleaseView, language: Language): string {
  const words = methodWords(language);
  const { disclosure, methods } = view.document;
  const { leastStudios, leastOfEachAnswer, gaveWay } = disclosure;
  const main = html`<section id="wave"><h2>${words.design}</h2>!${waveFacts(view, language)}</section>
<section id="frame"><h2>${words.frame}</h2>!${frameTables(view, language)}</section>
<section id="hidden"><h2>${words.hiding}</h2><p>${words.hidingText(leastStudios, leastOfEachAnswer)}</p>
!${gaveWay.length === 0 ? '' : html`<p>${words.gaveWay(gaveWay.join(', '))}</p>`}</section>
<section id="completeness"><h2>${words.completeness}</h2><p>${words.completenessText}</p>!${criticsTable(view, language)}</section>
!${agreementSection(view, language)}
<section id="protocol"><h2>${words.protocol}</h2><p>${words.protocolText}</p>!${nested(methods, language)}</section>`;
  return releasePartPage(view, 'methods', language, main);
}

function waveFacts({ document }: ReleaseView, language: Language): string {
  const { facts, days, hours } = methodWords(language);
  const { wave, sampled, burdenHours, unattributedCalls, snapshotSha256, codeVersion, terms } = document;
  const rows: [string, string][] = [
    [facts.sampled, number(sampled, language)],
    [facts.launched, date(wave.launchedAt, language)],
    [facts.closes, date(wave.responseClosesAt, language)],
    [facts.silence, date(wave.silenceClosesAt, language)],
    [facts.window, days(number(wave.windowDays, language))],
    [facts.burden, hours(number(burdenHours, language, 1))],
    [facts.calls, number(unattributedCalls, language)],
    [facts.protocolHash, wave.protocolHash],
    [facts.snapshot, snapshotSha256],
    [facts.computedBy, codeVersion],
    ...(terms === '' ? [] : [[facts.terms, terms] as [string, string]]),
  ];
  return html`<dl class="facts">!${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function frameTables({ document: { frame } }: ReleaseView, language: Language): string {
  const words = methodWords(language);
  const count = (n: number): string => text(number(n, language));
  const sources = frame.sources.map(({ frame: name, read, rejected }) => [text(name), count(read), count(rejected)]);
  const strata = frame.strata.map(({ stratum, listed, sampled }) => [text(stratum), count(listed), count(sampled)]);
  const excluded = frame.excluded.map(({ reason, studios }) => [text(reason), count(studios)]);
  return html`!${table(words.frame, [words.source, words.read, words.rejected], sources)}
!${table(words.stratum, [words.stratum, words.listed, words.sampled], strata)}
!${excluded.length === 0 ? '' : table(words.left, [words.reason, words.studios], excluded, 'caption')}`;
}

function criticsTable({ document: { completeness } }: ReleaseView, language: Language): string {
  const words = methodWords(language);
  return table(
    words.completeness,
    [words.claim, words.status, words.critics],
    completeness.map(({ claim, status, critics }) => [
      text(claim[language]),
      text(words.statuses[status]),
      text(critics),
    ]),
  );
}

function agreementSection({ document: { agreement } }: ReleaseView, language: Language): string {
  const words = methodWords(language);
  if (agreement.length === 0) return '';
  const rows = agreement.map(({ item, alpha, pairs }) => [
    text(item),
    text(alpha === null ? '—' : number(alpha, language, 3)),
    text(number(pairs, language)),
  ]);
  return html`<section id="agreement"><h2>${words.agreement}</h2><p>${words.agreementText}</p>
!${table(words.agreement, [words.item, 'α', words.pairs], rows)}</section>`;
}

import { html } from 'ghtml';
import type { DesignNumbers } from '../../../design/preview/design-numbers.ts';
import type { Finding } from '../../../design/protocol/finding.ts';
import type { Language } from '../../../releases/words/language.ts';
import { money, number } from '../../../releases/words/number-words.ts';
import { type EditorWords, editorWords } from '../../words/research-editor-words.ts';
import { fieldName } from '../../words/research-protocol-words.ts';
import { sayInRussian } from '../../words/say-in-russian.ts';

export type Checked = { readonly findings: readonly Finding[]; readonly numbers: DesignNumbers };

const mostListed = 200;

/** What the check says of the text as it stands, and what the design can show: rendered by the server for page and script alike. */
export function checkPanel({ findings, numbers }: Checked, language: Language): string {
  const words = editorWords(language);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return html`<p role="status"!${errors > 0 ? ' class="alarm"' : ''}>${findings.length === 0 ? words.noFaults : words.counts(errors, findings.length - errors)}</p>
!${findings.length === 0 ? '' : html`<ul class="tall" tabindex="0" aria-label="${words.checkHeading}">!${findings.slice(0, mostListed).map((finding) => findingItem(finding, words, language))}</ul>`}
<h3>${words.numbers}</h3>
!${numberList(numbers, words, language)}`;
}

/** A finding in the reader's language. What describes a key is English in the schema; in Russian the name of its field stands for it. */
export function findingText(finding: Finding, words: EditorWords, language: Language): string {
  const mark = finding.severity === 'warning' ? `${words.warning}: ` : '';
  return `${mark}${language === 'ru' ? inRussian(finding) : `${finding.message} ${finding.remedy}`}`;
}

function inRussian({ path, message, remedy }: Finding): string {
  const key = (path.split('.').at(-1) ?? path).replaceAll(/\[\d+\]/gu, '');
  return `${sayInRussian(message) ?? message} ${sayInRussian(remedy) ?? editorWords('ru').fieldCalled(fieldName(key, 'ru'))}`;
}

function findingItem(finding: Finding, words: EditorWords, language: Language): string {
  const { path, line } = finding;
  const told = findingText(finding, words, language);
  return html`<li data-path="${path}" data-told="${told}"><a href="#p:${path}">${words.line(line)}, <code>${path}</code></a>: ${told}</li>`;
}

function numberList(numbers: DesignNumbers, words: EditorWords, language: Language): string {
  const { sampleSize, halfWidthPoints, power, burden } = numbers;
  if (sampleSize === null && burden === null) return html`<p>${words.numbersLater}</p>`;
  const show = (value: number): string => number(value, language, 1);
  const rows: [string, string][] = [
    ...(sampleSize === null ? [] : [[words.sample, number(sampleSize, language)] as [string, string]]),
    ...(halfWidthPoints === null ? [] : [[words.precision, words.points(show(halfWidthPoints))] as [string, string]]),
    ...(burden === null
      ? []
      : ([
          [words.perStudio, words.minutes(show(burden.minutesPerStudio))],
          [
            words.all,
            words.hours(show(burden.hours), show(burden.hoursCap), money(burden.costMinor, burden.currency, language)),
          ],
        ] as [string, string][])),
  ];
  const told = power.map(({ factor, perLevel, downPoints }) =>
    words.power(fieldName(factor, language), perLevel, downPoints === null ? '–' : show(downPoints)),
  );
  return html`<dl class="facts">!${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
!${told.length === 0 ? '' : html`<p>${words.powerHeading}:</p><ul>!${told.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

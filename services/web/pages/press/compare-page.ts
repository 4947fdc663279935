import { html } from 'ghtml';
import type { Row } from '../../../releases/cube/row.ts';
import type { ReleaseDocument } from '../../../releases/release/release-document.ts';
import type { Language } from '../../../releases/words/language.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage, table, text } from '../layout.ts';
import { releasePartPage } from './press-page.ts';
import { figureName, figureValue } from './row-table.ts';

/** Tables that mean the same in every wave; those cut by a sample's own groups are not set side by side. */
const COMPARED: readonly string[] = ['total', 'delay-curve', 'funnel', 'prices'];

/** Two releases of one campaign side by side, each with its own frozen figures; without an other one the choice of it. */
export function comparePage(view: ReleaseView, other: ReleaseView | null, language: Language): string {
  const words = pressWords(language);
  const choices = view.relatives
    .map(({ slug, version }) => `${slug}/${version}`)
    .filter((name) => name !== view.name)
    .map(
      (name) =>
        html`<li><a href="${inLanguage(`${view.path}/compare?with=${name}`, language)}"!${name === other?.name ? ' aria-current="page"' : ''}>${name}</a></li>`,
    );
  const main = html`<h2>${words.compare}</h2>
!${choices.length === 0 ? html`<p>${words.nothingToCompare}</p>` : html`<ul>!${choices}</ul>`}
!${other === null ? '' : sideBySide(view, other, language)}`;
  return releasePartPage(view, 'compare', language, main);
}

function sideBySide(one: ReleaseView, other: ReleaseView, language: Language): string {
  const words = pressWords(language);
  const sameWave = one.document.slug === other.document.slug;
  const different = differences(one.document, other.document).map((what) => words[what]);
  const heading = words.compareHeading(one.name, other.name);
  return html`<h3>${heading}</h3>
!${(sameWave ? words.compareVersions : words.compareWaves).map((rule) => html`<p>${rule}</p>`)}
!${different.length === 0 ? '' : html`<p class="warning" role="note">${words.differs(different.join('; '))}</p>`}
!${table(heading, [words.figure, one.name, other.name], pairsOf(one.document, other.document, language))}`;
}

/** What must be equal for figures to mean the same. */
function differences(one: ReleaseDocument, other: ReleaseDocument): ('window' | 'protocol')[] {
  return [
    ...(one.wave.windowDays === other.wave.windowDays ? [] : ['window' as const]),
    ...(one.wave.protocolHash === other.wave.protocolHash ? [] : ['protocol' as const]),
  ];
}

function pairsOf(one: ReleaseDocument, other: ReleaseDocument, language: Language): string[][] {
  const others = new Map(other.rows.map((row) => [row.key, row]));
  return one.rows
    .filter(({ table: id }) => COMPARED.includes(id))
    .map((row) => [
      figureName(one, row, language),
      figureValue(row, language),
      valueOrDash(others.get(row.key), language),
    ]);
}

function valueOrDash(row: Row | undefined, language: Language): string {
  return row === undefined ? text('—') : figureValue(row, language);
}

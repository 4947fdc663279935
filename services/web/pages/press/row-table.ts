import { html } from 'ghtml';
import { levelName } from '../../../releases/charts/release/level-names.ts';
import type { Row } from '../../../releases/cube/row.ts';
import type { ReleaseDocument } from '../../../releases/release/release-document.ts';
import type { Language } from '../../../releases/words/language.ts';
import { rowText } from '../../../releases/words/row-text.ts';
import { pageWords } from '../../words/catalogue.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage, table, text } from '../layout.ts';

/** Frozen rows as a table: what is counted, the value with its interval and n, and over what; a missing figure says why. */
export function rowTable(caption: string, document: ReleaseDocument, rows: readonly Row[], language: Language): string {
  const words = pressWords(language);
  return table(
    caption,
    [words.figure, words.valueColumn, words.denominator],
    rows.map((row) => [
      figureName(document, row, language),
      figureValue(row, language),
      denominatorName(document, row, language),
    ]),
  );
}

/** A figure with its value for machines beside the words for people. */
export function figureValue(row: Row, language: Language): string {
  const told = rowText(row, language);
  return row.value === null ? text(told) : html`<data value="${row.value}">${told}</data>`;
}

/** What a row counts, with its definition behind the name. */
export function figureName(document: ReleaseDocument, row: Row, language: Language): string {
  const variable = document.variables.find(({ id }) => id === row.variable);
  const cells = cellName(document, row, language);
  const name = html`<a class="term" href="${inLanguage('/glossary', language)}#${row.variable}" title="${variable?.definition[language] ?? ''}">${variable?.name[language] ?? row.variable}</a>`;
  return cells === '' ? name : html`!${name} — ${cells}`;
}

/** The values of a row's dimensions in words; the currency is told by the price itself. */
export function cellName(document: ReleaseDocument, { cell }: Row, language: Language): string {
  const dispositions: Readonly<Record<string, string>> = pageWords(language).reportPage.dispositionNames;
  const coded = codedName(document, cell);
  if (coded !== null) return coded;
  return Object.entries(cell)
    .filter(([dimension]) => dimension !== 'currency')
    .map(([dimension, value]) => dispositions[value] ?? levelName(document, dimension, value, language))
    .join(', ');
}

type Item = { readonly code?: unknown; readonly question?: unknown; readonly anchors?: unknown };

/** Question and anchor of a coded row, as the codebook has them. */
function codedName({ methods }: ReleaseDocument, cell: Row['cell']): string | null {
  if (cell.item === undefined) return null;
  const rubric = methods.rubric as { readonly items?: unknown } | undefined;
  const items = Array.isArray(rubric?.items) ? (rubric.items as Item[]) : [];
  const item = items.find(({ code }) => code === cell.item);
  const anchors = Array.isArray(item?.anchors) ? (item.anchors as { value?: unknown; label?: unknown }[]) : [];
  const anchor = anchors.find(({ value }) => String(value) === cell.anchor);
  return `${String(item?.question ?? cell.item)} ${String(anchor?.label ?? cell.anchor ?? '')}`;
}

function denominatorName({ denominators }: ReleaseDocument, { denominator }: Row, language: Language): string {
  return text(denominators.find(({ id }) => id === denominator)?.name[language] ?? denominator);
}

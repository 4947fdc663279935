import { OTHER_CITIES } from '../../cube/coarsen.ts';
import { MARGIN } from '../../cube/table-plan.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowHours } from '../../words/row-text.ts';

type Entry = Readonly<Record<string, unknown>>;

/** What a value of a dimension means, in the words of the release's own protocol where it has some. */
export function levelName(document: ReleaseDocument, dimension: string, value: string, language: Language): string {
  const words = releaseWords(language);
  if (value === 'unknown') return words.unknown;
  if (dimension === 'budget') return budgetText(document, value, language) ?? words.noBudget;
  if (dimension === 'persona') return stringIn(methodEntry(document, 'personas', value)?.role) ?? value;
  if (dimension === 'channel') return words.channels[value] ?? value;
  if (dimension === 'wording') return `«${value}»`;
  if (dimension === 'stage') return words.stages[value] ?? value;
  if (dimension === 'tier') return value === MARGIN ? words.allPlaces : words.place(value.replace('-', '–'));
  if (dimension === 'membership') return value === 'none' ? words.noRanking : value.replaceAll('+', ' + ');
  if (dimension === 'within_hours') return rowHours(Number(value), language);
  if (dimension !== 'city') return value;
  return value === MARGIN ? words.allCities : value === OTHER_CITIES ? words.otherCities : value;
}

/** A budget as the letter names it; null: an arm whose letter names none. */
export function budgetText(document: ReleaseDocument, budget: string, language: Language): string | null {
  const text = textIn(methodEntry(document, 'budgets', budget)?.text, language) ?? budget;
  return text.trim() === '' ? null : text;
}

/** An entry of a list of the protocol by its id; the protocol is printed as it was written, so nothing is taken for granted. */
function methodEntry({ methods }: ReleaseDocument, list: string, id: string): Entry | undefined {
  const entries: unknown = methods[list];
  return Array.isArray(entries) ? entries.filter(isEntry).find((entry) => entry.id === id) : undefined;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null;
}

function stringIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textIn(value: unknown, language: Language): string | undefined {
  if (!isEntry(value)) return undefined;
  return stringIn(value[language]) ?? Object.values(value).find((text) => typeof text === 'string');
}

/** Everything a text may ask for, in the words of the protocol. */
export const placeholders = [
  'studio.name',
  'studio.domain',
  'studio.city',
  'persona.fullName',
  'persona.firstName',
  'persona.lastName',
  'persona.role',
  'persona.company',
  'persona.city',
  'persona.phone',
  'budget',
  'budgetSentence',
  'answerBy',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** A value for every placeholder; an empty text renders as nothing and closes up the blank it leaves. */
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

export type PlaceholderUse = { readonly name: string; readonly known: Placeholder | null; readonly offset: number };

export function isPlaceholder(name: string): name is Placeholder {
  return (placeholders as readonly string[]).includes(name);
}

// Bounded, no nesting: linear on any text.
const use = /\{\{\s{0,8}([^{}\s]{1,60})\s{0,8}\}\}/gu;

/** Placeholders used in a text, in order. */
export function placeholdersIn(text: string): PlaceholderUse[] {
  return [...text.matchAll(use)].map(({ index, 1: name = '' }) => ({
    name,
    known: isPlaceholder(name) ? name : null,
    offset: index,
  }));
}

/** Whether braces remain that are no placeholder: "{{studio.name}" would reach the studio as it is. */
export function hasStrayBraces(text: string): boolean {
  return /[{}]/u.test(text.replace(use, ''));
}

/**
 * Fills a text. Values are put in as they are and never read for placeholders again, so a studio named "{{budget}}"
 * stays one. Trailing blanks of lines and more than one empty line in a row are closed up.
 */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  const filled = text.replace(use, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));
  return filled
    .split(/\r?\n/u)
    .map((line) => line.replaceAll(/ {2,}/gu, ' ').trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

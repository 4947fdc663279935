import type { Language } from '../protocol/schema/primitives.ts';
import type { Budget, Persona } from '../protocol/schema/protocol.ts';
import { fillPlaceholders, type PlaceholderValues } from './placeholders.ts';

export type LetterText = { readonly subject: string; readonly body: string };

export type LetterFacts = {
  readonly studio: { readonly name: string; readonly domain: string; readonly city: string | null };
  readonly persona: Persona;
  readonly budget: Budget;
  readonly language: Language;
  /** Date stated by {{answerBy}}, "YYYY-MM-DD", or null when the script states none. */
  readonly answerBy: string | null;
};

/**
 * Renders a letter of any step (first letter, second step, nudge, close). Control characters in names that came from a
 * ranking are removed, and the subject stays one line: nothing in it can become a mail header (CWE-93).
 */
export function renderLetter(text: LetterText, facts: LetterFacts): LetterText {
  const values = valuesOf(facts);
  return {
    subject: fillPlaceholders(text.subject, values).replaceAll(/\s+/gu, ' '),
    body: fillPlaceholders(text.body, values),
  };
}

function valuesOf({ studio, persona, budget, language, answerBy }: LetterFacts): PlaceholderValues {
  return {
    'studio.name': oneLine(studio.name),
    'studio.domain': oneLine(studio.domain),
    'studio.city': oneLine(studio.city ?? ''),
    'persona.fullName': persona.fullName,
    'persona.firstName': persona.firstName,
    'persona.lastName': persona.lastName,
    'persona.role': persona.role,
    'persona.company': persona.company ?? '',
    'persona.city': persona.city,
    'persona.phone': persona.phone ?? '',
    budget: budget.text[language] ?? '',
    budgetSentence: budget.sentence[language] ?? '',
    answerBy: answerBy === null ? '' : sayDate(answerBy, language),
  };
}

function oneLine(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

const locales: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB', de: 'de-DE' };

/** "12 марта", "12 March", "12. März" of "2026-03-12". */
function sayDate(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

import type { PriceReport } from '../report/report-schema.ts';
import { reportWords } from './catalogue.ts';
import type { Language } from './language.ts';

/** Which budget the letters of an arm named: in the reader's language, else in the letters' own; by its id where the texts are not known. */
export function budgetWords({ budget, budgetText }: PriceReport, language: Language): string {
  const words = reportWords(language).budget;
  if (budgetText === null) return words.arm(budget);
  const text = (budgetText[language] ?? Object.values(budgetText)[0] ?? '').trim();
  return text === '' ? words.none : words.named(text);
}

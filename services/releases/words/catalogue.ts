import type { WhyNoInterval } from '../report/thresholds.ts';
import { english } from './english.ts';
import type { Language } from './language.ts';
import type { ReportWords } from './report-words.ts';
import { russian } from './russian.ts';

const CATALOGUE: Readonly<Record<Language, ReportWords>> = { ru: russian, en: english };

export function reportWords(language: Language): ReportWords {
  return CATALOGUE[language];
}

export function isWhyNoInterval(text: string | null): text is WhyNoInterval {
  return text !== null && Object.hasOwn(english.whyNoInterval, text);
}

import type { Language } from '../../releases/words/language.ts';
import { english } from './english.ts';
import { englishReport } from './english-report.ts';
import type { AllWords } from './page-words.ts';
import { russian } from './russian.ts';
import { russianReport } from './russian-report.ts';

const CATALOGUE: Readonly<Record<Language, AllWords>> = {
  ru: { ...russian, reportPage: russianReport },
  en: { ...english, reportPage: englishReport },
};

export function pageWords(language: Language): AllWords {
  return CATALOGUE[language];
}

import type { Language } from '../../releases/words/language.ts';
import { english } from './english.ts';
import { englishLife } from './english-life.ts';
import { englishReport } from './english-report.ts';
import type { AllWords } from './page-words.ts';
import { russian } from './russian.ts';
import { russianLife } from './russian-life.ts';
import { russianReport } from './russian-report.ts';

const CATALOGUE: Readonly<Record<Language, AllWords>> = {
  ru: { ...russian, reportPage: russianReport, life: russianLife },
  en: { ...english, reportPage: englishReport, life: englishLife },
};

export function pageWords(language: Language): AllWords {
  return CATALOGUE[language];
}

import type { Speeches } from './speech.ts';
import { german } from './speech-de.ts';
import { english } from './speech-en.ts';
import { russian } from './speech-ru.ts';

/** A studio writes in the language of its site. */
export const speeches: Speeches = { ru: russian, en: english, de: german };

import type { Language } from '../../releases/words/language.ts';
import { page } from './layout.ts';
import { researchHead } from './research/campaign-frame.ts';

/** A page made of forms, with their style sheet. It is of nobody's campaign, so nothing on it is a rehearsal. */
export function formPage(
  { language, title, path }: { language: Language; title: string; path: string },
  main: string,
): string {
  return page({ language, title, path, rehearsal: false, head: researchHead() }, main);
}

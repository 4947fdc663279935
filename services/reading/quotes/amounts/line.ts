import { fold } from '../fold.ts';
import { type Token, tokenize } from '../tokens.ts';
import type { Language } from '../types.ts';

/** One line made ready for reading: folded tokens, the line as it was written, and the language of its text. */
export type Line = {
  readonly raw: string;
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly lang: Language;
};

export function lineOf(raw: string, lang: Language): Line {
  const folded = fold(raw);
  return { raw, folded, tokens: tokenize(folded), lang };
}

const sample = 4000;
const german =
  /(?<!\p{L})(?:und|der|die|das|wir|für|mit|nicht|sie|ihre?|kostet|preis|netto|brutto|mwst|zzgl|ist|ein|eine|euro)(?!\p{L})|[äöüß]/giu;
const english =
  /(?<!\p{L})(?:and|the|we|for|with|not|you|your|costs?|price|vat|is|an|of|to|would|total|dollars?|pounds?)(?!\p{L})/giu;

/** The language of a text by its letters and commonest words; only "Cent" and a Latin "p." are read by it. */
export function languageOf(text: string): Language {
  const head = text.slice(0, sample);
  if (/\p{Script=Cyrillic}/u.test(head)) return 'ru';
  return (head.match(german)?.length ?? 0) > (head.match(english)?.length ?? 0) ? 'de' : 'en';
}

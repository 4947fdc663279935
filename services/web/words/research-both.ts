import type { Language } from '../../releases/words/language.ts';

/** A text in English and in Russian, side by side so that one cannot be changed without the other in sight. */
export type Both<Value> = readonly [english: Value, russian: Value];

/** The English side says the type; the Russian side must fit it. */
type InOne<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends readonly [infer English, infer Russian]
    ? Russian extends English
      ? English
      : never
    : never;
};

/** A catalogue of pairs as the catalogue of one language. */
export function inOneLanguage<Catalogue extends Readonly<Record<string, Both<unknown>>>>(
  catalogue: Catalogue,
): (language: Language) => InOne<Catalogue> {
  const side = (place: 0 | 1) =>
    Object.fromEntries(Object.entries(catalogue).map(([key, both]) => [key, both[place]])) as InOne<Catalogue>;
  const held = { en: side(0), ru: side(1) };
  return (language) => held[language];
}

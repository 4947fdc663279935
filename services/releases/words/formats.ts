import type { Language } from './language.ts';

const LOCALES: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };

/** A format of Intl costs a hundred times what formatting costs: each is made once for a language. */
function onceFor<Key, Format>(make: (locale: string, key: Key) => Format): (language: Language, key: Key) => Format {
  const made = new Map<Language, Map<Key, Format>>();
  return (language, key) => {
    const known = made.get(language) ?? new Map<Key, Format>();
    made.set(language, known);
    const format = known.get(key) ?? make(LOCALES[language], key);
    known.set(key, format);
    return format;
  };
}

/** Numbers with at most so many decimals, halves away from zero. */
export const numberFormat = onceFor(
  (locale, decimals: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: 0,
      maximumFractionDigits: decimals,
      roundingMode: 'halfExpand',
    }),
);

const MOMENTS = {
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  time: { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
} as const;

/** Days and times of day in UTC. */
export const momentFormat = onceFor(
  (locale, part: keyof typeof MOMENTS) => new Intl.DateTimeFormat(locale, MOMENTS[part]),
);

export const pluralRules = onceFor((locale, type: 'cardinal') => new Intl.PluralRules(locale, { type }));

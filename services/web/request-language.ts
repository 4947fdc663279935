import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { LANGUAGES, type Language } from '../releases/words/language.ts';

export const langQuery = { lang: Type.Optional(Type.Enum([...LANGUAGES])) };

/**
 * The language a page is asked for: by its address, else the one that the person signed in chose, else the browser's first wish that
 * we have, else English.
 */
export function languageOf(request: FastifyRequest): Language {
  const asked: unknown =
    typeof request.query === 'object' && request.query !== null ? Reflect.get(request.query, 'lang') : undefined;
  const chosen = request.caller?.session?.language ?? null;
  return (
    LANGUAGES.find((language) => language === asked) ??
    chosen ??
    wishedLanguage(request.headers['accept-language'] ?? '')
  );
}

/** First of our languages in an Accept-Language header (RFC 9110, 12.5.4); browsers list their wishes in order. */
export function wishedLanguage(header: string): Language {
  for (const wish of header.slice(0, 200).split(',')) {
    const tag = wish.trim().slice(0, 2).toLowerCase();
    const known = LANGUAGES.find((language) => language === tag);
    if (known !== undefined) return known;
  }
  return 'en';
}

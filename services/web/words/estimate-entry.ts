import type { Language } from '../../releases/words/language.ts';

export type Both = Readonly<Record<Language, string>>;

/** Names and meanings of estimates by their definition, in both languages side by side. */
export type EstimateWords = Readonly<Record<string, { readonly name: Both; readonly meaning: Both }>>;

import type { Language } from '../words/language.ts';

export type Words = Readonly<Record<Language, string>>;

/** Units of figures. Working hours are nine of each working day; a probability is a p-value. */
export const UNITS = ['percent', 'points', 'hours', 'minor', 'working_hours', 'probability'] as const;

export type Entry = {
  /** Speed, activity and competence are never mixed into one number (critics 1, 15). */
  readonly axis: 'reach' | 'speed' | 'activity' | 'competence' | 'price';
  readonly unit: (typeof UNITS)[number];
  readonly name: Words;
  readonly definition: Words;
};

import { readFileSync } from 'node:fs';
import type { KnownNames } from '../../../services/reading/redaction/found.ts';

/** One letter of a fixture file: what came, and what must be seen of it. `{kind|text}` marks a piece to take out. */
export type MarkedLetter = {
  readonly name: string;
  readonly known: KnownNames;
  readonly text: string;
  readonly seen: string;
};

const known: Readonly<Record<'ru' | 'en' | 'de', KnownNames>> = {
  ru: {
    clientNames: ['Андрей Белозёров', 'Андрей', 'Белозёров', 'Линия Склад'],
    studioNames: ['Студия «Север»'],
    studioDomain: 'sever-web.ru',
  },
  en: {
    clientNames: ['Anna Keller', 'Anna', 'Keller', 'Keller Storage'],
    studioNames: ['Brightpath Studio'],
    studioDomain: 'brightpath.co.uk',
  },
  de: {
    clientNames: ['Martin Vogel', 'Martin', 'Vogel', ''],
    studioNames: ['Nordlicht Digital'],
    studioDomain: 'nordlicht-digital.de',
  },
};

const mark = /\{([^|{}]+)\|([^{}]*)\}/gu;

export function markedLetters(): MarkedLetter[] {
  return (['ru', 'en', 'de'] as const).flatMap((language) => {
    const file = readFileSync(new URL(`../../fixtures/redaction/${language}.txt`, import.meta.url), 'utf8');
    return file
      .split(/^=== /mu)
      .slice(1)
      .map((part) => {
        const [name = '', ...lines] = part.split('\n');
        const marked = lines.join('\n').trimEnd();
        return {
          name: `${language}: ${name}`,
          known: known[language],
          text: marked.replace(mark, '$2'),
          seen: marked.replace(mark, '[$1]'),
        };
      });
  });
}

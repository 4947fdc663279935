import { readFileSync } from 'node:fs';
import type { KnownNames } from '../../../services/reading/redaction/found.ts';

/** One letter of a fixture file: what came, and what must be seen of it. `{kind|text}` marks a piece to take out. */
export type MarkedLetter = {
  readonly name: string;
  readonly known: KnownNames;
  readonly text: string;
  readonly seen: string;
  readonly hidden: readonly { readonly kind: string; readonly text: string }[];
};

const known: Readonly<Record<'ru' | 'en' | 'de', KnownNames>> = {
  ru: {
    clientNames: ['Андрей Белозёров', 'Андрей', 'Белозёров', 'Линия Склад'],
    studioNames: ['Студия «Север»'],
    studioDomain: 'sever-web.ru',
    sender: '',
  },
  en: {
    clientNames: ['Anna Keller', 'Anna', 'Keller', 'Keller Storage'],
    studioNames: ['Brightpath Studio'],
    studioDomain: 'brightpath.co.uk',
    sender: '',
  },
  de: {
    clientNames: ['Martin Vogel', 'Martin', 'Vogel', ''],
    studioNames: ['Nordlicht Digital'],
    studioDomain: 'nordlicht-digital.de',
    sender: '',
  },
};

const mark = /\{([^|{}]+)\|([^{}]*)\}/gu;

/** A title may say from which address the letter came: "two people | from: olga@studio.example". */
export function markedLetters(): MarkedLetter[] {
  return (['ru', 'en', 'de'] as const).flatMap((language) =>
    [language, `${language}-more`, `${language}-fresh`].flatMap((part) => lettersOf(part, known[language])),
  );
}

function lettersOf(file: string, names: KnownNames): MarkedLetter[] {
  return readFileSync(new URL(`../../fixtures/redaction/${file}.txt`, import.meta.url), 'utf8')
    .split(/^=== /mu)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const [name = '', sender = ''] = title.split(' | from: ');
      const marked = lines.join('\n').trimEnd();
      return {
        name: `${file}: ${name}`,
        known: { ...names, sender },
        text: marked.replace(mark, '$2'),
        seen: marked.replace(mark, '[$1]'),
        hidden: [...marked.matchAll(mark)].map(([, kind = '', text = '']) => ({ kind, text })),
      };
    });
}

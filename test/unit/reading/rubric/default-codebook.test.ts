import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkProtocol } from '../../../../services/design/protocol/check-protocol.ts';
import type { Rubric } from '../../../../services/reading/rubric/rubric.ts';

const shipped = (name: string): string =>
  readFileSync(new URL(`../../../../services/design/protocol/shipped/${name}.yaml`, import.meta.url), 'utf8');
const codebook = (language: 'en' | 'ru'): { rubric: Rubric } => parse(shipped(`codebook-${language}`));
const starter: { rubric: Rubric } = parse(shipped('starter'));
const english = codebook('en').rubric;

/** What the studies that Zerkalo answers to asked for, by its code. */
const asked = [
  ...[
    'expertise',
    'activity',
    'empathy',
    'interrogation',
    'price-list',
    'ready-offer',
    'hours-explained',
    'staged-start',
  ],
  ...[
    'down-sell',
    'polite-referral',
    'qualification-questions',
    'paid-consultation',
    'recurring-offer',
    'referral-asked',
  ],
  ...['evidence-of-reading', 'refusal', 'suspicion'],
];

describe('the default codebook', () => {
  test.each(['en', 'ru'] as const)('is taken by a protocol without a fault or a warning: %s', (language) => {
    const protocol = stringify({ ...starter, ...codebook(language) });
    expect(checkProtocol(protocol)).toMatchObject({ kind: 'valid', warnings: [] });
  });
  test('covers every system of the source texts, interrogation and materials by kinds', () => {
    const codes = english.items.map(({ code }) => code);
    expect(asked.filter((code) => !codes.includes(code))).toEqual([]);
    expect(codes.filter((code) => code.startsWith('interrogation-'))).toHaveLength(5);
    expect(codes.filter((code) => code.startsWith('material-'))).toHaveLength(5);
  });
  test('asks the same in both languages: codes, axes, values and which of them have an example', () => {
    const shape = ({ items, doubleCodedShare, agreement }: Rubric) => ({
      doubleCodedShare,
      agreement,
      items: items.map(({ code, axis, anchors }) => ({
        code,
        axis,
        anchors: anchors.map(({ value, example }) => [value, example !== undefined]),
      })),
    });
    expect(shape(codebook('ru').rubric)).toEqual(shape(english));
  });
  test.each(['en', 'ru'] as const)(
    'gives an example to the highest value or the one below, and says when not to judge: %s',
    (language) => {
      for (const { anchors, notObservable } of codebook(language).rubric.items) {
        expect(anchors.slice(-2).some(({ example }) => example !== undefined)).toBe(true);
        expect(notObservable.length).toBeGreaterThan(10);
        expect(anchors.map(({ value }) => value)).toEqual(anchors.map((_, place) => place));
      }
    },
  );
  test('each text is written in its own language', () => {
    expect(JSON.stringify(english)).not.toMatch(/[а-яё]/iu);
    for (const { question, anchors } of codebook('ru').rubric.items) {
      for (const text of [question, ...anchors.map(({ label }) => label)]) expect(text).toMatch(/[а-яё]/iu);
    }
  });
  test('is the one of the starter protocol', () => {
    expect(starter.rubric).toEqual(english);
  });
});

import { describe, expect, test } from 'vitest';
import { readInside } from '../../fuzz/readers/read-inside.ts';

const texts = ['html', 'new-text', 'quotes', 'proposals', 'redaction', 'calls', 'rates', 'protocol'] as const;
const marks = [
  ' ',
  '\t',
  '-',
  '—',
  '_',
  '*',
  '>',
  '"',
  '(',
  '1',
  '1 ',
  '9,',
  'a',
  'А. ',
  'a@',
  '.',
  ';',
  '&',
  '<p ',
  'от ',
  '\r\n',
];
const LENGTH = 40_000;
/** Computing time, ms: what is linear needs a tenth, what grows with the square needs more at once. */
const MOST_MS = 1_500;

describe('a run of one mark takes a reader no longer than other text of its length', () => {
  test.each(texts)('%s', async (reader) => {
    const slow: string[] = [];
    for (const mark of marks) {
      const run = mark.repeat(Math.floor(LENGTH / mark.length));
      for (const bytes of [`x ${run} y`, run].map((text) => Buffer.from(text))) {
        const { fault, ms } = await readInside({ reader, bytes });
        if (fault !== null || ms > MOST_MS) slow.push(`${JSON.stringify(mark)}: ${fault ?? `${Math.round(ms)} ms`}`);
      }
    }
    expect(slow).toEqual([]);
  });
});

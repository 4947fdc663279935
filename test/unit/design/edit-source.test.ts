import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { editSource, valueAt } from '../../../services/design/protocol/edit-source.ts';
import { readSource } from '../../../services/design/protocol/read-source.ts';
import { templateSource, templates } from '../../../services/design/protocol/templates.ts';

const edited = (source: string, path: (string | number)[], value: unknown): string => {
  const done = editSource(source, [{ path, value }]);
  if (done.kind !== 'edited') throw new Error(done.kind);
  return done.source;
};
const small =
  'id: a # name\nlist:\n  # of two\n  - one # first\n  - two\ntext: |\n  First line.\n  Second line.\nnone: null # nothing\n';

describe('a protocol edited in place', () => {
  it('keeps comments, order and everything that was not changed', () => {
    expect(edited(small, ['id'], 'b')).toBe(small.replace('id: a', 'id: b'));
    expect(edited(small, ['list', 0], 'three')).toContain('- three # first\n  - two');
    expect(edited(small, ['none'], 'some')).toContain('none: some # nothing');
    expect(edited(small, ['text'], 'Other line.\nNext.\n')).toContain('text: |\n  Other line.\n  Next.\n');
    expect(edited(small, ['list', 2], 'third')).toContain('- two\n  - third');
    expect(edited(small, ['list', 0], undefined)).not.toContain('- one');
    expect(edited(small, ['new', 'inner'], 5)).toContain('new:\n  inner: 5');
  });

  it('gives the same text for values that stand there already', () => {
    for (const name of templates) {
      const source = templateSource(name);
      const { data } = readSource(source, 'yaml');
      const paths = [['title'], ['objective'], ['personas', 0, 'fullName'], ['scripts', 'letters', 0]];
      const edits = paths.map((path) => ({ path, value: valueAt(data, path) }));
      expect(editSource(source, edits)).toEqual({ kind: 'edited', source });
    }
  });

  it('changes nothing of a text that is no YAML, or through a value that holds none', () => {
    for (const source of ['a: [', 'a: 1\na: 2', '', '- 1', 'x: &a 1\ny: *a'])
      expect(editSource(source, [{ path: ['title', 'en'], value: 'x' }]).kind).toBe('unreadable');
    expect(editSource('title: plain', [{ path: ['title', 'en'], value: 'x' }]).kind).toBe('unreadable');
  });

  it('puts any text in so that it is read back as it was, and the rest of the protocol with it', () => {
    const source = templateSource('starter');
    const before = readSource(source, 'yaml').data;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const text = typed.replaceAll(/[\r\0]/gu, '');
        const { data, findings } = readSource(edited(source, ['objective', 'question'], text), 'yaml');
        expect(findings).toEqual([]);
        expect(valueAt(data, ['objective', 'question'])).toBe(text);
        expect(valueAt(data, ['scripts'])).toEqual(valueAt(before, ['scripts']));
      }),
      { numRuns: 15 },
    );
  });

  it('leaves the hash alone where only the spacing became even', () => {
    const source = templateSource('starter');
    const there = edited(source, ['title'], 'Another');
    const back = checkProtocol(edited(there, ['title'], String(valueAt(readSource(source, 'yaml').data, ['title']))));
    const first = checkProtocol(source);
    expect([back.kind, back.kind === 'valid' && back.hash]).toEqual(['valid', first.kind === 'valid' && first.hash]);
  });
});

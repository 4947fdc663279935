import { describe, expect, it } from 'vitest';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { codesOf, shipped } from './shipped.ts';

const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;

describe('a hostile protocol source', () => {
  it.each([
    ['aliases that multiply', bomb, 'source-alias'],
    ['brackets without end', '['.repeat(100_000), 'source-too-deep'],
    ['braces without end', '{"a":'.repeat(50_000), 'source-too-deep'],
    ['lists in lists on one line', `${'- '.repeat(100_000)}a`, 'source-too-deep'],
    ['more text than any protocol', 'x: 1\n'.repeat(100_000), 'source-too-long'],
    ['a tag that asks for code', 'format: !!js/function "x"\n', 'source-syntax'],
    ['two documents', 'format: x\n---\nformat: y\n', 'source-syntax'],
    ['a key written twice', 'format: x\nformat: y\n', 'key-repeated'],
    ['a tab as indentation', 'objective:\n\tquestion: x\n', 'source-syntax'],
    ['a quote never closed', 'title: "x\n', 'source-syntax'],
    ['a key that is a list', '? [a]\n: 1\n', 'source-syntax'],
  ])('%s is refused with a place', (_, source, code) => {
    const outcome = checkProtocol(source);
    if (outcome.kind !== 'faulty') throw new Error('valid');
    expect(outcome.findings[0]).toMatchObject({ code, severity: 'error' });
    expect(outcome.findings.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
  });

  it.each(['', '# nothing\n', 'null', '[]', '"text"', '42'])('%j is no protocol', (source) => {
    expect(codesOf(source).length).toBeGreaterThan(0);
  });

  it('is read in linear time when it has thousands of keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `key${i}: 1`).join('\n');
    const began = performance.now();
    expect(codesOf(keys)).toContain('unknown-key');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('cannot reach the prototype of objects', () => {
    expect(codesOf(`${shipped('starter')}__proto__: { polluted: true }\n`)).toEqual(['unknown-key']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('that is YAML but not JSON is told so when it should be JSON', () => {
    expect(codesOf('{a: 1}', 'json')).toEqual(['source-syntax']);
  });
});

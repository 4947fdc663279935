import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { checked, codesOf, fixture, shipped } from './shipped.ts';

const starter = shipped('starter');
const changed = (from: string | RegExp, to: string): string => {
  const source = starter.replace(from, to);
  if (source === starter) throw new Error(`nothing to change: ${from}`);
  return source;
};

describe('a protocol that comes with the program', () => {
  it.each(['starter', 'rehearsal-line'] as const)('%s is valid without a warning', (name) => {
    expect(checkProtocol(shipped(name))).toMatchObject({ kind: 'valid', warnings: [] });
  });
});

describe('the check of a protocol', () => {
  it('names ten different faults at once, each with line and remedy', () => {
    const outcome = checkProtocol(fixture('protocols/ten-faults.yaml').toString());
    if (outcome.kind !== 'faulty') throw new Error('valid');
    expect(outcome.findings.map(({ line, code }) => [line, code])).toEqual([
      [25, 'missing'],
      [49, 'column-overlap'],
      [56, 'unknown-key'],
      [62, 'unknown-persona'],
      [84, 'phone-not-e164'],
      [87, 'mail-domain-foreign'],
      [114, 'letter-emergency'],
      [114, 'unknown-placeholder'],
      [172, 'window-never-opens'],
      [178, 'window-order'],
    ]);
    for (const { remedy, path } of outcome.findings) expect(remedy.length * path.length).toBeGreaterThan(0);
  });

  it('suggests the nearest name for an unknown key, persona or placeholder', () => {
    const outcome = checkProtocol(fixture('protocols/ten-faults.yaml').toString());
    const remedies = outcome.kind === 'faulty' ? outcome.findings.map(({ remedy }) => remedy) : [];
    for (const name of ['allocation', 'assistant', 'studio.name'])
      expect(remedies).toContain(`Did you mean "${name}"?`);
  });

  it('reads the same protocol as JSON with the same hash', () => {
    const json = JSON.stringify(parse(starter), null, '\t');
    const [yaml, other] = [checkProtocol(starter), checkProtocol(json, 'json')];
    expect(other).toMatchObject({ kind: 'valid', hash: yaml.kind === 'valid' ? yaml.hash : '' });
  });

  it('gives a hash that comments, indentation and the order of keys do not change, but any value does', () => {
    const hashOf = (source: string): string => {
      const outcome = checkProtocol(source);
      return outcome.kind === 'valid' ? outcome.hash : 'faulty';
    };
    const turned = stringify(Object.fromEntries(Object.entries(parse(starter)).reverse()), { indent: 4 });
    expect(hashOf(turned)).toBe(hashOf(starter));
    expect(hashOf(changed('cooldownDays: 180', 'cooldownDays: 181'))).not.toBe(hashOf(starter));
  });

  it.each([
    ['a short response window warns', /responseDays: 30/, 'responseDays: 14', ['window-short']],
    ['one wording warns', 'wordings: [short, detailed]', 'wordings: [short]', ['one-wording', 'level-unused']],
    ['a missing conflict of interest', /\n {2}conflict:[^\n]*/, '', ['missing']],
    ['an empty question', /question: How[^#\n]*/, 'question: "" ', ['wrong-value']],
    ['a missing seed', /\n {2}seed:[^\n]*/, '', ['missing']],
    ['neither size nor fraction', /\n {2}size:[^\n]*/, '', ['missing']],
    ['size and fraction', 'size: 100', 'size: 100\n  fraction: "0.5"', ['size-and-fraction']],
    ['an unknown budget', 'budgets: [unnamed, fixed]', 'budgets: [unnamed, fxed]', ['unknown-budget']],
    ['an unknown letter', 'wordings: [short, detailed]', 'wordings: [short, detaild]', ['unknown-letter']],
    ['a level named twice', 'channels: [form]', 'channels: [form]\n  x: 1', ['unknown-key']],
    ['a persona named twice', '  - id: assistant', '  - id: director', ['unknown-persona', 'id-repeated']],
    ['an empty budget asked for', /(?<=ready\.\n +)\{\{budgetSentence\}\}/, '{{budget}}', ['placeholder-empty']],
    [
      'an unfinished placeholder',
      /(?<=ready\.\n +)\{\{budgetSentence\}\}/,
      '{{budgetSentence}',
      ['placeholder-broken'],
    ],
    ['a date nobody gave', /(?<=ready\.\n +)\{\{budgetSentence\}\}/, '{{answerBy}}', ['placeholder-empty']],
    ['a language without texts', 'language: en', 'language: de', Array(10).fill('text-missing')],
    ['a zone nobody knows', 'Europe/London', 'Europe/Londn', ['time-zone-unknown']],
    ['a day that is none', "'2026-12-01'".replaceAll("'", '"'), '"2026-12-1"', ['wrong-value']],
    ['tiers that fall', '[25, 50, 100]', '[50, 25, 100]', ['wrong-value']],
    ['a stratum without a column', 'strata: [rank-tier]', 'strata: [rank-tier, price-tier]', ['stratum-unfounded']],
    ['a domain that is none', /ashdown-storage\.example #/, 'localhost #', ['mail-domain-invalid']],
    ['two personas with one phone', '+442079460102', '+442079460101', ['phone-repeated']],
    ['more burden than the cap', 'burdenCapMinutes: 15', 'burdenCapMinutes: 5', ['burden-over-cap']],
    ['terms that let people be disciplined', /for the discipline of individuals or /, '', ['terms-silent']],
    ['a funder that nobody named', /\n {2}funder:[^\n]*/, '', ['missing']],
    ['a nudge after the window', 'afterDays: 10', 'afterDays: 40', ['window-order']],
    ['no primary estimand', 'role: primary', 'role: secondary', ['primary-not-one']],
    ['a frame that reaches nobody', /\n {6}site:[^\n]*\n {6}mail:[^\n]*/, '', ['frame-unreachable']],
    ['a nudge of the wrong kind', 'nudge: { afterDays: 10, share: "1" }', 'nudge: often', ['wrong-value']],
  ])('finds %s', (_, from, to, codes) => {
    expect(codesOf(changed(from, to))).toEqual(codes);
  });

  it('finds a send window that no day of the wave opens', () => {
    const source = changed('lengthDays: 21', 'lengthDays: 2\n  startsOn: "2026-02-07"');
    expect(codesOf(source)).toEqual(['window-never-opens']);
  });

  it('finds any missing group and still judges the rest', () => {
    const whole = parse(starter) as Record<string, unknown>;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), (key) => {
        const { [key]: _, ...rest } = whole;
        expect(codesOf(stringify({ ...rest, typo: 1 }))).toEqual(expect.arrayContaining(['missing', 'unknown-key']));
      }),
    );
  });

  it('never throws and never calls valid what lost its shape, whatever value stands anywhere', () => {
    const whole = parse(starter) as Record<string, unknown>;
    const paths = pathsOf(whole);
    const odd = fc.constantFrom<unknown>(null, 7.5, -1, '', [], {}, [null], { __proto__: 1 }, 'x'.repeat(9000), true);
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, value) => {
        const copy = structuredClone(whole);
        const outcome = checkProtocol(JSON.stringify(replaced(copy, path, value)), 'json');
        if (outcome.kind === 'valid') expect(checked(JSON.stringify(outcome.protocol))).toEqual(outcome.protocol);
        else expect(outcome.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, held]) => pathsOf(held, [...path, key]))];
}

function replaced(root: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const group = root as Record<string | number, unknown>;
  group[step] = replaced(group[step], rest, value);
  return root;
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureObservations } from '../../../../services/releases/observations/measure-observations.ts';
import { readObservations } from '../../../../services/releases/observations/read-observations.ts';

const folder = new URL('../../../fixtures/observations/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.csv') && !file.endsWith('.R.csv'))
  .map((file) => file.slice(0, -4));
const WINDOW = 43_200;

function measured(name: string) {
  const reading = readObservations(readFileSync(new URL(`${name}.csv`, folder), 'utf8'), 'minutes');
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.faults));
  return measureObservations(reading.observations, { window: WINDOW, seed: 'oracle' });
}

/** Figures of R by their path in our answer; null where R has none. */
function figuresOfR(name: string): [path: string, value: number | null][] {
  const lines = readFileSync(new URL(`${name}.R.csv`, folder), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [path, value] = line.split(',') as [string, string];
    return [path, value === 'NA' ? null : Number(value)];
  });
}

function at(answer: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], answer);
}

function differs(ours: unknown, ofR: number | null): boolean {
  if (ofR === null || typeof ours !== 'number') return ours !== ofR;
  return !(Math.abs(ours - ofR) <= 1e-8 * Math.max(1, Math.abs(ofR)));
}

describe('Observations of anybody, measured by us and by R', () => {
  it('are six files', () => {
    expect(names).toHaveLength(6);
  });

  it.each(names)('%s: every rate, curve, price and comparison is the same', (name) => {
    const answer = measured(name);
    const figures = figuresOfR(name);
    expect(figures.length).toBeGreaterThan(200);
    const different = figures
      .map(([path, value]) => ({ path, ofR: value, ours: at(answer, path) }))
      .filter(({ ours, ofR }) => differs(ours, ofR));
    expect(different).toEqual([]);
  });

  it('would notice one changed answer', () => {
    const text = readFileSync(new URL('few.csv', folder), 'utf8').replace(/,none,43200,window,/, ',email,43199,,');
    const reading = readObservations(text, 'minutes');
    if (reading.kind === 'refused') throw new Error('refused');
    const answer = measureObservations(reading.observations, { window: WINDOW, seed: 'oracle' });
    expect(figuresOfR('few').filter(([path, value]) => differs(at(answer, path), value)).length).toBeGreaterThan(20);
  });
});

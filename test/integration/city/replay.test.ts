import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeFrame } from '../../../services/design/frames/merge-frame.ts';
import { readRanking } from '../../../services/design/frames/read-ranking.ts';
import { checkProtocol } from '../../../services/design/protocol/check-protocol.ts';
import { dealReplayStudios } from '../../city/replay/deal-studios.ts';
import { type Quotas, quotasFor } from '../../city/replay/figures.ts';
import { writeReplayRankings } from '../../city/replay/rankings.ts';
import type { Studio } from '../../city/studio.ts';
import { truthOf } from '../../city/truth.ts';

const deal = (seed: string, studios = 56) => dealReplayStudios({ seed, studios, zone: 'test' });

/** Main quotes of all messages and calls of a studio, in roubles at the geometric midpoint; first steps only. */
function quotesOf({ manner }: Studio): number[] {
  const calls = manner.calls.flatMap((call) => [call, ...call.thenCalls]);
  const letters = [...manner.answers, ...calls.flatMap(({ thenAnswers }) => thenAnswers)];
  return letters.flatMap(({ price }) => (price === null ? [] : [Math.sqrt((price.low ?? 0) * (price.high ?? 0))]));
}

function count(studios: readonly Studio[]): Record<Exclude<keyof Quotas, 'quotes'>, number> & { quotes: number[] } {
  const truths = studios.map(truthOf);
  const has = (holds: (studio: Studio, index: number) => boolean) => studios.filter(holds).length;
  const writes = ({ manner }: Studio) =>
    manner.answers.some(({ purpose, afterSeconds }) => purpose === 'answer' && afterSeconds < 14 * 86_400);
  return {
    studios: studios.length,
    withForm: truths.filter(({ hasForm }) => hasForm).length,
    answeredByMail: has((studio) => writes(studio) && studio.manner.calls.length === 0),
    answeredByPhone: has(({ manner }) => manner.calls.length > 0),
    silent: has((studio) => !writes(studio) && studio.manner.calls.length === 0),
    undelivered: has(({ manner }) => manner.name === 'bouncing' || manner.name === 'refusing'),
    interrogating: has(({ manner }) => manner.name === 'asking'),
    quotes: studios
      .flatMap(quotesOf)
      .map(Math.round)
      .toSorted((a, b) => a - b),
  };
}

test('the counts of 2014 come out for every seed, and nothing else is the same', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    expect(count(deal(String(seed)))).toEqual({ ...quotasFor(56), quotes: [...quotasFor(56).quotes] });
  }
  expect(deal('1').map(({ manner }) => manner)).not.toEqual(deal('2').map(({ manner }) => manner));
  expect(deal('1')).toEqual(deal('1'));
});

test('56 studios give the percentages that were printed: 68, 57, 11, 32 and 26', () => {
  const { withForm, answeredByMail, answeredByPhone, silent, interrogating } = quotasFor(56);
  const share = (part: number, of = 56) => Math.round((100 * part) / of);
  expect([withForm, answeredByMail, answeredByPhone, silent].map((part) => share(part))).toEqual([68, 57, 11, 32]);
  expect(share(interrogating, answeredByMail + answeredByPhone)).toBe(26);
});

test('another size takes the nearest whole numbers', () => {
  for (const studios of [28, 84, 112]) {
    const counted = count(deal('5', studios));
    expect(counted).toEqual({
      ...quotasFor(studios),
      quotes: [...quotasFor(studios).quotes].toSorted((a, b) => a - b),
    });
    expect(Math.abs(counted.withForm / studios - 38 / 56)).toBeLessThan(0.02);
  }
});

test('the first answers wait two days on average, and nobody is overtaken by the reminder', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const delays = deal(String(seed)).flatMap(({ manner }) => [
      ...manner.answers.filter(({ purpose, afterSeconds }) => purpose === 'answer' && afterSeconds < 14 * 86_400),
      ...manner.calls,
    ]);
    const days = delays.map(({ afterSeconds }) => afterSeconds / 86_400);
    expect(days.reduce((sum, day) => sum + day, 0) / days.length).toBeCloseTo(2, 1);
    expect(Math.max(...days)).toBeLessThan(9);
    expect(Math.min(...days)).toBeGreaterThan(0.005);
  }
});

test('two rankings that differ in order, encoding and columns merge into the same studios, each with its places', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rankings-'));
  const shipped = new URL('../../../services/design/protocol/shipped/petersburg-2014.yaml', import.meta.url);
  const checked = checkProtocol(readFileSync(shipped, 'utf8'), 'yaml');
  if (checked.kind !== 'valid') throw new Error('the shipped protocol has faults');
  try {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const studios = deal(seed);
      const files = await writeReplayRankings(folder, studios, seed);
      const read = await Promise.all(
        checked.protocol.frames.map((frame, index) => readRanking(readFileSync(files[index] ?? ''), frame)),
      );
      const rows = read.flatMap((ranking) => (ranking.kind === 'read' ? ranking.rows : []));
      expect(read.map((ranking) => ranking.kind === 'read' && ranking.encoding)).toEqual(['utf-8', 'windows-1251']);
      const merged = mergeFrame(rows);
      expect(merged.units.map(({ domain }) => domain)).toEqual(studios.map(({ domain }) => domain).toSorted());
      expect(merged.unplaced).toEqual([]);
      expect(merged.units.filter(({ provenance }) => provenance.length === 2)).toHaveLength(11);
      expect(merged.units.every(({ email, phoneE164, siteUrl }) => email && phoneE164 && siteUrl)).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

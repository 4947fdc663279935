import { describe, expect, test } from 'vitest';
import { placeOf } from '../../../../services/releases/benchmark/place.ts';
import { buildCube } from '../../../../services/releases/cube/build-cube.ts';
import { cityGroups, tierOf } from '../../../../services/releases/cube/coarsen.ts';
import { hiddenCells, hiddenParts } from '../../../../services/releases/cube/hidden-parts.ts';
import { buildDocument } from '../../../../services/releases/release/build-document.ts';
import { faultsOf } from '../../../../services/releases/release/release-gate.ts';
import type { Observation } from '../../../../services/releases/snapshot/snapshot.ts';
import { canonicalBytes, readSnapshot } from '../../../../services/releases/snapshot/snapshot-bytes.ts';
import { practiceSnapshot } from './practice-snapshot.ts';

describe('parts of a whole', () => {
  test('a rare part is hidden with the smallest other, since it would follow from the sum', () => {
    expect([...hiddenParts([40, 2, 9, 20], 3)].toSorted()).toEqual([1, 2]);
    expect([...hiddenParts([40, 1, 1, 2], 3)].toSorted()).toEqual([1, 2, 3]);
    expect(hiddenParts([40, 9, 20], 3).size).toBe(0);
    expect(hiddenParts([2], 3).size).toBe(1);
  });

  test('a small cell is hidden with another until their sum may be known', () => {
    const limits = { K: 10, c: 3 };
    expect(
      [
        ...hiddenCells(
          [
            { n: 8, x: 4 },
            { n: 30, x: 15 },
            { n: 40, x: 20 },
          ],
          limits,
        ),
      ].toSorted(),
    ).toEqual([0, 1]);
    expect(
      hiddenCells(
        [
          { n: 30, x: 15 },
          { n: 40, x: 20 },
        ],
        limits,
      ).size,
    ).toBe(0);
    expect(
      hiddenCells(
        [
          { n: 30, x: 30 },
          { n: 40, x: 20 },
        ],
        limits,
      ).size,
    ).toBe(2);
  });
});

test('cities are joined by their sizes alone, until each group is large enough', () => {
  const units = [...'aaaaaaaaaaaabbbbbbbbbbbbccd'].map((city, n) => ({ unit: `u${n}`, city }));
  expect(new Set(cityGroups(units, 10).values())).toEqual(new Set(['a', 'other']));
  expect([tierOf(1, undefined), tierOf(34, undefined), tierOf(100, [50, 100]), tierOf(null, [50, 100])]).toEqual([
    '0-33',
    '33-67',
    '50-100',
    'unknown',
  ]);
});

test('a wave of a dozen studios prints nothing of answers, and says why', () => {
  const snapshot = practiceSnapshot('few', { studios: 9 });
  const built = buildDocument(snapshot);
  expect(built.document.rows.filter(({ status }) => status === 'published')).toEqual([]);
  expect(faultsOf(built, null, snapshot).map(({ code }) => code)).toEqual(['NOTHING_TO_PUBLISH']);
});

test('a wave in which two answered prints nothing from which the two could be counted', () => {
  const snapshot = practiceSnapshot('two answers', { studios: 60 });
  const observations = snapshot.observations.map((one, n) => ({
    ...one,
    disposition: n < 2 ? ('SUBSTANTIVE' as const) : n < 25 ? ('AUTO_ONLY' as const) : ('SILENT_DELIVERED' as const),
    delay: { minutes: n < 2 ? 60 : 43_200, answered: n < 2 },
  }));
  const { rows } = buildCube({ ...snapshot, observations, codes: [] });
  expect(rows.filter(({ status }) => status === 'published')).toEqual([]);
});

test('a wave in one city has a table by place in the ranking, and can be proven', () => {
  const snapshot = practiceSnapshot('one city');
  const observations = snapshot.observations.map((one) => ({ ...one, city: 'Псков' }));
  const built = buildDocument({ ...snapshot, observations });
  expect(faultsOf(built, null, { ...snapshot, observations })).toEqual([]);
});

test('equal snapshots give equal bytes, whatever the order of their keys', () => {
  const snapshot = practiceSnapshot('order');
  const turned = Object.fromEntries(Object.entries(snapshot).toReversed());
  const read = readSnapshot(Buffer.from(JSON.stringify(turned)));
  if (read.kind !== 'read') throw new Error(read.faults.join());
  expect(read.bytes).toEqual(canonicalBytes(snapshot));
  expect(buildDocument(read.snapshot).sha256).toBe(buildDocument(snapshot).sha256);
});

test('a tampered certificate closes the gate', () => {
  const snapshot = practiceSnapshot('gate');
  const built = buildDocument(snapshot);
  const { proof } = built.cube.protection;
  if (proof.kind !== 'proven') throw new Error('not proven');
  const certificates = proof.certificates.map((one) => ({ ...one, low: { ...one.low, a0: 999 } }));
  const tampered = {
    ...built,
    cube: { ...built.cube, protection: { ...built.cube.protection, proof: { kind: 'proven' as const, certificates } } },
  };
  expect(faultsOf(built, null, snapshot)).toEqual([]);
  expect(faultsOf(tampered, null, snapshot).map(({ code }) => code)).toContain('CERTIFICATE_INVALID');
});

test('parts that would follow from each other appear together or not at all', () => {
  for (const seed of ['p1', 'p2', 'p3', 'p4']) {
    const { rows } = buildCube(practiceSnapshot(seed, { studios: 60 }));
    const shown = (variable: string): boolean =>
      rows.some((row) => row.table === 'total' && row.variable === variable && row.status === 'published');
    expect(shown('mode_email')).toBe(shown('mode_voice'));
    expect(shown('AR1')).toBe(shown('undelivered'));
  }
});

test('a studio is told its quarter, and nothing where quartiles are hidden', () => {
  const { rows } = buildCube(practiceSnapshot('place'));
  const median = rows.find(({ variable }) => variable === 'delay_median')?.value ?? 0;
  expect(placeOf(0, rows).band).toBe('first_quarter');
  expect(placeOf(median, rows).band).toBe('second_quarter');
  expect(placeOf(null, rows).band).toBe('last_quarter');
  expect(placeOf(5, buildCube(practiceSnapshot('place', { studios: 12 })).rows)).toEqual({
    band: 'not_shown',
    peers: null,
    by: [],
  });
});

test('a wave that nothing divides prints its total: what everybody may know of all is no secret of a class', () => {
  const snapshot = practiceSnapshot('alike');
  const [first] = snapshot.observations;
  const alike = (one: Observation): Observation => ({
    ...one,
    city: first?.city ?? null,
    rankPercent: first?.rankPercent ?? null,
    frames: first?.frames ?? [],
    arm: first?.arm ?? one.arm,
  });
  const same = { ...snapshot, observations: snapshot.observations.map(alike) };
  const built = buildDocument(same);
  expect(built.document.rows.find(({ key }) => key === 'total/all/AR2')?.status).toBe('published');
  expect(faultsOf(built, null, same).filter(({ code }) => code !== 'GAP')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { inspectRanking } from '../../../services/design/frames/inspect-ranking.ts';
import { powerTable } from '../../../services/design/preview/power-table.ts';
import { previewDesign } from '../../../services/design/preview/preview-design.ts';
import { checked, fixture, shipped } from './shipped.ts';

const shippedProtocol = checked(shipped('rehearsal-line'));
const columns = { name: 'Студия', site: 'Сайт', mail: 'Почта', phone: 'Телефон', city: 'Город', rank: 'Место' };
const [frame] = shippedProtocol.frames;
if (frame === undefined) throw new Error('no frame');
const protocol = {
  ...shippedProtocol,
  frames: [
    { ...frame, file: 'clean.csv', columns },
    { ...frame, id: 'south', file: 'broken.csv', columns },
  ],
  sampling: { ...shippedProtocol.sampling, size: 4, strata: ['frame' as const] },
};
const files = new Map(['clean.csv', 'broken.csv'].map((file) => [file, fixture(`rankings/${file}`)]));
const nobody = { suppressed: new Set<string>(), coolingDown: new Set<string>() };

describe('the preview of a design', () => {
  it('shows frame, strata, faults of rows and burden before anything is launched', async () => {
    const preview = await previewDesign(protocol, files, { ...nobody, suppressed: new Set(['gamma.com']) });
    if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview));
    // One studio stands in both rankings, under two domains, one phone and one name.
    expect(preview.frameSize).toBe(5);
    expect(preview.strata).toEqual([
      { stratum: 'north', N: 2, n: 2 },
      { stratum: 'north+south', N: 1, n: 1 },
      { stratum: 'south', N: 2, n: 1 },
    ]);
    expect(preview.excluded).toEqual({
      suppressed: 1,
      cool_down: 0,
      conflict_of_interest: 0,
      no_channel: 0,
      by_hand: 0,
    });
    expect(preview.rowFaults.filter(({ kept }) => !kept)).toHaveLength(4);
    expect(preview.unplaced.map(({ name }) => name)).toEqual(['Дзета', 'Эта']);
    expect(preview.arms).toBe(12);
    const { minutesPerStudio, hours, costMinor, currency } = preview.burden;
    expect(hours).toBeCloseTo((minutesPerStudio * 4) / 60);
    expect([costMinor, currency]).toEqual([Math.round(hours * 250_000), 'RUB']);
  });

  it('tells nothing that depends on the seed', async () => {
    const other = { ...protocol, sampling: { ...protocol.sampling, seed: 'quite another seed' } };
    expect(await previewDesign(other, files, nobody)).toEqual(await previewDesign(protocol, files, nobody));
  });

  it('says when the frame is too small', async () => {
    const large = { ...protocol, sampling: { ...protocol.sampling, size: 100 } };
    expect(await previewDesign(large, files, nobody)).toEqual({
      kind: 'not_drawable',
      why: 'sample_too_large',
      wanted: 100,
      available: 6,
    });
  });

  it('says when a file is absent', async () => {
    expect(await previewDesign(protocol, new Map(), nobody)).toMatchObject({ kind: 'refused' });
  });
});

describe('the power of a design', () => {
  it('agrees with the published figures for 132 of 160 studios and three factors', () => {
    const arms = { ...protocol.arms, personas: ['a', 'b'], budgets: ['c', 'd'], wordings: ['e', 'f'] };
    const { halfWidthPoints, power } = powerTable(arms, 132, 160);
    expect(halfWidthPoints).toBe(3.3);
    expect(power.map(({ factor }) => factor)).toEqual(['personas', 'budgets', 'wordings']);
    expect(power[0]).toEqual({
      factor: 'personas',
      levels: 2,
      perLevel: 66,
      downPoints: 24,
      upPoints: 20,
      downPointsHolm: 27.8,
    });
  });

  it('is null where no difference is large enough to show', () => {
    expect(powerTable(protocol.arms, 4, 1000).power.every(({ upPoints }) => upPoints === null)).toBe(true);
  });
});

describe('the look at a ranking', () => {
  it('guesses encoding, delimiter and columns', () => {
    expect(inspectRanking(fixture('rankings/windows-1251.tsv'))).toEqual({
      encoding: 'windows-1251',
      delimiter: '\t',
      headers: ['Название', 'Web', 'Город'],
      guess: { name: 'Название', site: 'Web', city: 'Город' },
    });
    expect(inspectRanking(fixture('rankings/bom.csv'))?.guess).toEqual({ name: 'Agency', site: 'Site' });
  });

  it('is not misled by a large file that ends inside a letter', () => {
    const rows = 'Студия,line.ru\n'.repeat(30_000);
    expect(inspectRanking(Buffer.from(`Студия,Сайт\n${rows}`))?.encoding).toBe('utf-8');
  });
});

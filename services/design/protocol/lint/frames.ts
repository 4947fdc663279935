import type { Fault } from '../finding.ts';
import { entries, type PartialProtocol, present } from '../partial-protocol.ts';

/** Columns must not overlap, and each frame must say how its studios can be reached. */
export function frameFaults(protocol: PartialProtocol): Fault[] {
  const files = new Set<string>();
  return entries(protocol.frames).flatMap(({ index, item }) => {
    const faults: Fault[] = [];
    if (item.file !== undefined) {
      if (files.has(item.file)) {
        faults.push({
          path: ['frames', index, 'file'],
          code: 'file-repeated',
          message: `"${item.file}" is read by two frames.`,
          remedy: 'Give each frame its own file.',
        });
      }
      files.add(item.file);
    }
    if (item.columns !== undefined) faults.push(...columnFaults(index, item.columns));
    return faults;
  });
}

function columnFaults(index: number, columns: Readonly<Record<string, string | undefined>>): Fault[] {
  const takenBy = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [field, header] of Object.entries(columns)) {
    if (header === undefined) continue;
    const name = header.trim().toLowerCase();
    const other = takenBy.get(name);
    if (other !== undefined) {
      const message = `The column "${header}" is mapped to ${other} and to ${field}.`;
      faults.push({
        path: ['frames', index, 'columns', field],
        code: 'column-overlap',
        message,
        remedy: 'Map each column once.',
      });
    }
    takenBy.set(name, field);
  }
  if (columns.site === undefined && columns.mail === undefined) {
    const message = 'Neither a site nor an e-mail column is mapped.';
    faults.push({
      path: ['frames', index, 'columns'],
      code: 'frame-unreachable',
      message,
      remedy: 'Map "site" or "mail": a studio is told from others by its domain.',
    });
  }
  return faults;
}

/** Size or fraction, and what the strata need. */
export function samplingFaults(protocol: PartialProtocol): Fault[] {
  const { sampling } = protocol;
  if (sampling === undefined) return [];
  const path = ['sampling'];
  const faults: Fault[] = [];
  const frames = present(protocol.frames);
  const needs = (message: string, remedy: string): void => {
    faults.push({ path: [...path, 'strata'], code: 'stratum-unfounded', message, remedy });
  };
  if (sampling.size !== undefined && sampling.fraction !== undefined) {
    faults.push({
      path: [...path, 'fraction'],
      code: 'size-and-fraction',
      message: 'Both a size and a fraction are given.',
      remedy: 'Keep one of them.',
    });
  }
  if (sampling.size === undefined && sampling.fraction === undefined) {
    faults.push({
      path,
      code: 'missing',
      message: 'Neither a size nor a fraction is given.',
      remedy: 'Add sampling.size, the number of studios to draw.',
    });
  }
  if (sampling.fraction !== undefined && Number(sampling.fraction) === 0) {
    faults.push({
      path: [...path, 'fraction'],
      code: 'wrong-value',
      message: 'A fraction of 0 draws nobody.',
      remedy: 'Give a fraction above 0.',
    });
  }
  const { strata } = sampling;
  if (
    strata?.includes('price-tier') &&
    frames.some(({ columns }) => columns !== undefined && columns.priceTier === undefined)
  ) {
    needs('A frame has no column for the price tier.', 'Map priceTier in every frame or drop the stratum.');
  }
  if (strata?.includes('city') && frames.some(({ columns }) => columns !== undefined && columns.city === undefined)) {
    needs('A frame has no column for the city.', 'Map city in every frame or drop the stratum.');
  }
  if (strata?.includes('rank-tier') && sampling.rankTiers === undefined) {
    needs('Rank tiers have no bounds.', 'Add sampling.rankTiers, such as [25, 50, 100].');
  }
  const tiers = present(sampling.rankTiers);
  if (tiers.some((bound, i) => bound <= (tiers[i - 1] ?? 0)) || (tiers.length > 0 && tiers.at(-1) !== 100)) {
    faults.push({
      path: [...path, 'rankTiers'],
      code: 'wrong-value',
      message: 'The bounds must rise and end with 100.',
      remedy: 'Write them like [25, 50, 100].',
    });
  }
  return faults;
}

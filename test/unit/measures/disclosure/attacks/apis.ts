import { publicCells } from '../../../../../services/measures/disclosure/public-cells.ts';
import { nestedDifferences, type PublishedCell } from '../../../../../services/measures/disclosure/published-cells.ts';
import { suppress2d } from '../../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../../services/measures/disclosure/thresholds.ts';
import { wilson } from '../../../../../services/measures/rates/wilson.ts';
import { cityByTier, type Unit } from './units.ts';

/** A filter a reader may ask for, by name, with what it means. */
export type Filter = { readonly name: string; readonly holds: (unit: Unit) => boolean };

/** The worst reader is assumed to know n and x exactly where anything is shown at all. */
export type Answer =
  | {
      readonly kind: 'shown';
      readonly n: number;
      readonly x: number;
      readonly lower: number | null;
      readonly upper: number | null;
    }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'refused'; readonly error: 'NOT_IN_RELEASE' };

export type ReleaseApi = {
  readonly ask: (filter: Filter) => Answer;
  /** Staff propose a further table cell; true if it may join the release. */
  readonly propose: (filter: Filter) => boolean;
};

function countOf(units: readonly Unit[], { holds }: Filter): Answer {
  const inside = units.filter(holds);
  const x = inside.filter(({ replied }) => replied).length;
  const { lower, upper } = wilson(x, inside.length);
  return { kind: 'shown', n: inside.length, x, lower, upper };
}

/** Answers everything: the control on which every attack must succeed. */
export function naiveApi(units: readonly Unit[]): ReleaseApi {
  return { ask: (filter) => countOf(units, filter), propose: () => true };
}

const ALL: Filter = { name: 'all', holds: () => true };

function margins(units: readonly Unit[]): Filter[] {
  const by = (key: 'city' | 'tier' | 'persona'): Filter[] =>
    [...new Set(units.map((unit) => unit[key]))].map((value) => ({
      name: `${key}=${value}`,
      holds: (unit) => unit[key] === value,
    }));
  return [ALL, ...by('city'), ...by('tier'), ...by('persona')];
}

function atomsInside(units: readonly Unit[], filter: Filter): PublishedCell {
  return { id: filter.name, atoms: new Set(units.filter(filter.holds).map(({ id }) => id)) };
}

/** Serves the cells of one fixed release: city × tier after suppression, its margins, personas one-way, the total. */
export function releaseCube(units: readonly Unit[]): ReleaseApi {
  const table = cityByTier(units);
  const published = margins(units);
  const interior = publicCells(table, suppress2d(table, CELL_THRESHOLDS));
  const groups = new Map(units.map(({ id }) => [id, 1]));
  return {
    ask: (filter) => {
      const margin = published.find(({ name }) => name === filter.name);
      if (margin !== undefined) return countOf(units, margin);
      const cell = interior.find(({ key }) => key === filter.name);
      if (cell === undefined) return { kind: 'refused', error: 'NOT_IN_RELEASE' };
      return cell.status === 'suppressed' ? { kind: 'suppressed' } : countOf(units, filter);
    },
    propose: (filter) => {
      const cells = [...published, filter].map((one) => atomsInside(units, one));
      return nestedDifferences(cells, groups, CELL_THRESHOLDS.K).length === 0;
    },
  };
}

export function cellFilter(city: string, tier: string): Filter {
  return { name: `${city} × ${tier}`, holds: (unit) => unit.city === city && unit.tier === tier };
}

export function marginFilter(key: 'city' | 'tier' | 'persona', value: string): Filter {
  return { name: `${key}=${value}`, holds: (unit) => unit[key] === value };
}

export { ALL };

import { csvLines } from '../../platform/csv-lines.ts';
import { type ColumnName, type ColumnPlaces, readHeader } from './columns.ts';
import type { Fault, Observation } from './observation.ts';
import { readObservation } from './read-observation.ts';

/** Minutes in one unit of the delay column. */
export const DELAY_UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
export type DelayUnit = keyof typeof DELAY_UNITS;

export type ObservationsReading =
  | { readonly kind: 'read'; readonly observations: readonly Observation[]; readonly ignoredColumns: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** What no honest row needs; a longer one is a broken quotation mark. */
const LONGEST_ROW = 20_000;

/**
 * Reads an observations file (UTF-8, comma or semicolon, header line; docs/methods/measure.md). Nothing is measured from a
 * file with a fault: every fault is returned with its line and column.
 */
export function readObservations(text: string, unit: DelayUnit): ObservationsReading {
  const lines = csvLines(text, LONGEST_ROW);
  if ('fault' in lines) return { kind: 'refused', faults: [{ ...lines, column: null }] };
  const [header, ...rows] = lines;
  if (header === undefined) return { kind: 'refused', faults: [{ line: 1, column: null, fault: 'the file is empty' }] };
  const columns = readHeader(header.record);
  if (columns.kind === 'refused') {
    return { kind: 'refused', faults: columns.faults.map((fault) => ({ line: 1, column: null, fault })) };
  }
  const observations: Observation[] = [];
  const faults: Fault[] = [];
  for (const { record, info } of rows) {
    if (record.length !== header.record.length) {
      faults.push({
        line: info.lines,
        column: null,
        fault: `${record.length} cells under ${header.record.length} columns`,
      });
      continue;
    }
    const reading = readObservation(
      cellOf(record, columns.places),
      DELAY_UNITS[unit],
      `line ${info.lines}`,
      (name) => columns.places[name] !== null,
    );
    if (reading.kind === 'read') observations.push(reading.observation);
    else faults.push(...reading.faults.map(({ column, fault }) => ({ line: info.lines, column, fault })));
  }
  if (rows.length === 0) faults.push({ line: 1, column: null, fault: 'no observation below the header' });
  faults.push(...unequalSizes(observations));
  if (faults.length > 0) return { kind: 'refused', faults };
  return { kind: 'read', observations, ignoredColumns: columns.ignored };
}

function cellOf(record: readonly string[], places: ColumnPlaces): (name: ColumnName) => string {
  return (name) => {
    const place = places[name];
    return place === null ? '' : (record[place] ?? '');
  };
}

/** A stratum has one size, and no fewer studios than its sample. */
function unequalSizes(observations: readonly Observation[]): Fault[] {
  return [...Map.groupBy(observations, ({ stratum }) => stratum)].flatMap(([stratum, own]) => {
    const sizes = new Set(own.map(({ stratumSize }) => stratumSize));
    const [size] = sizes;
    const fault = (text: string): Fault => ({
      line: 1,
      column: 'stratum_size',
      fault: `stratum "${stratum}": ${text}`,
    });
    if (sizes.size > 1) return [fault('different sizes on different lines')];
    return typeof size === 'number' && size < own.length
      ? [fault(`${own.length} observations of ${size} studios`)]
      : [];
  });
}

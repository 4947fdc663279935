/** Exports with named columns: of providers whose layout is known, and of files whose columns the operator names. */
import { createHash } from 'node:crypto';
import type { Call, CallDirection, CallDisposition } from '../call.ts';
import { callTimes } from './call-times.ts';
import { cellInstant, cellNumber, cellSeconds, isExtension } from './cell-values.ts';
import { csvCells, type Delimiter, delimiterOf } from './csv-cells.ts';
import { directionWords } from './exchange-words.ts';
import type { ColumnRole, Layout } from './layout.ts';
import {
  type CellFault,
  directionByNumbers,
  type ExportContext,
  joinLegs,
  type Leg,
  maxExportLines,
  type ReadExport,
} from './read-call.ts';

type Column = { readonly name: string; readonly at: number };
type Columns = ReadonlyMap<ColumnRole, Column>;

/** `columns`: names of which the file must have one and has none. */
export type NoTable = { readonly kind: 'columns_missing'; readonly columns: readonly string[] };

/** Reads a whole export; a broken line is reported while the rest loads. Without the columns that make a call nothing is read. */
export function readTable(text: string, layout: Layout, context: ExportContext): ReadExport | NoTable {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u, maxExportLines);
  const headAt = layout.header === undefined ? lines.findIndex((line) => line.trim() !== '') : -1;
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const delimiter = delimiterOf(first);
  const columns = columnsOf(layout, first, delimiter);
  const missing = missingColumns(columns, layout);
  if (missing.length > 0) return { kind: 'columns_missing', columns: missing };
  const width = Math.max(...[...columns.values()].map(({ at }) => at)) + 1;
  const read = (line: string): CellFault | Call | 'internal' => {
    const found = csvCells(line, delimiter);
    if ('reason' in found) return found;
    if (found.cells.length < width) return { column: '', reason: 'columns_wrong' };
    return callOf(cellsOf(found.cells, columns), layout, context);
  };
  return joinLegs(
    lines.flatMap((line, index): Leg[] => {
      if (index <= headAt || line.trim() === '') return [];
      const call = read(line);
      if (call === 'internal') return [{ line: index + 1, internal: true }];
      return ['reason' in call ? { line: index + 1, fault: call } : { line: index + 1, call }];
    }),
  );
}

function columnsOf(layout: Layout, first: string, delimiter: Delimiter): Columns {
  const found = layout.header === undefined ? csvCells(first, delimiter) : { cells: layout.header };
  const names = 'cells' in found ? found.cells.map(plain) : [];
  return new Map(
    Object.entries(layout.columns).flatMap(([role, aliases]) => {
      const name = aliases.find((alias) => names.includes(plain(alias)));
      return name === undefined ? [] : [[role as ColumnRole, { name, at: names.indexOf(plain(name)) }] as const];
    }),
  );
}

function plain(name: string): string {
  return name
    .replace(/^\uFEFF/u, '')
    .trim()
    .toLowerCase();
}

/** A call needs its start and both ends; what the operator has named must be there too. */
function missingColumns(columns: Columns, layout: Layout): string[] {
  const needed: readonly (readonly ColumnRole[])[] = [['start'], ['from', 'theirs'], ['to', 'ours']];
  return needed.flatMap((roles) => {
    if (roles.some((role) => columns.has(role))) return [];
    const names = roles.flatMap((role) => layout.columns[role] ?? []);
    return [names.length > 0 ? names.join(' / ') : roles.join(' / ')];
  });
}

type Cells = { of(role: ColumnRole): string; name(role: ColumnRole): string; has(role: ColumnRole): boolean };

function cellsOf(cells: readonly string[], columns: Columns): Cells {
  return {
    of: (role) => cells[columns.get(role)?.at ?? -1] ?? '',
    name: (role) => columns.get(role)?.name ?? role,
    has: (role) => columns.has(role),
  };
}

function callOf(
  cells: Cells,
  layout: Layout,
  { timeZone, country, isOurs }: ExportContext,
): Call | CellFault | 'internal' {
  const ends = endsOf(cells, country, isOurs);
  if (ends === 'internal') return ends;
  if ('reason' in ends) return ends;
  const seconds = {
    talk: cellSeconds(cells.of('talk')),
    wait: cellSeconds(cells.of('wait')),
    duration: cellSeconds(cells.of('duration')),
  };
  for (const role of ['talk', 'wait', 'duration'] as const)
    if (seconds[role] === null) return { column: cells.name(role), reason: 'seconds_unreadable' };
  const instant = (role: ColumnRole): Date | null => cellInstant(cells.of(role), timeZone);
  const startedAt = instant('start');
  if (startedAt === null) return { column: cells.name('start'), reason: 'time_unreadable' };
  for (const role of ['answer', 'end'] as const)
    if (!isEmptyTime(cells.of(role)) && instant(role) === null)
      return { column: cells.name(role), reason: 'time_unreadable' };
  const answeredAt = isEmptyTime(cells.of('answer')) ? null : instant('answer');
  const disposition = dispositionOf(cells, layout, answeredAt !== null || (seconds.talk ?? 0) > 0);
  if (disposition === null) return { column: cells.name('status'), reason: 'disposition_unknown' };
  const endedAt = isEmptyTime(cells.of('end')) ? null : instant('end');
  const told = {
    startedAt,
    answeredAt,
    endedAt,
    talk: seconds.talk ?? 0,
    wait: seconds.wait ?? 0,
    duration: seconds.duration ?? 0,
  };
  const times = callTimes(told, disposition === 'answered');
  if (times === null) return { column: cells.name('end'), reason: 'time_order' };
  const externalId = idOf(cells, { ...ends, startedAt });
  if (externalId === null) return { column: cells.name('id'), reason: 'id_unreadable' };
  return { externalId, direction: ends.direction, fromE164: ends.from, toE164: ends.to, ...times, disposition };
}

/** Some exports write 0 or a zero date where there is no time. */
function isEmptyTime(written: string): boolean {
  return /^(?:0|0000-00-00.*)?$/u.test(written.trim());
}

type CallEnds = { readonly direction: CallDirection; readonly from: string | null; readonly to: string | null };

function endsOf(cells: Cells, country: string, isOurs: (e164: string) => boolean): CallEnds | CellFault | 'internal' {
  const number = (role: ColumnRole): string | null => cellNumber(cells.of(role), country);
  const [from, to, ours, theirs] = [number('from'), number('to'), number('ours'), number('theirs')];
  const written = cells.of('direction').trim().toLowerCase();
  const told = directionWords.get(written);
  if (written !== '' && told === undefined) return { column: cells.name('direction'), reason: 'direction_unknown' };
  const fromExtension = isExtension(cells.of('from')) || isExtension(cells.of('extension'));
  if (told === 'internal' || (fromExtension && to === null && theirs === null)) return 'internal';
  // The line of a call of ours is ours too, so that it says nothing of the direction where an extension has dialled.
  const dialled = fromExtension ? to : (ours ?? to);
  const direction = told ?? directionByNumbers({ from, to: dialled, fromExtension }, isOurs);
  if (direction === 'inbound') return { direction, from: from ?? theirs, to: ours ?? to };
  return { direction, from: ours ?? from, to: theirs ?? to };
}

function dispositionOf(cells: Cells, layout: Layout, taken: boolean): CallDisposition | null {
  const written = cells.of('status').trim().toLowerCase();
  const told = layout.dispositions.get(written);
  if (layout.status === 'cause')
    return taken ? 'answered' : told === 'answered' ? 'no_answer' : (told ?? layout.otherwise);
  if (written === '') return taken ? 'answered' : 'no_answer';
  return told ?? null;
}

/** Ids are kept as text and never calculated: none begins as a formula. Where the file has none, the facts of the call make one. */
function idOf(cells: Cells, facts: CallEnds & { readonly startedAt: Date }): string | null {
  const written = cells.of('id').trim();
  if (cells.has('id')) return /^[\x21-\x7e]{1,150}$/u.test(written) && !/^[=+\-@]/u.test(written) ? written : null;
  const { direction, from, to, startedAt } = facts;
  return `facts-${createHash('sha256').update([direction, from, to, startedAt.toISOString()].join('|')).digest('hex').slice(0, 32)}`;
}

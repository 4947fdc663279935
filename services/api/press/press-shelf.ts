import { createHash } from 'node:crypto';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Database } from '../../platform/database/connect.ts';
import { type Row, rowSchema } from '../../releases/cube/row.ts';
import { documentOf, filesOf, findRelease } from '../../releases/release/store.ts';

/** An answer that never changes: its bytes, their name, and nothing to compute on request. */
export type ShelvedAnswer = { readonly bytes: Buffer; readonly etag: string; readonly mediaType: string };

/** A published version taken off the shelf. */
export type ShelvedRelease = {
  readonly files: ReadonlyMap<string, ShelvedAnswer>;
  readonly tables: ReadonlyMap<string, ShelvedTable>;
};

export type ShelvedTable = {
  readonly whole: ShelvedAnswer;
  readonly rows: readonly Row[];
  /** What a filter may name: each dimension and "variable" with the values that occur. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string>>;
  readonly head: { readonly release: string; readonly table: string; readonly sha256: string };
};

/** Versions kept ready; each is a few hundred kilobytes. */
const MOST_RELEASES = 50;
const documentShape = Type.Object({
  rows: Type.Array(rowSchema),
  tables: Type.Array(Type.Object({ id: Type.String(), dimensions: Type.Array(Type.String()) })),
});

export type PressShelf = (slug: string, version: number) => Promise<ShelvedRelease | null>;

/**
 * Published versions, made ready once: they cannot change, so the database is asked only for one that was not asked for before.
 * Null: not published, whatever the reason.
 */
export function openShelf(db: Database): PressShelf {
  const ready = new Map<string, ShelvedRelease>();
  return async (slug, version) => {
    const key = `${slug}/${version}`;
    const known = ready.get(key);
    if (known !== undefined) return known;
    const made = await shelve(db, slug, version);
    if (made === null) return null;
    for (const [oldest] of ready) if (ready.size >= MOST_RELEASES) ready.delete(oldest);
    ready.set(key, made);
    return made;
  };
}

async function shelve(db: Database, slug: string, version: number): Promise<ShelvedRelease | null> {
  const release = await findRelease(db, slug, version);
  if (release === null || (release.state !== 'published' && release.state !== 'superseded')) return null;
  const files = await filesOf(db, release.id);
  const { rows, tables } = Value.Parse(documentShape, JSON.parse((await documentOf(db, release.id)) ?? '{}'));
  const headOf = (table: string) => ({ release: `${slug}/${version}`, table, sha256: release.sha256 });
  return {
    files: new Map(files.map(({ path, mediaType, bytes }) => [path, answerOf(bytes, mediaType)])),
    tables: new Map(
      tables.map(({ id, dimensions }) => [
        id,
        tableOf(
          headOf(id),
          rows.filter(({ table }) => table === id),
          dimensions,
        ),
      ]),
    ),
  };
}

function tableOf(head: ShelvedTable['head'], rows: readonly Row[], dimensions: readonly string[]): ShelvedTable {
  const values = (of: (row: Row) => string | undefined) => new Set(rows.flatMap((row) => of(row) ?? []));
  const filters = new Map([
    ...dimensions.map((id) => [id, values(({ cell }) => cell[id])] as const),
    ['variable', values(({ variable }) => variable)] as const,
  ]);
  return { whole: rowsAnswer(head, rows), rows, filters, head };
}

/** Rows as the press API answers them, with the release they are of. */
export function rowsAnswer(head: ShelvedTable['head'], rows: readonly Row[]): ShelvedAnswer {
  return answerOf(Buffer.from(JSON.stringify({ ...head, rows }), 'utf8'), 'application/json; charset=utf-8');
}

/** A strong entity tag (RFC 9110, 8.8.3) from the bytes themselves. */
function answerOf(bytes: Buffer, mediaType: string): ShelvedAnswer {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { bytes, mediaType, etag };
}

/** Rows that fit every filter; null when one names a dimension or a value that this release does not hold. */
export function filterRows(table: ShelvedTable, wanted: Readonly<Record<string, string>>): readonly Row[] | null {
  const asked = Object.entries(wanted);
  if (!asked.every(([name, value]) => table.filters.get(name)?.has(value) === true)) return null;
  return table.rows.filter((row) =>
    asked.every(([name, value]) => (name === 'variable' ? row.variable : row.cell[name]) === value),
  );
}

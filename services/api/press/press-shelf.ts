import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import type { Row } from '../../releases/cube/row.ts';
import type { ReleaseDocument } from '../../releases/release/release-document.ts';
import { documentOf, filesOf, findRelease, type ReleaseHead } from '../../releases/release/store.ts';

/** An answer that never changes: its bytes, their name, and nothing to compute on request. */
export type ShelvedAnswer = { readonly bytes: Buffer; readonly etag: string; readonly mediaType: string };

/** A published version taken off the shelf. */
export type ShelvedRelease = {
  /** The frozen document itself; pages and pictures show its rows and no others. */
  readonly document: ReleaseDocument;
  readonly sha256: string;
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
    const release = await findRelease(db, slug, version);
    if (release === null || (release.state !== 'published' && release.state !== 'superseded')) return null;
    const made = await shelve(db, release);
    for (const [oldest] of ready) if (ready.size >= MOST_RELEASES) ready.delete(oldest);
    ready.set(key, made);
    return made;
  };
}

/** Makes a version ready, whatever its state: who may see it is for the caller to know. */
export async function shelve(db: Database, release: ReleaseHead): Promise<ShelvedRelease> {
  const { id, slug, version, sha256 } = release;
  const files = await filesOf(db, id);
  // The database keeps the document with its hash, and our own code wrote it.
  const document = JSON.parse((await documentOf(db, id)) ?? '{}') as ReleaseDocument;
  const { rows, tables } = document;
  const headOf = (table: string) => ({ release: `${slug}/${version}`, table, sha256 });
  return {
    document,
    sha256,
    files: new Map(files.map(({ path, mediaType, bytes }) => [path, shelvedAnswer(bytes, mediaType)])),
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
  return shelvedAnswer(Buffer.from(JSON.stringify({ ...head, rows }), 'utf8'), 'application/json; charset=utf-8');
}

/** A strong entity tag (RFC 9110, 8.8.3) from the bytes themselves. */
export function shelvedAnswer(bytes: Buffer, mediaType: string): ShelvedAnswer {
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

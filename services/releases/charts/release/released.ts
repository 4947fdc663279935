import type { Row } from '../../cube/row.ts';
import type { ReleaseDocument } from '../../release/release-document.ts';

/** A release as its pictures need it. Nothing but the frozen document goes in, so nothing else can come out. */
export type Released = {
  readonly document: ReleaseDocument;
  /** Where this version stays, printed on the picture. */
  readonly address: string;
  /** Day until which nothing of it may be printed; null for what is published. */
  readonly embargoUntil: string | null;
};

/** The row of a table's whole, such as AR2 of all studios. */
export function totalRow({ rows }: ReleaseDocument, variable: string): Row | null {
  return rows.find((row) => row.table === 'total' && row.variable === variable) ?? null;
}

export function rowsIn({ rows }: ReleaseDocument, table: string, variable?: string): Row[] {
  return rows.filter((row) => row.table === table && (variable === undefined || row.variable === variable));
}

/** A row whose figure may be seen. */
export type ShownRow = Row & { readonly value: number };

export function isShown(row: Row | null): row is ShownRow {
  return row !== null && row.status === 'published' && row.value !== null;
}

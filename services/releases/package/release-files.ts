import type { ReleaseDocument } from '../release/release-document.ts';
import { sha256 } from '../snapshot/snapshot-bytes.ts';
import { citationFile } from './citation.ts';
import { columnsOf, csvOf } from './columns.ts';
import { csvwMetadata } from './csvw.ts';
import { dataPackage } from './data-package.ts';
import { jsonLd } from './json-ld.ts';
import { type PackageFile, textFile } from './package-file.ts';

/**
 * The one serialiser: every file of a release from its document, none with a digit that the others do not have. `bytes` is the
 * canonical document itself. Pure, so that a rebuilt release has the same files.
 */
export function releaseFiles(document: ReleaseDocument, bytes: Buffer): PackageFile[] {
  const hash = sha256(bytes);
  const tables = document.tables.map((table) => {
    const rows = document.rows.filter((row) => row.table === table.id);
    return textFile(`data/${table.id}.csv`, 'text/csv; charset=utf-8', csvOf(columnsOf(table, document), rows));
  });
  const release = { path: 'release.json', mediaType: 'application/json', bytes };
  const files = [
    release,
    ...tables,
    csvwMetadata(document),
    dataPackage(document, tables),
    citationFile(document, hash),
  ];
  return [...files, jsonLd(document, hash, files)];
}

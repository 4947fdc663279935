import type { ReleaseDocument } from '../release/release-document.ts';
import { sha256 } from '../snapshot/snapshot-bytes.ts';
import { abstractOf } from './abstract.ts';
import { columnsOf, keyColumns } from './columns.ts';
import { licenceOf } from './licence.ts';
import { jsonFile, type PackageFile } from './package-file.ts';

/** Data Package, version 2 (datapackage.org): one tabular resource per table, each with its hash. */
export function dataPackage(document: ReleaseDocument, tables: readonly PackageFile[]): PackageFile {
  const licence = licenceOf(document);
  return jsonFile('datapackage.json', 'application/json', {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: document.slug,
    version: `${document.version}.0.0`,
    title: document.title,
    description: abstractOf(document),
    created: document.wave.fieldClosedAt,
    licenses: [{ name: licence.id, title: licence.title, path: licence.url }],
    contributors: document.authors.map((title) => ({ title, roles: ['author'] })),
    resources: document.tables.flatMap((table) => {
      const file = tables.find(({ path }) => path === `data/${table.id}.csv`);
      return file === undefined ? [] : [resourceOf(document, table, file)];
    }),
  });
}

function resourceOf(document: ReleaseDocument, table: ReleaseDocument['tables'][number], file: PackageFile) {
  return {
    name: table.id,
    title: table.title.en,
    path: file.path,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes.byteLength,
    hash: `sha256:${sha256(file.bytes)}`,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: columnsOf(table, document).map(({ name, title, description, type, required, oneOf }) => ({
        name,
        title,
        description,
        type,
        constraints: { ...(required ? { required } : {}), ...(oneOf === undefined ? {} : { enum: oneOf }) },
      })),
      primaryKey: keyColumns(table),
      missingValues: [''],
    },
  };
}

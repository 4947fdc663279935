import type { ReleaseDocument } from '../release/release-document.ts';
import { columnsOf, keyColumns } from './columns.ts';
import { licenceOf } from './licence.ts';
import { jsonFile, type PackageFile } from './package-file.ts';

/** Metadata for all CSV files of the package (W3C Tabular Data, 2015): every column with title, description and datatype. */
export function csvwMetadata(document: ReleaseDocument): PackageFile {
  return jsonFile('csv-metadata.json', 'application/csvm+json', {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': document.title,
    'dc:license': { '@id': licenceOf(document).url },
    tables: document.tables.map((table) => ({
      url: `data/${table.id}.csv`,
      'dc:title': [
        { '@value': table.title.en, '@language': 'en' },
        { '@value': table.title.ru, '@language': 'ru' },
      ],
      dialect: { lineTerminators: ['\n'], encoding: 'utf-8', header: true },
      tableSchema: {
        columns: columnsOf(table, document).map(({ name, title, description, type, required, oneOf }) => ({
          name,
          titles: [name],
          'dc:title': title,
          'dc:description': description,
          datatype: oneOf === undefined ? type : { base: type, format: `^(?:${oneOf.join('|')})$` },
          required,
        })),
        primaryKey: keyColumns(table),
      },
    })),
  });
}

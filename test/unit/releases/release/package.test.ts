import { existsSync, readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { Compile } from 'typebox/schema';
import { describe, expect, it, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Row } from '../../../../services/releases/cube/row.ts';
import type { PackageFile } from '../../../../services/releases/package/package-file.ts';
import { releaseFiles } from '../../../../services/releases/package/release-files.ts';
import { buildDocument } from '../../../../services/releases/release/build-document.ts';
import type { ReleaseDocument } from '../../../../services/releases/release/release-document.ts';
import { sha256 } from '../../../../services/releases/snapshot/snapshot-bytes.ts';
import { practiceSnapshot } from './practice-snapshot.ts';

const built = buildDocument(practiceSnapshot('package'));
const files = new Map(releaseFiles(built.document, built.bytes).map((file) => [file.path, file]));

function file(path: string): PackageFile {
  const found = files.get(path);
  if (found === undefined) throw new Error(`no ${path} in the package`);
  return found;
}

const json = (path: string) => JSON.parse(file(path).bytes.toString('utf8'));

type CsvColumn = {
  name: string;
  titles: string[];
  datatype: string | { base: string; format: string };
  required: boolean;
  'dc:description': string;
};
type CsvTable = { url: string; tableSchema: { columns: CsvColumn[]; primaryKey: string[] } };

/** Published schemas lie beside the project where they are at hand, and are not part of it. */
const schemas = new URL('../../../../../shared/schemas/', import.meta.url);
describe.each([
  ['datapackage.json', 'datapackage-2.0-datapackage.json', (text: string): unknown => JSON.parse(text)],
  ['CITATION.cff', 'citation-file-format-1.2.0.json', (text: string): unknown => parseYaml(text)],
])('%s', (path, schema, read) => {
  const source = new URL(schema, schemas);
  it(`is valid by ${schema}`, (context) => {
    if (!existsSync(source)) context.skip(`NOT CHECKED: ${schema} is not at ${source.pathname}`);
    const validator = Compile(JSON.parse(readFileSync(source, 'utf8')));
    const [fits, faults] = validator.Errors(read(file(path).bytes.toString('utf8')));
    expect(faults).toEqual([]);
    expect(fits).toBe(true);
    expect(validator.Check({})).toBe(false);
  });
});

test('each table of the data package is there with its own bytes, hash, fields and key', () => {
  const { resources, name, version, licenses } = json('datapackage.json');
  expect([name, version, licenses[0].name]).toEqual(['practice-w1', '1.0.0', 'CC-BY-4.0']);
  expect(resources.map((one: { name: string }) => one.name)).toEqual(built.document.tables.map(({ id }) => id));
  for (const { path, bytes, hash, schema } of resources) {
    expect([path, bytes, hash]).toEqual([path, file(path).bytes.byteLength, `sha256:${sha256(file(path).bytes)}`]);
    const names = schema.fields.map((field: { name: string }) => field.name);
    expect(file(path).bytes.toString('utf8').split('\n', 1)).toEqual([names.join(',')]);
    for (const key of schema.primaryKey) expect(names).toContain(key);
  }
});

describe('csv-metadata.json', () => {
  const { tables } = json('csv-metadata.json') as { tables: CsvTable[] };

  it('describes every column of every file', () => {
    expect(tables.map(({ url }) => url).toSorted()).toEqual(
      [...files.keys()].filter((path) => path.endsWith('.csv')).toSorted(),
    );
    for (const { url, tableSchema } of tables) {
      const [header] = recordsOf(url);
      expect(tableSchema.columns.map(({ name }) => name)).toEqual(header);
      for (const column of tableSchema.columns) expect(column['dc:description'].length).toBeGreaterThan(10);
    }
  });

  it('states a datatype by which every cell parses, and keys that no two rows share', () => {
    let cells = 0;
    for (const { url, tableSchema } of tables) {
      const [, ...lines] = recordsOf(url);
      for (const line of lines) {
        for (const [at, column] of tableSchema.columns.entries()) {
          expect([url, column.name, line[at], parses(line[at] ?? '', column)]).toEqual([
            url,
            column.name,
            line[at],
            true,
          ]);
          cells += 1;
        }
      }
      const keyAt = tableSchema.primaryKey.map((key) => tableSchema.columns.findIndex(({ name }) => name === key));
      expect(new Set(lines.map((line) => keyAt.map((at) => line[at]).join('/'))).size).toBe(lines.length);
    }
    expect(cells).toBeGreaterThan(1000);
  });
});

function recordsOf(path: string): string[][] {
  return parseCsv(file(path).bytes);
}

/** Cells as CSV on the Web parses them (W3C 2015, 6.4): empty is null, numbers without signs of a language. */
function parses(cell: string, { datatype, required }: CsvColumn): boolean {
  if (cell === '') return !required;
  if (typeof datatype !== 'string') return new RegExp(datatype.format).test(cell);
  if (datatype === 'integer') return /^-?\d+$/.test(cell);
  return datatype === 'string' || /^-?\d+(?:\.\d+)?$/.test(cell);
}

test('dataset.jsonld is a Dataset with what search engines and catalogues ask for', () => {
  const dataset = json('dataset.jsonld');
  expect(dataset).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', version: '1' });
  for (const property of [
    ...['name', 'description', 'identifier', 'license', 'creator', 'dateCreated', 'temporalCoverage', 'inLanguage'],
    ...['isAccessibleForFree', 'measurementTechnique', 'usageInfo', 'variableMeasured', 'distribution'],
  ]) {
    expect([property, dataset[property] === undefined || dataset[property].length === 0]).toEqual([property, false]);
  }
  expect(dataset.description.length).toBeGreaterThanOrEqual(50);
  expect(dataset.identifier).toBe(`sha256:${built.sha256}`);
  for (const { contentUrl } of dataset.distribution) expect(files.has(contentUrl)).toBe(true);
});

test('a reader finds the same figures in every format, and no finer digits in any', () => {
  const document = json('release.json') as ReleaseDocument;
  for (const { id, dimensions } of document.tables) {
    const [header = [], ...lines] = recordsOf(`data/${id}.csv`);
    const fromCsv = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])));
    const rows = document.rows.filter(({ table }) => table === id);
    expect(fromCsv).toEqual(rows.map((row) => textOf(row, dimensions)));
    for (const { unit, value, lower, upper } of rows) {
      for (const figure of [value, lower, upper]) expect(isRounded(figure, unit)).toBe(true);
    }
  }
});

function textOf(row: Row, dimensions: readonly string[]): Record<string, string> {
  const { variable, status, value, unit, n, numerator, denominator, lower, upper, method } = row;
  const figures = { variable, status, value, unit, n, numerator, denominator, lower, upper, method };
  return {
    ...Object.fromEntries(dimensions.map((id) => [id, row.cell[id] ?? ''])),
    ...Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => [name, figure === null ? '' : String(figure)]),
    ),
  };
}

function isRounded(figure: number | null, unit: Row['unit']): boolean {
  if (figure === null) return true;
  if (unit === 'hours') return Number.isInteger(2 * figure);
  if (unit === 'minor') return figure === Number(figure.toPrecision(2));
  return Number.isInteger(figure);
}

test('no file names a studio, a seed, a mailbox or a phone number', () => {
  for (const { path, bytes } of files.values()) {
    const text = bytes.toString('utf8');
    expect([path, /u\d{5}|rehearsal-line-2026|liniya-sklad\.example|\+7812/.exec(text)?.[0] ?? null]).toEqual([
      path,
      null,
    ]);
  }
});

test('letters and follow-ups are printed word for word', () => {
  const { methods } = json('release.json');
  expect(methods.scripts.letters).toHaveLength(2);
  expect(methods.scripts.close.ru.body).toContain('Спасибо, что нашли время');
});

test('text from rankings cannot start a formula nor break a line', () => {
  const snapshot = practiceSnapshot('hostile');
  const observations = snapshot.observations.map((one, n) => ({
    ...one,
    city: n % 2 === 0 ? '=HYPERLINK("http://x.example","a")\r\n' : '@SUM(1,2)',
  }));
  const hostile = buildDocument({ ...snapshot, observations });
  const csv = releaseFiles(hostile.document, hostile.bytes).find(({ path }) => path === 'data/city-tier.csv');
  const lines: string[][] = parseCsv(csv?.bytes ?? Buffer.alloc(0));
  expect(lines.length).toBeGreaterThan(6);
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=@]|[\r\n]/);
});

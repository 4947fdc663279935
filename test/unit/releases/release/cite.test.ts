import { expect, test } from 'vitest';
import {
  apa,
  bibtex,
  citationAs,
  cslJson,
  gost,
  isCitationFile,
  ris,
} from '../../../../services/releases/package/cite.ts';

const document = {
  slug: 'city-w1',
  version: 2,
  title: 'Как отвечают студии',
  authors: ['Anna Researcher', 'Лаборатория'],
};
const address = 'https://zerkalo.example/releases/city-w1/2';
const cited = { document, sha256: 'ab'.repeat(32), address, publishedAt: new Date('2026-09-01T09:00:00Z') };
const hostile = {
  ...cited,
  document: {
    ...document,
    title: 'A } @misc{evil,\n  note = {x}\r\nER  - \\input{x} 50% & _ #',
    authors: ['X\r\nTY  - BOOK'],
  },
};

test('APA names a data set with its version and its address', () => {
  expect(apa(cited)).toBe(
    'Anna Researcher & Лаборатория. (2026). Как отвечают студии (Version 2) [Data set]. https://zerkalo.example/releases/city-w1/2',
  );
  expect(apa({ ...cited, publishedAt: null })).toContain('(n.d.)');
});

test('GOST R 7.0.5 names an electronic resource and the day on which it was read', () => {
  expect(gost(cited, new Date('2026-11-22T23:00:00Z'))).toBe(
    'Anna Researcher, Лаборатория. Как отвечают студии [Электронный ресурс] : набор данных. Версия 2. 2026. URL: https://zerkalo.example/releases/city-w1/2 (дата обращения: 22.11.2026).',
  );
});

test('BibTeX has one entry whose braces close, whatever the title holds', () => {
  for (const one of [cited, hostile]) {
    const entry = bibtex(one);
    expect(entry.match(/@/g)).toHaveLength(one === cited ? 1 : 2);
    expect(entry.split('{').length).toBe(entry.split('}').length);
    expect(entry.trimEnd().split('\n')).toHaveLength(8);
  }
  expect(bibtex(cited)).toContain('author = {{Anna Researcher} and {Лаборатория}}');
  expect(bibtex(hostile)).toContain('50\\% \\& \\_ \\#');
});

test('RIS begins one record, ends it once, and has a line for each author', () => {
  for (const one of [cited, hostile]) {
    const lines = ris(one).trimEnd().split('\r\n');
    expect(lines.filter((line) => /^TY {2}- /.test(line))).toEqual(['TY  - DATA']);
    expect(lines.filter((line) => /^ER {2}-/.test(line))).toHaveLength(1);
    expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- ?/.test(line))).toBe(true);
  }
  expect(ris(cited)).toContain('DA  - 2026/09/01');
});

test('CSL-JSON is a list of one data set with literal names', () => {
  expect(JSON.parse(cslJson(cited))).toMatchObject([
    {
      type: 'dataset',
      version: '2',
      author: [{ literal: 'Anna Researcher' }, { literal: 'Лаборатория' }],
      issued: { 'date-parts': [[2026, 9, 1]] },
      URL: address,
    },
  ]);
});

test('each file of a reference manager has its media type', () => {
  expect(['bib', 'ris', 'json', 'exe'].map(isCitationFile)).toEqual([true, true, true, false]);
  expect(citationAs('bib', cited).mediaType).toContain('bibtex');
  expect(citationAs('ris', cited).mediaType).toContain('research-info-systems');
  expect(citationAs('json', cited).mediaType).toContain('csl+json');
});

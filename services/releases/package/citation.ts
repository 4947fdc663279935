import type { ReleaseDocument } from '../release/release-document.ts';
import { abstractOf } from './abstract.ts';
import { type PackageFile, textFile } from './package-file.ts';

/** CITATION.cff, version 1.2.0 (citation-file-format.github.io). Texts are JSON strings, which YAML reads as they are. */
export function citationFile(document: ReleaseDocument, sha256: string): PackageFile {
  const text = (value: string): string => JSON.stringify(value);
  const lines = [
    'cff-version: 1.2.0',
    `message: ${text('Cite this version: its hash names it for ever.')}`,
    'type: dataset',
    `title: ${text(document.title)}`,
    `version: ${text(String(document.version))}`,
    `abstract: ${text(abstractOf(document))}`,
    'authors:',
    ...document.authors.map((name) => `  - name: ${text(name)}`),
    `license: ${text(document.licence)}`,
    'identifiers:',
    '  - type: other',
    `    value: ${text(`sha256:${sha256}`)}`,
    `    description: ${text('SHA-256 of release.json')}`,
    'keywords:',
    ...['web studios', 'response time', 'prices', 'mystery shopping'].map((word) => `  - ${text(word)}`),
  ];
  return textFile('CITATION.cff', 'application/yaml', `${lines.join('\n')}\n`);
}

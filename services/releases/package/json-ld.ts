import type { ReleaseDocument } from '../release/release-document.ts';
import { abstractOf } from './abstract.ts';
import { licenceOf } from './licence.ts';
import { jsonFile, type PackageFile } from './package-file.ts';

/** The release as a schema.org Dataset, for search engines and catalogues. Addresses are relative to the package. */
export function jsonLd(document: ReleaseDocument, sha256: string, files: readonly PackageFile[]): PackageFile {
  const { wave } = document;
  return jsonFile('dataset.jsonld', 'application/ld+json', {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: document.title,
    description: abstractOf(document),
    identifier: `sha256:${sha256}`,
    version: String(document.version),
    license: licenceOf(document).url,
    usageInfo: document.terms,
    isAccessibleForFree: true,
    inLanguage: ['en', 'ru'],
    creator: document.authors.map((name) => ({ '@type': 'Organization', name })),
    dateCreated: wave.fieldClosedAt,
    temporalCoverage: `${wave.launchedAt}/${wave.responseClosesAt}`,
    measurementTechnique: 'Randomised inquiries with scripted letters; Wilson, Kaplan–Meier and Newcombe intervals',
    variableMeasured: document.variables.map(({ id, name, definition, unit }) => ({
      '@type': 'PropertyValue',
      propertyID: id,
      name: name.en,
      description: definition.en,
      unitText: unit,
    })),
    distribution: files.map(({ path, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: path,
      encodingFormat: mediaType,
    })),
  });
}

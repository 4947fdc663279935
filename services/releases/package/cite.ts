import type { ReleaseDocument } from '../release/release-document.ts';

/** A version as it is cited. Authors are names as they were given: nobody can tell a family name or an organisation from them. */
export type Cited = {
  readonly document: Pick<ReleaseDocument, 'slug' | 'version' | 'title' | 'authors'>;
  readonly sha256: string;
  readonly address: string;
  /** Null before publication: then the year is that of the embargo's end or missing. */
  readonly publishedAt: Date | null;
};

export const CITATION_FILES = ['bib', 'ris', 'json'] as const;
export type CitationFile = (typeof CITATION_FILES)[number];

/** APA style, 7th edition, section 10.9: a data set with its version. */
export function apa({ document, address, publishedAt }: Cited): string {
  const { title, version } = document;
  const year = publishedAt?.getUTCFullYear() ?? 'n.d.';
  return `${list(document.authors, ' & ')}. (${year}). ${line(title)} (Version ${version}) [Data set]. ${address}`.replace(
    /\.\. \(/,
    '. (',
  );
}

/** GOST R 7.0.5-2008, a remote electronic resource. `readOn`: the day on which it was looked at. */
export function gost({ document, address, publishedAt }: Cited, readOn: Date): string {
  const { title, version } = document;
  const year = publishedAt === null ? '' : ` ${publishedAt.getUTCFullYear()}.`;
  const day = readOn.toISOString().slice(0, 10).split('-').toReversed().join('.');
  return `${list(document.authors, ', ')}. ${line(title)} [Электронный ресурс] : набор данных. Версия ${version}.${year} URL: ${address} (дата обращения: ${day}).`;
}

/** An entry for BibTeX; a title keeps its capitals in braces of its own. */
export function bibtex({ document, sha256, address, publishedAt }: Cited): string {
  const { slug, version, title } = document;
  const fields = [
    ['author', document.authors.map((name) => `{${braceless(name)}}`).join(' and ')],
    ['title', `{${braceless(title)}}`],
    ...(publishedAt === null ? [] : [['year', String(publishedAt.getUTCFullYear())]]),
    ['version', String(version)],
    ['howpublished', `\\url{${address}}`],
    ['note', `Data set, sha256:${sha256}`],
  ];
  return `@misc{${slug}-v${version},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** RIS: a line per field, as reference managers import it. */
export function ris({ document, sha256, address, publishedAt }: Cited): string {
  const { title, version, authors } = document;
  const fields = [
    ['TY', 'DATA'],
    ...authors.map((name) => ['AU', line(name)]),
    ['TI', line(title)],
    ...(publishedAt === null
      ? []
      : [
          ['PY', String(publishedAt.getUTCFullYear())],
          ['DA', publishedAt.toISOString().slice(0, 10).replaceAll('-', '/')],
        ]),
    ['ET', String(version)],
    ['UR', address],
    ['N1', `sha256:${sha256}`],
    ['ER', ''],
  ];
  return `${fields.map(([tag, value]) => `${tag}  - ${value}`).join('\r\n')}\r\n`;
}

/** CSL-JSON 1.0 with one item, for Zotero and pandoc. */
export function cslJson({ document, sha256, address, publishedAt }: Cited): string {
  const { slug, version, title, authors } = document;
  const item = {
    id: `${slug}-v${version}`,
    type: 'dataset',
    title: line(title),
    author: authors.map((name) => ({ literal: line(name) })),
    ...(publishedAt === null
      ? {}
      : { issued: { 'date-parts': [publishedAt.toISOString().slice(0, 10).split('-').map(Number)] } }),
    version: String(version),
    URL: address,
    note: `sha256:${sha256}`,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** A citation as the file of a reference manager. */
export function citationAs(file: CitationFile, cited: Cited): { readonly mediaType: string; readonly text: string } {
  if (file === 'bib') return { mediaType: 'application/x-bibtex; charset=utf-8', text: bibtex(cited) };
  if (file === 'ris') return { mediaType: 'application/x-research-info-systems; charset=utf-8', text: ris(cited) };
  return { mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8', text: cslJson(cited) };
}

export function isCitationFile(name: string): name is CitationFile {
  return CITATION_FILES.some((file) => file === name);
}

function list(authors: readonly string[], last: string): string {
  const names = authors.map(line);
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${last}${names.at(-1)}`;
}

/** One line: a field of another program's format must not be ended by a title. */
function line(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Without what BibTeX and TeX would read as markup. */
function braceless(text: string): string {
  return line(text)
    .replaceAll(/[{}\\]/g, '')
    .replaceAll(/[%&$#_]/g, '\\$&');
}

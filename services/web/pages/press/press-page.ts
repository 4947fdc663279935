import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { date, dateTime } from '../../../releases/words/number-words.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { pageWords } from '../../words/catalogue.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage, page } from '../layout.ts';

type PublicPage = {
  readonly language: Language;
  readonly title: string;
  readonly path: string;
  readonly head?: string;
};

/** A page of the site for everybody. */
export function publicPage({ language, title, path, head }: PublicPage, main: string): string {
  const shell = { language, title, path, rehearsal: false, sheet: 'press.css', audience: 'public' } as const;
  return page({ ...shell, head: `${feedLink(language)}${head ?? ''}` }, main);
}

function feedLink(language: Language): string {
  const address = inLanguage('/releases/feed.atom', language);
  return html`<link rel="alternate" type="application/atom+xml" href="${address}" title="${pressWords(language).feed}">
`;
}

export type ReleasePart = '' | 'methods' | 'data' | 'errata' | 'compare';

/** A page of a release: its title, what stands against it, and the way to its other pages. */
export function releasePartPage(
  view: ReleaseView,
  part: ReleasePart,
  language: Language,
  main: string,
  head = '',
): string {
  const { document, embargo, path } = view;
  const words = pressWords(language);
  const names: Record<ReleasePart, string> = {
    '': words.numbers,
    methods: words.methods,
    data: words.data,
    errata: words.errata,
    compare: words.compare,
  };
  const parts = (Object.keys(names) as ReleasePart[]).filter((one) => one !== 'compare' || view.relatives.length > 1);
  const links = parts.map(
    (one) =>
      html`<li><a href="${inLanguage(pathOf(path, one), language)}"!${one === part ? ' aria-current="page"' : ''}>${names[one]}</a></li>`,
  );
  const title = part === '' ? document.title : `${names[part]} — ${document.title}`;
  const body = html`<h1>${document.title}</h1>
<p class="soft">${words.release} <strong>${view.name}</strong>!${view.publishedAt === null ? '' : html` · ${words.published} ${date(view.publishedAt.toISOString(), language)}`} · ${document.authors.join(', ')} · ${document.licence}</p>
!${warnings(view, language)}
<nav class="tabs noprint" aria-label="${words.pages}"><ul>!${links}</ul></nav>
!${main}`;
  const notice = embargo === null ? {} : { notice: embargoNotice(embargo, language) };
  const robots = embargo === null ? '' : '<meta name="robots" content="noindex, nofollow">\n';
  const shell = { language, title, path: pathOf(path, part), rehearsal: false, sheet: 'press.css' } as const;
  const feed = embargo === null ? feedLink(language) : '';
  return page({ ...shell, audience: 'public', head: `${feed}${robots}${head}`, ...notice }, body);
}

/** A page of a release below its first one. */
export function pathOf(path: string, part: ReleasePart): string {
  return part === '' ? path : `${path}/${part}`;
}

function warnings({ supersededBy, errata, path }: ReleaseView, language: Language): string {
  const words = pressWords(language);
  const later =
    supersededBy === null
      ? ''
      : html`<p class="warning" role="note"><a href="${inLanguage(`/releases/${supersededBy}`, language)}">${words.supersededBy(supersededBy)}</a></p>`;
  const wrong =
    errata.length === 0
      ? ''
      : html`<p class="warning" role="note"><a href="${inLanguage(`${path}/errata`, language)}">${words.hasErrata(errata.length)}</a></p>`;
  return `${later}${wrong}`;
}

function embargoNotice(embargo: NonNullable<ReleaseView['embargo']>, language: Language): string {
  const words = pressWords(language);
  const until = date(embargo.until, language);
  return html`<p class="embargo" role="note">${words.embargo(until, embargo.forWhom)} ${words.embargoLink(dateTime(embargo.linkEnds.toISOString(), language))}</p>`;
}

/** Says that there is nothing at this address and what there is instead. */
export function unknownPage(
  language: Language,
  path: string,
  text: string,
  links: readonly (readonly [string, string])[],
): string {
  const words = pressWords(language);
  const list = links.map(([address, label]) => html`<li><a href="${inLanguage(address, language)}">${label}</a></li>`);
  const main = html`<h1>${words.unknown}</h1>
<p>${text}</p>
!${list.length === 0 ? html`<p>${words.noReleases}</p>` : html`<h2>${words.otherReleases}</h2><ul>!${list}</ul>`}
<p><a href="${inLanguage('/releases', language)}">${words.releases}</a> · <a href="${inLanguage('/glossary', language)}">${words.glossary}</a> · <a href="/api/docs/">${pageWords(language).api}</a></p>`;
  return publicPage({ language, title: words.unknown, path }, main);
}

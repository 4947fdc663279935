import type { ReleaseHead } from '../../releases/release/store.ts';
import type { Language } from '../../releases/words/language.ts';

export type FeedEntry = { readonly head: ReleaseHead; readonly summary: string; readonly authors: readonly string[] };

/** An Atom feed (RFC 4287) of published versions, newest first. */
export function atomFeed(
  origin: string,
  language: Language,
  title: string,
  entries: readonly FeedEntry[],
  now: Date,
): string {
  const self = `${origin}/releases/feed.atom?lang=${language}`;
  const updated = entries[0]?.head.publishedAt ?? now;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(`${origin}/releases?lang=${language}`)}"/>
${entries.map((entry) => entryOf(origin, language, entry)).join('\n')}
</feed>
`;
}

function entryOf(origin: string, language: Language, { head, summary, authors }: FeedEntry): string {
  const address = `${origin}/releases/${head.slug}/${head.version}`;
  const published = (head.publishedAt ?? head.builtAt).toISOString();
  return `<entry>
<id>${xml(address)}</id>
<title>${xml(`${head.title} — ${head.slug}/${head.version}`)}</title>
<published>${published}</published>
<updated>${published}</updated>
${authors.map((name) => `<author><name>${xml(name)}</name></author>`).join('')}
<link rel="alternate" type="text/html" href="${xml(`${address}?lang=${language}`)}"/>
<summary type="text">${xml(summary)}</summary>
</entry>`;
}

/** Text inside XML 1.0: markup escaped, control characters that XML forbids left out. */
export function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

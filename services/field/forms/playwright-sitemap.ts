import type { BrowserContext } from 'playwright';
import { contactAddresses } from './discover/contact-links.ts';
import { siteOf } from './playwright-visit.ts';

const fetchTimeoutMs = 8_000;
const longestMap = 2_000_000;
const mostMaps = 3;
const mostPages = 2;

/**
 * Pages that the sitemap names and whose address promises a contact form: the last resort for sites whose menu is drawn in
 * ways no link tells of. Nested maps are followed one level; what is no XML or too large is passed by.
 */
export async function contactPagesOfSitemap(
  context: BrowserContext,
  home: string,
  announced: readonly string[],
): Promise<string[]> {
  const maps = announced.length > 0 ? [...announced] : [new URL('/sitemap.xml', home).href];
  const pages: string[] = [];
  for (let at = 0; at < Math.min(maps.length, mostMaps); at += 1) {
    const address = maps[at];
    if (address === undefined || siteOf(address) !== siteOf(home)) continue;
    const entries = locations(await textOf(context, address));
    maps.push(...entries.filter((entry) => /\.xml(?:$|\?)/iu.test(entry)));
    pages.push(...entries.filter((entry) => !/\.xml(?:$|\?)/iu.test(entry)));
  }
  return contactAddresses(pages, home).slice(0, mostPages);
}

async function textOf(context: BrowserContext, address: string): Promise<string> {
  try {
    const answer = await context.request.get(address, { timeout: fetchTimeoutMs, maxRedirects: 3 });
    const text = answer.ok() ? await answer.text() : '';
    return text.length > longestMap ? '' : text;
  } catch {
    return '';
  }
}

/** `<loc>` entries (sitemaps.org protocol 0.9), read without an XML parser: nothing but addresses is wanted. */
function locations(xml: string): string[] {
  const found = xml.matchAll(/<loc>\s*([^<\s]{1,600})\s*<\/loc>/giu);
  return [...found].slice(0, 2_000).map(([, address = '']) => address.replaceAll('&amp;', '&'));
}

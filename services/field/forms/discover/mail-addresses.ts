import { getDomain } from 'tldts';
import type { FrameSnapshot, PageSnapshot } from '../page/snapshot.ts';

/** Cyrillic names are allowed: studios have addresses under .рф. */
const shape =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}][\p{L}\p{N}.-]{1,200}\.[\p{L}]{2,24}(?![\p{L}\p{N}])/giu;
const spelt =
  /([a-z0-9._-]{1,64})\s{0,2}(?:[[({<]\s?(?:at|собака|ät)\s?[\])}>]|(?<=\s)собака(?=\s))\s{0,2}([a-z0-9-]{1,63}(?:\s{0,2}(?:\.|[[({<]\s?(?:dot|точка|punkt)\s?[\])}>]|(?<=\s)точка(?=\s))\s{0,2}[a-z0-9-]{1,63}){1,4})/giu;
/** Shapes of an address in sample texts and file names. */
const noAddress = /@(?:\dx\.|example\.|domain\.|sentry)|@.*\.(?:png|jpe?g|gif|webp|svg|css|js)$/u;
const notForInquiries =
  /^(?:no-?reply|do-?not-?reply|hr|jobs?|careers?|rabota|vacancy|resume|bewerbung|privacy|dpo|datenschutz|abuse|postmaster|hostmaster|webmaster|security|legal|press|pr|billing|unsubscribe|spam)(?:[._-][^@]*)?@/u;
const preferred = ['info', 'hello', 'sale', 'sales', 'order', 'zakaz', 'office', 'mail', 'contact', 'kontakt'];

/** Mail addresses a page shows: links, visible text, structured data, Cloudflare's hiding and "[at]" spellings. */
export function mailAddresses(snapshot: PageSnapshot): string[] {
  const found = snapshot.frames.flatMap((frame) => [
    ...frame.links.flatMap((link) =>
      /^mailto:/i.test(link.href) ? addressesIn(decoded(link.href.slice(7).split('?')[0] ?? '')) : [],
    ),
    ...frame.texts.flatMap((text) => [...addressesIn(text), ...speltOut(text)]),
    ...frame.jsonLd.flatMap(addressesIn),
    ...[...frame.cfEmails, ...coveredLinks(frame)].flatMap((code) => addressesIn(cloudflare(code))),
  ]);
  return [...new Set(found)].filter((address) => !noAddress.test(address)).slice(0, 50);
}

/** The address of the studio to write to, of those its own pages show: same registrable domain, general mailboxes first. */
export function studioAddress(addresses: readonly string[], siteAddress: string): string | undefined {
  const host = URL.parse(siteAddress)?.hostname ?? '';
  const site = getDomain(host, { allowPrivateDomains: true }) ?? host;
  const own = addresses.filter((address) => {
    const at = address.slice(address.lastIndexOf('@') + 1);
    return (getDomain(at, { allowPrivateDomains: true }) ?? at) === site && !notForInquiries.test(address);
  });
  const rank = (address: string): number => {
    const place = preferred.indexOf(address.slice(0, address.indexOf('@')));
    return place === -1 ? preferred.length : place;
  };
  return own.sort((a, b) => rank(a) - rank(b))[0];
}

/** Cloudflare covers links too: /cdn-cgi/l/email-protection#HEX. */
function coveredLinks(frame: FrameSnapshot): string[] {
  return frame.links.flatMap((link) => /\/cdn-cgi\/l\/email-protection#([0-9a-f]{6,400})/iu.exec(link.href)?.[1] ?? []);
}

function addressesIn(text: string): string[] {
  return (text.slice(0, 20_000).match(shape) ?? []).map((address) => address.toLowerCase());
}

function speltOut(text: string): string[] {
  if (text.length > 2_000) return [];
  return [...text.matchAll(spelt)].map(([, local, host]) =>
    `${local}@${(host ?? '').replace(/\s*[[({<]?\s?(?:(?<=[\s[({<])(?:dot|точка|punkt)(?=[\s\])}>]))\s?[\])}>]?\s*/giu, '.').replace(/\s+/g, '')}`.toLowerCase(),
  );
}

/** data-cfemail: hexadecimal, every byte XORed with the first. */
function cloudflare(code: string): string {
  const bytes = Buffer.from(code, 'hex');
  const key = bytes[0] ?? 0;
  return Buffer.from(bytes.subarray(1).map((byte) => byte ^ key)).toString('utf8');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

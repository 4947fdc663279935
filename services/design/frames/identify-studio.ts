import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parse } from 'tldts';
import { isFreeMailDomain } from './free-mail.ts';

/** Hosts that many firms share: a page there names no firm by its domain. */
const sharedHosts = new Set([
  ...[
    'vk.com',
    'vk.ru',
    'ok.ru',
    't.me',
    'telegram.me',
    'facebook.com',
    'fb.com',
    'instagram.com',
    'linkedin.com',
    'behance.net',
  ],
  ...[
    'dribbble.com',
    'youtube.com',
    'youtu.be',
    'taplink.cc',
    'taplink.ws',
    'linktr.ee',
    'wa.me',
    'whatsapp.com',
    'clck.ru',
    'bit.ly',
  ],
  ...[
    '2gis.ru',
    'yandex.ru',
    'google.com',
    'xing.com',
    'twitter.com',
    'x.com',
    'dzen.ru',
    'avito.ru',
    'hh.ru',
    'fl.ru',
  ],
]);

/** Site builders that give each customer a sub-domain and are not on the Public Suffix List. */
const siteBuilders = new Set([
  ...['tilda.ws', 'ucoz.ru', 'ucoz.net', 'ucoz.com', 'narod.ru', 'nethouse.ru', 'umi.ru', 'jimdo.com', 'jimdosite.com'],
  ...[
    'weebly.com',
    'mozello.ru',
    'bitrix24.site',
    'lpmotor.ru',
    'creatium.site',
    'flexbe.ru',
    'mottor.ru',
    'webnode.com',
  ],
]);

export type SiteIdentity =
  | { readonly kind: 'own'; readonly domain: string; readonly siteUrl: string }
  | { readonly kind: 'shared-host'; readonly host: string }
  | { readonly kind: 'invalid' };

/**
 * Which firm a web address belongs to: its registrable domain (Public Suffix List, with hosted sub-domains such as
 * studio.tilda.ws apart); under a suffix nobody lists, the whole host name. Bare names are read as https.
 */
export function identifySite(address: string): SiteIdentity {
  const text = address.trim();
  const withScheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//iu.test(text) ? text : `https://${text.replace(/^\/\//u, '')}`;
  if (text === '' || text.length > 2000 || !URL.canParse(withScheme)) return { kind: 'invalid' };
  const url = new URL(withScheme);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return { kind: 'invalid' };
  const domain = identityOf(url.hostname);
  if (domain === null) return { kind: 'invalid' };
  if (sharedHosts.has(domain)) return { kind: 'shared-host', host: domain };
  url.hash = '';
  return { kind: 'own', domain, siteUrl: url.href };
}

/** Registrable domain in lower-case ASCII, or null for IP addresses and single words. */
export function identityOf(host: string): string | null {
  const { domain, hostname, subdomain, isIp, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  if (isIp === true || domain === null || hostname === null) return null;
  const registrable = domain.toLowerCase();
  const customer = subdomain?.split('.').at(-1) ?? '';
  if (siteBuilders.has(registrable) && customer !== '' && customer !== 'www')
    return `${customer}.${registrable}`.toLowerCase();
  const known = isIcann === true || isPrivate === true;
  return known ? registrable : hostname.replace(/^www\./u, '').toLowerCase();
}

export type MailIdentity =
  | { readonly kind: 'business'; readonly address: string; readonly domain: string }
  | { readonly kind: 'free-mail' | 'personal' | 'invalid' };

const shape = /^[a-z0-9._%+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})$/u;

/** A first and a last name, "ivan.petrov": the mailbox of a person. Functions such as "sales.team" are none. */
const personal = /^[a-z]{2,}[._][a-z]{3,}$/u;
const roles =
  /^(?:info|mail|e?mail|office|hello|hi|contact|kontakt|sales|order|zakaz|zayavka|project|brief|manager|client|support|welcome|team|studio|agency|web|pr|new|get|ask|go|ru|spb|msk)/u;

/**
 * Rule E4: only addresses of the firm itself are used; mailboxes of public services and mailboxes of people are not, since
 * both are likely to be somebody's own.
 */
export function identifyMail(given: string): MailIdentity {
  const address = given
    .trim()
    .toLowerCase()
    .replace(/^mailto:/u, '');
  const host = shape.exec(address)?.[1];
  const domain = host === undefined ? null : identityOf(host);
  if (host === undefined || domain === null) return { kind: 'invalid' };
  if (isFreeMailDomain(host) || isFreeMailDomain(domain)) return { kind: 'free-mail' };
  const [local = ''] = address.split('@');
  if (personal.test(local) && !local.split(/[._]/u).some((part) => roles.test(part))) return { kind: 'personal' };
  return { kind: 'business', address, domain };
}

/** E.164 of a number as written in a ranking, or null when it is none; national numbers are read by the country. */
export function identifyPhone(given: string, country: string): string | null {
  const text = given.slice(0, 60);
  const number = isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, country as CountryCode)
    : parsePhoneNumberFromString(text);
  return number?.isPossible() === true ? number.number : null;
}

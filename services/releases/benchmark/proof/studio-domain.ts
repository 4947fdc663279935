import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { isFreeMailDomain } from '../../../design/frames/free-mail.ts';
import { identifySite } from '../../../design/frames/identify-studio.ts';

export type DomainRefusal = 'not_a_domain' | 'public_suffix' | 'shared_host' | 'free_mail';
export type StudioDomain =
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'refused'; readonly why: DomainRefusal };

const longest = 300;

/**
 * The registrable domain that a typed domain, host name or address of a page stands for, in lower-case ASCII: `www.` and other
 * sub-domains fall away, an internationalised name becomes punycode (RFC 5891). Who has only a sub-domain cannot prove the firm, so
 * it is always the whole that is asked for. Public suffixes, hosts that many firms share and mail providers prove nothing. Pure.
 */
export function studioDomain(typed: string): StudioDomain {
  const text = typed.trim();
  if (text === '' || text.length > longest) return { kind: 'refused', why: 'not_a_domain' };
  const site = identifySite(text);
  if (site.kind === 'shared-host') {
    return { kind: 'refused', why: isFreeMailDomain(site.host) ? 'free_mail' : 'shared_host' };
  }
  if (site.kind === 'invalid') return { kind: 'refused', why: isSuffix(text) ? 'public_suffix' : 'not_a_domain' };
  if (isFreeMailDomain(site.domain)) return { kind: 'refused', why: 'free_mail' };
  return /^[a-z0-9.-]{3,253}$/.test(site.domain)
    ? { kind: 'domain', domain: site.domain }
    : { kind: 'refused', why: 'not_a_domain' };
}

function isSuffix(text: string): boolean {
  const { domain, publicSuffix, isIcann, isPrivate } = parse(text, { allowPrivateDomains: true });
  return domain === null && publicSuffix !== null && (isIcann === true || isPrivate === true);
}

/** As people write it, with its ASCII form beside it where they differ: a look-alike shows itself by its punycode. */
export function spokenDomain(domain: string): string {
  const spoken = domainToUnicode(domain);
  return spoken === '' || spoken === domain ? domain : `${spoken} (${domain})`;
}

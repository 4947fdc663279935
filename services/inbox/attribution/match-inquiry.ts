/** Which inquiry a mail belongs to: unique alias, then references, then the sender's domain, then quoted words of ours. */
import { getDomain } from 'tldts';
import { normaliseAddress } from '../mime/addresses.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';

/**
 * What we know of open inquiries; `Id` is the inquiry's id.
 * - `aliases`: mailbox alias (lower-case address) of one inquiry
 * - `messageIds`: our Message-IDs without angle brackets, also those that servers gave instead of ours
 * - `domains`: registrable domain of a studio, or a whole address where it lives at a public provider
 * - `phrases`: rare wordings of a letter, at least 25 characters, as sent
 */
export type KnownInquiries<Id> = {
  readonly aliases: ReadonlyMap<string, Id>;
  readonly messageIds: ReadonlyMap<string, Id>;
  readonly domains: ReadonlyMap<string, readonly Id[]>;
  readonly phrases: readonly { readonly inquiryId: Id; readonly phrase: string }[];
};

export type MatchMethod = 'alias' | 'references' | 'domain' | 'phrase';

export type InquiryMatch<Id> =
  | { readonly kind: 'one'; readonly inquiryId: Id; readonly method: MatchMethod }
  | { readonly kind: 'many'; readonly inquiryIds: readonly Id[]; readonly method: MatchMethod }
  | { readonly kind: 'none' };

type Envelope = Pick<
  ParsedMail,
  | 'deliveredTo'
  | 'xOriginalTo'
  | 'envelopeTo'
  | 'to'
  | 'cc'
  | 'from'
  | 'replyTo'
  | 'inReplyTo'
  | 'references'
  | 'text'
  | 'html'
>;

const minPhrase = 25;

/**
 * The strongest method that finds anything decides; where it finds several, weaker ones may narrow them but never add.
 * @param returnedMessageId Message-ID of our mail inside a delivery report
 */
export function matchInquiry<Id extends string>(
  known: KnownInquiries<Id>,
  mail: Envelope,
  returnedMessageId: string | null = null,
): InquiryMatch<Id> {
  const steps: readonly (readonly [MatchMethod, () => ReadonlySet<Id>])[] = [
    [
      'alias',
      () =>
        byKey(known.aliases, [
          ...mail.deliveredTo,
          ...mail.xOriginalTo,
          ...mail.envelopeTo,
          ...addressesOf(mail.to),
          ...addressesOf(mail.cc),
        ]),
    ],
    [
      'references',
      () =>
        byKey(known.messageIds, [
          ...mail.inReplyTo,
          ...mail.references,
          ...(returnedMessageId ? [returnedMessageId] : []),
        ]),
    ],
    [
      'domain',
      () => byDomain(known.domains, [...(mail.from ? [mail.from.address] : []), ...addressesOf(mail.replyTo)]),
    ],
    ['phrase', () => byPhrase(known.phrases, `${mail.text}\n${mail.html}`)],
  ];
  let candidates: readonly Id[] = [];
  let decidedBy: MatchMethod = 'phrase';
  for (const [method, look] of steps) {
    const hits = look();
    const narrowed = candidates.length > 0 ? candidates.filter((id) => hits.has(id)) : [...hits];
    if (narrowed.length === 0) continue;
    if (candidates.length === 0) decidedBy = method;
    candidates = narrowed;
    const [only] = narrowed;
    if (narrowed.length === 1 && only !== undefined) return { kind: 'one', inquiryId: only, method };
  }
  if (candidates.length === 0) return { kind: 'none' };
  return { kind: 'many', inquiryIds: [...candidates].sort(), method: decidedBy };
}

function addressesOf(list: Envelope['to']): string[] {
  return list.map((entry) => entry.address).filter((entry) => entry !== '');
}

function byKey<Id>(known: ReadonlyMap<string, Id>, keys: readonly string[]): ReadonlySet<Id> {
  const ids = new Set<Id>();
  for (const key of keys) {
    const id = known.get(key) ?? known.get(normaliseAddress(key));
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

function byDomain<Id>(known: ReadonlyMap<string, readonly Id[]>, addresses: readonly string[]): ReadonlySet<Id> {
  const ids = new Set<Id>();
  for (const address of addresses) {
    const domain = registrableDomain(address);
    for (const id of known.get(address) ??
      (domain && !publicProviders.has(domain) ? known.get(domain) : undefined) ??
      [])
      ids.add(id);
  }
  return ids;
}

function byPhrase<Id>(phrases: KnownInquiries<Id>['phrases'], body: string): ReadonlySet<Id> {
  const ids = new Set<Id>();
  if (phrases.length === 0) return ids;
  const text = flat(body.slice(0, 400_000));
  for (const { inquiryId, phrase } of phrases) {
    const key = flat(phrase);
    if (key.length >= minPhrase && text.includes(key)) ids.add(inquiryId);
  }
  return ids;
}

/** Words only, so that re-wrapping, quote marks and tags between words do not matter. */
function flat(text: string): string {
  return text
    .replace(/<[^>]{0,500}>/g, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Registrable domain (public suffix list) of an address, lower-cased; null for none. */
export function registrableDomain(address: string): string | null {
  return getDomain(address.slice(address.lastIndexOf('@') + 1))?.toLowerCase() ?? null;
}

/** Providers where unrelated people have mailboxes: their domain says nothing about a studio. */
const publicProviders: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru ya.ru yandex.com rambler.ru outlook.com hotmail.com live.com yahoo.com icloud.com me.com gmx.de gmx.net web.de t-online.de freenet.de posteo.de mailbox.org proton.me protonmail.com'.split(
    ' ',
  ),
);

import type { Language, Tripwire } from '../ledger-entries.ts';
import type { StudioCard } from '../studio-card.ts';

export type SiteRequest = {
  method: string;
  /** Without a slash at the end, except for the root. */
  path: string;
  /** As it was asked for. */
  rawPath: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** Fields of a form body, or the top level of a JSON body; a name that comes twice is joined with ", ". */
  fields: Record<string, string>;
};

export type SiteReply = {
  status: number;
  headers?: Record<string, string>;
  body: string;
  /** Machine milliseconds until the answer begins. */
  delayMs?: number;
  /** No answer: the connection is torn down, or stays open in silence. */
  fate?: 'reset' | 'silence';
};

/** What a site understood of a posted form, under the city's own names. */
export type PostedInquiry = { name: string; email: string; phone: string; message: string };

/** The studio's side of a submission: what a site tells the city about it. */
export type Desk = {
  accept: (inquiry: PostedInquiry, tripwires: Tripwire[]) => void;
  /** The site refused it in so many words; the studio never sees it. */
  refuse: (inquiry: PostedInquiry, tripwires: Tripwire[]) => void;
  /** Something that must not happen and is no inquiry. */
  trip: (tripwire: Tripwire, detail: string) => void;
};

/** How an attempt by the form must end here, in the words of the outcome table. */
export type FormExpectation =
  | { outcome: 'confirmed'; reason: 'E3' | 'E4' }
  /** It was sent, but the site does not say that it arrived: no second channel, only an answer settles it. */
  | { outcome: 'uncertain'; reason: 'E1' | 'E2' | 'X' }
  | { outcome: 'rejected'; reason: 'rejected' }
  | { outcome: 'not_sent'; reason: NotSentReason };

export type NotSentReason =
  | 'no_form'
  | 'form_only_callback'
  | 'captcha'
  | 'form_broken'
  | 'unmapped_required_field'
  | 'marketing_consent_bundled'
  | 'login_required'
  | 'interstitial'
  | 'blocked_403'
  | 'redirected_elsewhere'
  | 'unreachable'
  | 'tls_error'
  | 'robots_disallowed';

export type Page = (studio: StudioCard, request: SiteRequest) => string | SiteReply;
export type PostHandler = (request: SiteRequest, desk: Desk, studio: StudioCard) => SiteReply;

/**
 * One way to build a studio's site. A new kind is one file under kinds/ and one line in registry.ts; paths that a kind
 * does not name are answered by the pages every studio has.
 */
export type SiteKind = {
  name: string;
  language: Language;
  expects: FormExpectation;
  pages: Record<string, Page>;
  posts: Record<string, PostHandler>;
  /** Paths that robots.txt forbids besides those it always does. */
  disallow?: readonly string[];
  /** Answers whatever is asked for, robots.txt excepted. */
  anyPath?: Page;
  /** Met once in a while: not among the first ten studios of a city. */
  rare?: true;
  /** Connections are reset before a byte is answered. */
  unreachable?: true;
  /** Built only where it is asked for by name: a city of engines. */
  workshop?: true;
  /** Served over TLS, with a certificate of the city's own authority that is right, out of date or another site's. */
  tls?: Certificate;
  /** What a maker of forms serves for this site under its own name, over TLS. */
  abroad?: Record<string, Abroad>;
  /** No ranking knows an address for mail; where the site shows none either, nobody can be written to. */
  address?: 'on_site_only' | 'nowhere';
};

export type Certificate = 'right' | 'expired' | 'other_name';

/** In paths `*` stands for the part that names the studio. */
export type Abroad = {
  pages: Record<string, Page>;
  posts: Record<string, PostHandler>;
  /** Pages of other hosts may read the answers (CORS). */
  open?: true;
};

/** Reasons for which no form for inquiries is to be seen: there is none, or the page that may hold it cannot be. */
const unseen: readonly string[] = [
  'no_form',
  'form_only_callback',
  'unreachable',
  'tls_error',
  'login_required',
  'interstitial',
  'blocked_403',
  'redirected_elsewhere',
];

/** Whether a visitor sees a form for inquiries on this site; that it works is another matter. */
export function hasForm({ expects }: SiteKind): boolean {
  return !unseen.includes(expects.reason);
}

/** All times are field times as ISO strings; amounts are in units of the currency (roubles, euros), not minor units. */

export type Language = 'ru' | 'en' | 'de';
export type Channel = 'form' | 'mail';

export type Price = {
  /** Null when only an upper bound is named. */
  low: number | null;
  /** Null when only a lower bound is named ("from 150"). */
  high: number | null;
  currency: 'RUB' | 'EUR' | 'USD';
  basis: 'project' | 'hour' | 'month';
  vat: 'incl' | 'excl' | 'none' | 'unknown';
};

export type AnswerKind =
  | 'bounce'
  | 'delay_notice'
  | 'auto_ack'
  | 'out_of_office'
  | 'newsletter'
  | 'human_substantive'
  | 'human_redirect'
  | 'human_decline';

/** What the second step asks for, as far as it is ready. */
export const materials = ['proposal', 'presentation', 'contract', 'samples', 'estimate'] as const;
export type Material = (typeof materials)[number];

/** Why a studio writes: to the inquiry, after its own call, to a step of ours, or of its own accord. */
export type Purpose = 'answer' | 'after_call' | 'materials' | 'after_nudge' | 'thanks' | 'reminder' | 'machine';

/** What a contact is to the studio: told from what it has before it, the thread and the time, not from our words. */
export type Step = 'inquiry' | 'second_step' | 'nudge' | 'close' | 'again';

/** What ought to be seen at this studio: the answer sheet for whoever compares. */
export type StudioTruth = {
  id: string;
  domain: string;
  name: string;
  siteKind: string;
  language: Language;
  /** Telephone as the rankings list it, E.164. */
  phone: string;
  /** A visitor sees a form for inquiries, whether or not it works. */
  hasForm: boolean;
  /** The channel by which the inquiry finally arrives (or is finally refused). */
  expectedChannel: Channel | 'none';
  /** How the last attempt ends, once all planned answers have come. */
  expectedOutcome: 'confirmed' | 'uncertain' | 'rejected' | 'not_sent';
  /** Why the form could not be used, or by which grade of evidence it is confirmed. */
  expectedReason: string;
  manner: string;
  plannedAnswers: { kind: AnswerKind; folder: 'INBOX' | 'Junk'; price: Price | null }[];
  plannedCalls: { answered: boolean; price: Price | null }[];
};

export type Tripwire =
  | 'honeypot_filled'
  | 'marketing_ticked'
  | 'too_fast'
  | 'script_bypassed'
  | 'captcha_bypassed'
  | 'resend'
  /** The address to answer to is not one of the shopper's: nobody will read an answer. */
  | 'foreign_alias'
  | 'newsletter_submitted'
  | 'search_submitted'
  | 'login_submitted'
  | 'comment_submitted'
  | 'order_submitted'
  | 'job_submitted'
  /** Sent on to a third person. */
  | 'share_submitted'
  | 'disallowed_path';

/** One inquiry that reached a studio, whether the studio took it or not. */
export type ContactEntry = {
  id: string;
  studio: string;
  domain: string;
  channel: Channel;
  at: string;
  /** `rejected` is the site's explicit refusal: it reached the studio's machine, not the studio. */
  verdict: 'accepted' | 'rejected';
  step: Step;
  /** In-Reply-To or References name an earlier letter. */
  inThread: boolean;
  /** Of the contacts that one alias made with one studio, counted from 1. */
  nth: number;
  alias: string;
  personaName: string;
  /** Form: the fields as posted. Mail: the headers that matter. */
  fields: Record<string, string>;
  message: string;
  tripwires: Tripwire[];
};

/** One message of a studio's, appended to the shopper's mailbox. */
export type AnswerEntry = {
  id: string;
  studio: string;
  domain: string;
  inReplyToContact: string;
  alias: string;
  folder: 'INBOX' | 'Junk';
  internalDate: string;
  messageId: string;
  from: string;
  subject: string;
  kind: AnswerKind;
  purpose: Purpose;
  materials: readonly Material[];
  attachments: readonly string[];
  price: Price | null;
  /** The very words of the price, as they stand in the text. */
  priceWords: string | null;
  language: Language;
  /** The id of the answer of which these are the same bytes once more. */
  duplicateOf: string | null;
};

/** One transaction with the mail exchanger. */
export type ExchangeEntry = {
  id: string;
  at: string;
  from: string;
  to: string[];
  phase: 'sender_refused' | 'recipient_refused' | 'delivered' | 'delivery_failed';
  response: string;
  messageId: string | null;
  sha256: string | null;
  sizeBytes: number | null;
};

/** Something that must never happen at a studio, outside of a contact. */
export type TripwireEntry = { at: string; studio: string; domain: string; tripwire: Tripwire; detail: string };

/** One call to a persona's number, in the order of the exchange's log. `studio` is null for a wrong number. */
export type CallEntry = {
  id: string;
  /** The exchange's own id of the call (column 18 of its log). */
  uniqueId: string;
  studio: string | null;
  domain: string | null;
  at: string;
  /** E.164. */
  from: string;
  to: string;
  answered: boolean;
  ringSeconds: number;
  billsec: number;
  price: Price | null;
  priceWords: string | null;
  materialsPromised: readonly Material[];
  questions: readonly string[];
  interrogates: boolean;
};

export type Code = 'yes' | 'no' | 'not_observable';

/** What two coders and, where they differ, a third make of one message of a person; item ids are the city's own. */
export type CodingEntry = {
  messageId: string;
  studio: string;
  domain: string;
  alias: string;
  codes: Record<string, { a: Code; b: Code; settled: Code }>;
};

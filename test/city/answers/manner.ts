import type { AnswerKind, Price } from '../ledger-entries.ts';

export type ClientStyle = 'gmail' | 'outlook' | 'yandex' | 'mailru' | 'thunderbird';
export type Charset = 'utf-8' | 'koi8-r' | 'windows-1251';

/** One answer a studio is going to give to a first contact. */
export type PlannedAnswer = {
  kind: AnswerKind;
  afterSeconds: number;
  /** People answer in office hours: a moment outside is moved to this many seconds after the next opening. */
  officeJitterSeconds: number | null;
  folder: 'INBOX' | 'Junk';
  from: 'person' | 'machine' | 'foreign';
  price: Price | null;
  style: ClientStyle;
  charset: Charset;
  /** Automatic mail with signs for machines (headers of RFC 3834, parts of RFC 3464), or with its words alone. */
  marked: boolean;
  /** The same bytes arrive once more after so many seconds; null for once. */
  againAfterSeconds: number | null;
};

export type MannerName =
  | 'priced'
  | 'asking'
  | 'redirecting'
  | 'declining'
  /** Takes the mail and sends it back. Only where the inquiry comes by mail. */
  | 'bouncing'
  /** Refuses the recipient while the mail is being handed over. */
  | 'refusing'
  | 'silent';

export type Manner = { name: MannerName; answers: readonly PlannedAnswer[] };

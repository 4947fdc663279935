import type { AnswerKind, Material, Price, Purpose } from '../ledger-entries.ts';

export type ClientStyle = 'gmail' | 'outlook' | 'yandex' | 'mailru' | 'thunderbird';
export type Charset = 'utf-8' | 'koi8-r' | 'windows-1251';

/**
 * People answer in office hours. A moment outside is moved to so many seconds after the next opening, or to the nearest open
 * moment, which leaves the mean delay of many studios where it was dealt.
 */
export type OfficeHours = { snap: 'next' | 'nearest'; jitterSeconds: number };

/** One message a studio is going to send after a contact, a call or a day of silence. */
export type PlannedAnswer = {
  kind: AnswerKind;
  purpose: Purpose;
  afterSeconds: number;
  /** Null for machines, which keep no hours. */
  office: OfficeHours | null;
  folder: 'INBOX' | 'Junk';
  from: 'person' | 'machine' | 'foreign';
  price: Price | null;
  /** Prices that stand beside the main one: an hour, a month of care, the smallest job. */
  beside: readonly Price[];
  materials: readonly Material[];
  /** Asks a whole list of questions, or tells of its own troubles, instead of selling. */
  interrogates: boolean;
  style: ClientStyle;
  charset: Charset;
  /** Automatic mail with signs for machines (headers of RFC 3834, parts of RFC 3464), or with its words alone. */
  marked: boolean;
  /** The same bytes arrive once more after so many seconds; null for once. */
  againAfterSeconds: number | null;
  /** Calls that follow this message, counted from it. */
  thenCalls: readonly PlannedCall[];
};

/** One call a studio is going to make to the number it was given. */
export type PlannedCall = {
  afterSeconds: number;
  office: OfficeHours;
  ringSeconds: number;
  /** Seconds of talk; null when nobody takes the call. */
  talkSeconds: number | null;
  price: Price | null;
  materials: readonly Material[];
  interrogates: boolean;
  /** How the number is shown: with +7, with 7, or as people dial it. */
  shown: 'plus' | 'bare' | 'national';
  /** What follows the call, counted from it. */
  thenAnswers: readonly PlannedAnswer[];
  thenCalls: readonly PlannedCall[];
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

/** How a studio treats whoever writes to it, step by step. */
export type Manner = {
  name: MannerName;
  answers: readonly PlannedAnswer[];
  calls: readonly PlannedCall[];
  /** To the request for what is ready; counted from that request. */
  afterSecondStep: readonly PlannedAnswer[];
  /** To the reminder; only the silent get one. */
  afterNudge: readonly PlannedAnswer[];
  callsAfterNudge: readonly PlannedCall[];
  afterClose: readonly PlannedAnswer[];
};

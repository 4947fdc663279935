import type { InquiryId } from '../../platform/ids.ts';

/** Classes of what comes back, as the field needs them; calls and messengers stand beside the classes of mail. */
export type AnswerKind =
  | 'bounce'
  | 'delay_notice'
  | 'delivered_report'
  | 'complaint'
  | 'auto_ack'
  | 'out_of_office'
  | 'newsletter'
  | 'human_substantive'
  | 'human_redirect'
  | 'human_decline'
  | 'answered_call'
  | 'missed_call'
  | 'messenger'
  | 'unrelated';

/** What a reply in the thread of a studio's letter needs. All of it was written by a stranger. */
export type AnsweredLetter = {
  /** Addresses that the letter asks to be answered at, best first: Reply-To, then From. */
  readonly replyTo: readonly string[];
  /** Without angle brackets. */
  readonly messageId: string | null;
  /** Message-IDs that the letter itself answers, oldest first, without angle brackets. */
  readonly thread: readonly string[];
  readonly subject: string;
  /** What was newly written, without what it quotes. */
  readonly text: string;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
};

/** Something that came back for an inquiry. `sourceId` is the message's or the call's id; `at` is field time. */
export type Answer = {
  readonly inquiryId: InquiryId;
  readonly source: 'mail' | 'call' | 'messenger';
  readonly sourceId: string;
  readonly kind: AnswerKind;
  readonly at: Date;
  /** How it was given to the inquiry: 'alias', 'references', 'domain', 'phrase', 'person', 'phone'. */
  readonly method: string;
  /** A bounce that ends the matter; false for all else. */
  readonly final: boolean;
  /** Whether it states a price or brings materials. */
  readonly offers: boolean;
  /** Null for calls, and for letters of which only the class is known. */
  readonly letter: AnsweredLetter | null;
};

const human: ReadonlySet<AnswerKind> = new Set<AnswerKind>([
  'human_substantive',
  'human_redirect',
  'human_decline',
  'answered_call',
  'missed_call',
  'messenger',
]);

/** Whether a person of the studio turned to us; machines and mail servers did not. */
export function isHuman(kind: AnswerKind): boolean {
  return human.has(kind);
}

const document = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|key|pages|zip)$/iu;

/** Whether a document came along: a proposal, a presentation, a contract. Logos of signatures are no materials. */
export function bringsDocument(files: readonly string[]): boolean {
  return files.some((name) => document.test(name.slice(-20)));
}

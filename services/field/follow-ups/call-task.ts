import type { InquiryId } from '../../platform/ids.ts';

/** How a dialling ended. The first three are a contact; after the next two the number is tried again, three times in all. */
export const callOutcomes = [
  'reached',
  'refused',
  'left_message',
  'no_answer',
  'busy',
  'wrong_number',
  'not_made',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** A reminder that a person is to speak. Times are field time; it may be made from `dueAt` until `expiresAt`. */
export type CallTask = {
  readonly taskId: string;
  readonly inquiryId: InquiryId;
  readonly phoneE164: string;
  readonly script: string;
  readonly dueAt: Date;
  readonly expiresAt: Date;
  readonly tries: number;
  /** A dialling that was begun and has no outcome yet. */
  readonly openTryId: string | null;
};

/** Why a call may not be made; the same grounds on which a letter is not sent. */
export type CallRefusal =
  | 'task_unknown'
  | 'not_now'
  | 'begun_already'
  | 'settled'
  | 'campaign_not_running'
  | 'sending_stopped'
  | 'opted_out'
  | 'cool_down'
  | 'over_cap'
  | 'overtaken';

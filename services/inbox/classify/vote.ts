/** The classes of what comes in by mail, and the votes that decide between them. */

export const eventKinds = [
  'bounce',
  'delay_notice',
  'delivered_report',
  'complaint',
  'auto_ack',
  'out_of_office',
  'newsletter',
  'human_substantive',
  'human_redirect',
  'human_decline',
  'unrelated',
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * One reason for one class. `weight` counts towards 1 (enough alone); a negative weight speaks against the class.
 * `evidence` is the matched piece of the mail, at most 120 characters, kept for the audit of the verdict.
 */
export type Vote = {
  readonly rule: string;
  readonly kind: EventKind;
  readonly weight: number;
  readonly evidence: string;
};

export function vote(rule: string, kind: EventKind, weight: number, evidence: string): Vote {
  return { rule, kind, weight, evidence: evidence.replace(/\s+/g, ' ').trim().slice(0, 120) };
}

/** Sum of the votes for one class, rounded so that sums of tenths compare as expected. */
export function tally(votes: readonly Vote[], kind: EventKind): number {
  const sum = votes.filter((one) => one.kind === kind).reduce((total, one) => total + one.weight, 0);
  return Math.round(sum * 1000) / 1000;
}

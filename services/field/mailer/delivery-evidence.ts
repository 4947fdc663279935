/**
 * What shows that a mail server took a letter over although its reply to the final dot never reached us (RFC 1047), strongest
 * first: a report of a mail server about it (RFC 3464), the copy in the sender's Sent folder, an own blind copy that arrived. An
 * answer of the studio is stronger still and is noted with the answers.
 */
export const evidenceKinds = ['report', 'sent_folder', 'blind_copy'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** `messageId` without angle brackets. */
export type DeliveryEvidence = { readonly kind: EvidenceKind; readonly messageId: string };

export type DoubtfulLetter = {
  readonly state: string;
  readonly channel: 'form' | 'mail';
  readonly rfcMessageId: string | null;
  /** Field time. */
  readonly armedAt: Date | null;
};

export type Settlement =
  | { readonly kind: 'confirmed'; readonly by: EvidenceKind }
  /** Nothing yet: look again until the moment given (field time). */
  | { readonly kind: 'look_again'; readonly until: Date }
  /** Nothing came to light in time: a person may say what they know. It is never sent again by the program. */
  | { readonly kind: 'leave_to_person' }
  | { readonly kind: 'no_doubt' };

/** Sent folders are searched for this long after arming; proofs that come by themselves count at any time. */
export const lookHours = 48;

/**
 * What is to be thought of a letter in doubt. Only what names the letter's own Message-ID counts; no evidence is ever a reason to
 * send again, and none makes a letter undelivered.
 */
export function settleDoubt(letter: DoubtfulLetter, evidence: readonly DeliveryEvidence[], now: Date): Settlement {
  const { state, channel, rfcMessageId, armedAt } = letter;
  if (state !== 'uncertain' || channel !== 'mail' || rfcMessageId === null || armedAt === null)
    return { kind: 'no_doubt' };
  const shown = new Set(evidence.filter(({ messageId }) => messageId === rfcMessageId).map(({ kind }) => kind));
  const by = evidenceKinds.find((kind) => shown.has(kind));
  if (by !== undefined) return { kind: 'confirmed', by };
  const until = new Date(armedAt.getTime() + lookHours * 3_600_000);
  return now < until ? { kind: 'look_again', until } : { kind: 'leave_to_person' };
}

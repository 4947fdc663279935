import { randomBytes, randomUUID } from 'node:crypto';

declare const brand: unique symbol;
/** A string that may only be used where an id of this kind is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type CampaignId = Id<'campaign'>;
export type WaveId = Id<'wave'>;
export type StudioId = Id<'studio'>;
export type InquiryId = Id<'inquiry'>;
export type AttemptId = Id<'attempt'>;
export type MessageId = Id<'message'>;
export type CallId = Id<'call'>;
export type CodingTaskId = Id<'codingTask'>;
export type EvidenceId = Id<'evidence'>;
export type UserId = Id<'user'>;

/** A new random id (UUID v4, RFC 9562). Identity is minted at the edge and passed to rules as an argument. */
export function newId<T extends string>(): T {
  return randomUUID() as T;
}

/** A secret of 256 random bits in base64url: API keys, session ids, passwords of embedded parts. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

import type { Language } from '../../design/protocol/schema/primitives.ts';
import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { InquiryId } from '../../platform/ids.ts';
import type { Channel } from '../attempts/attempt.ts';
import type { AnsweredLetter } from './answer.ts';

export type FollowUpStep = 'second_step' | 'nudge' | 'close' | 'debrief';

/** Why a follow-up is not made; each reason is recorded once and for ever. */
export type LeftOutReason =
  | 'switched_off'
  | 'declined'
  | 'asking_stopped'
  | 'opted_out'
  | 'window_over'
  | 'stage_over'
  | 'not_drawn'
  | 'no_phone'
  | 'never_open';

export type FollowUpDecision =
  | { readonly kind: 'plan'; readonly dueAt: Date }
  | { readonly kind: 'leave_out'; readonly why: LeftOutReason };

/** The contact that started the clocks. */
export type FirstContact = {
  readonly channel: Channel;
  readonly startedAt: Date;
  readonly recipient: string | null;
  readonly messageId: string | null;
};

/** Everything that the rules of follow-ups look at for one inquiry, at one moment. */
export type FollowUpFacts = {
  readonly inquiryId: InquiryId;
  readonly studio: {
    readonly domain: string;
    readonly name: string;
    readonly city: string | null;
    readonly listedAddress: string | null;
    readonly phoneE164: string | null;
  };
  readonly persona: string;
  readonly budget: string;
  readonly language: Language;
  /** Seed of the wave. */
  readonly seed: string;
  readonly protocol: Protocol;
  /** False once the campaign is closed: then nothing may be planned. */
  readonly campaignOpen: boolean;
  readonly silenceClosesAt: Date;
  /** Null when the first letter is not known to have arrived. */
  readonly first: FirstContact | null;
  /** The last contact of any step that left the machine. */
  readonly lastContactAt: Date | null;
  /** E11. */
  readonly optedOut: boolean;
  /** E9, or a complaint. */
  readonly askingStopped: boolean;
  /** A person of the studio answered, by whatever way. */
  readonly answered: boolean;
  /** Every contact that left the machine. */
  readonly contacts: number;
  /** The last letter of a person. */
  readonly lastLetter: Pick<AnsweredLetter, 'replyTo' | 'messageId' | 'thread' | 'subject'> | null;
  /** Where the studio's machines ask to be answered, if anywhere. */
  readonly machineReplyTo: readonly string[];
};

const dayMs = 86_400_000;

/** End of the inquiry's own response window; null when its clocks never started. */
export function responseEndsAt({ first, protocol }: FollowUpFacts): Date | null {
  return first === null ? null : new Date(first.startedAt.getTime() + protocol.windows.responseDays * dayMs);
}

/** A studio hears from us at most once a day, whatever the steps. */
export function earliestContact({ lastContactAt }: FollowUpFacts, ...notBefore: readonly Date[]): Date {
  const rested = lastContactAt === null ? 0 : lastContactAt.getTime() + dayMs;
  return new Date(Math.max(rested, ...notBefore.map((at) => at.getTime())));
}

import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { AttemptId, CampaignId, InquiryId, StudioId, WaveId } from '../../platform/ids.ts';

/** A step of an inquiry's life that contacts the studio. */
export type Step = 'inquiry' | 'second_step' | 'nudge' | 'close' | 'debrief';
export type Channel = 'form' | 'mail';

/** Everything a worker needs to carry out one attempt; read once, when the attempt is claimed. */
export type ClaimedAttempt = {
  attemptId: AttemptId;
  /** Grows with every claim: a worker that lost its lease can no longer write. */
  fence: number;
  step: Step;
  ordinal: number;
  channel: Channel;
  campaignId: CampaignId;
  waveId: WaveId;
  inquiryId: InquiryId;
  studioId: StudioId;
  studioName: string;
  domain: string;
  siteUrl: string | null;
  /** Address the frame or the site gave for this studio; null when none is known. */
  recipient: string | null;
  /** Address that the frame itself lists; letters may go there even on another domain. */
  listedAddress: string | null;
  persona: string;
  language: string;
  alias: string;
  phoneE164: string | null;
  /** The letter of this step. */
  subject: string;
  body: string;
  /** Message-IDs without angle brackets, for a letter within a thread. */
  inReplyTo: string | null;
  references: readonly string[];
  budgetText: string;
  protocol: Protocol;
  /** Id of the letter (wording) that was rendered. */
  wording: string;
};

/** Why an attempt that is due may not be made; the first group is for ever, the second passes. */
export type Refusal = 'suppressed' | 'cool_down' | 'over_cap' | Overtaken;
/** What made a follow-up pointless or wrong after it was planned. */
export type Overtaken = 'stage_over' | 'answered' | 'declined' | 'asking_stopped';
export type Postponement =
  | 'not_planned'
  | 'not_due'
  | 'campaign_not_running'
  | 'sending_stopped'
  | 'studio_busy'
  /** A rehearsal's attempt seen by a process whose way out is open, or a real one by a process in a rehearsal. */
  | 'world_differs';

export type Claim =
  | { kind: 'claimed'; attempt: ClaimedAttempt }
  | { kind: 'refused'; why: Refusal; fence: number }
  | { kind: 'postponed'; why: Postponement };

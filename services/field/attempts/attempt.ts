import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { AttemptId, CampaignId, InquiryId, StudioId, WaveId } from '../../platform/ids.ts';

/** A step of an inquiry's life that contacts the studio. */
export type Step = 'inquiry' | 'second_step' | 'nudge' | 'close';
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
  subject: string;
  body: string;
  budgetText: string;
  protocol: Protocol;
  /** Id of the letter (wording) that was rendered. */
  wording: string;
};

/** Why an attempt that is due may not be made; the first group is for ever, the second passes. */
export type Refusal = 'suppressed' | 'cool_down' | 'over_cap';
export type Postponement = 'not_planned' | 'not_due' | 'campaign_not_running' | 'sending_stopped' | 'studio_busy';

export type Claim =
  | { kind: 'claimed'; attempt: ClaimedAttempt }
  | { kind: 'refused'; why: Refusal; fence: number }
  | { kind: 'postponed'; why: Postponement };

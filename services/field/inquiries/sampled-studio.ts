import type { Channel, Language } from '../../design/protocol/schema/primitives.ts';
import type { StudioId } from '../../platform/ids.ts';

/** A drawn studio as the plan needs it. `domain` is its identity for all random choices, so that a draw can be repeated. */
export type SampledStudio = {
  readonly studioId: StudioId;
  readonly domain: string;
  readonly name: string;
  readonly city: string | null;
  readonly language: Language;
  readonly stratum: string;
  /** Channels through which it may be contacted first, in the order of the protocol; never empty. */
  readonly channels: readonly Channel[];
};

/** One inquiry before it is written: everything that will be said, from where, and when (field time). */
export type PlannedInquiry = {
  readonly studioId: StudioId;
  readonly arm: Arm;
  readonly alias: string;
  readonly phoneE164: string | null;
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  readonly dueAt: Date;
  /** Minutes of the studio's time the first letter takes (rule E1). */
  readonly burdenMinutes: number;
};

/** One combination of the randomised factors, and the stratum within which it was assigned. */
export type Arm = {
  readonly persona: string;
  readonly channel: Channel;
  readonly budget: string;
  readonly wording: string;
  readonly assignedWithin: string;
};

import type { Row } from '../cube/row.ts';
import type { Check } from './checklist.ts';
import type { OwnClock } from './clocks.ts';
import type { OwnCode } from './own-codes.ts';
import type { OwnLetter, OwnPromise } from './own-thread.ts';
import type { PlaceAmongPeers } from './place.ts';
import type { PricePlace } from './price-place.ts';
import type { OwnAttempt } from './store/own-inquiry.ts';

/** What happened to a studio's own inquiry, and where that stands. Places and shares of others only once the release is public. */
export type OwnBenchmark = {
  readonly release: string;
  readonly state: string;
  readonly title: string;
  readonly sha256: string;
  readonly rehearsal: boolean;
  /** Until when the release waits at least for the studio's word (fourteen days of preview). ISO 8601, field time. */
  readonly replyUntil: string;
  readonly own: {
    readonly name: string;
    readonly writtenAt: string | null;
    readonly delivery: string;
    readonly attempts: readonly OwnAttempt[];
    readonly subject: string;
    readonly body: string;
    readonly answers: readonly {
      readonly at: string;
      readonly mode: string;
      readonly kind: string;
      readonly afterHours: number | null;
    }[];
    readonly firstHumanAfterHours: number | null;
    readonly remindedAt: string | null;
    readonly clocks: readonly OwnClock[];
    /** What the client pays for the whole project, in minor units; null: none was stated, or it cannot be compared. */
    readonly price: { readonly minor: number; readonly currency: string } | null;
    readonly promises: readonly OwnPromise[];
    readonly letters: readonly OwnLetter[];
    readonly codes: readonly OwnCode[];
    readonly checklist: readonly Check[];
    readonly replies: readonly { readonly at: string; readonly text: string }[];
  };
  readonly place: PlaceAmongPeers | null;
  /** Null before publication. */
  readonly peers: { readonly curve: readonly Row[]; readonly price: PricePlace | null } | null;
};

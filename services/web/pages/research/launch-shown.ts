import type { LaunchAct } from '../../../design/launch/store.ts';
import type { CampaignHead } from './campaign-frame.ts';

/** One thing to be seen to before a launch. */
export type Check = {
  readonly id: string;
  readonly holds: boolean;
  readonly must: boolean;
  /** What was found, and what to do; particulars of the program, in English. */
  readonly found: string;
  readonly remedy: string | null;
};

export type LaunchShown = {
  readonly campaign: CampaignHead;
  readonly hash: string;
  readonly authorId: string;
  readonly author: string;
  readonly open: boolean;
  /** What the launch will do; null while the sample cannot be drawn. */
  readonly numbers: {
    readonly studios: number;
    readonly hours: number;
    readonly excluded: number;
    readonly days: number;
    readonly from: string;
    readonly to: string;
    readonly zone: string;
    readonly response: number;
    readonly silence: number;
  } | null;
  readonly beacon: string | null;
  readonly checks: readonly Check[];
  readonly last: LaunchAct | null;
  readonly approval: { readonly by: string; readonly at: Date } | null;
  readonly reader: { readonly id: string | null; readonly mayDesign: boolean; readonly mayApprove: boolean };
  readonly faults: readonly string[];
  /** What was typed as a reason and could not be taken. */
  readonly note: string;
};

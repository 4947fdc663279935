import type { ContactMode } from '../../measures/outcome/mode-shares.ts';
import type { Bounds } from '../../measures/survival/innermost-intervals.ts';

/** How the first human contact came; `none` for a silence. */
export type FirstContact = ContactMode | 'other' | 'none';

/**
 * One inquiry as the estimators need it. `delay` is in minutes from delivery to the first human contact, or to the end of
 * what was watched when `answered` is false; null for an inquiry that never arrived.
 */
export type Observation = {
  readonly stratum: string;
  /** Studios of the frame in this stratum; null where the file does not say. */
  readonly stratumSize: number | null;
  readonly arm: string;
  /** Owner of the studio: observations of one group are not independent. */
  readonly group: string;
  readonly delivered: 'yes' | 'no' | 'unknown';
  readonly mode: FirstContact;
  readonly delay: number | null;
  readonly answered: boolean;
  /** Main price as an interval in one currency: [lo, hi], hi null = "from", lo null = "up to"; null for no price. */
  readonly quote: Bounds | null;
  /** The answer doubts that the inquiry is genuine; absent where the file has no such column. */
  readonly doubted?: boolean;
  /** A machine is suspected to have composed the answer; absent where the file has no such column. */
  readonly machine?: boolean;
};

/** A fault of the file: the line (1 = header), the column where known, and what to do. */
export type Fault = { readonly line: number; readonly column: string | null; readonly fault: string };

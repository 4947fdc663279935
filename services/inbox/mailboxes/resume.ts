import type { Baseline } from './first-baseline.ts';

export type StoredCursor = { uidValidity: string; lastUid: number; baselineUid: number; baselineSince: Date | null };
export type Resume =
  | { why: 'first_sight' }
  | { why: 'continued'; after: number; baseline: Baseline | undefined }
  /** Everything since this moment is gone through again. Null: everything. */
  | { why: 'validity_changed'; since: Date | null };

/**
 * Where a folder is read from. A new UIDVALIDITY makes all UIDs mean other messages (RFC 9051 2.3.1.1): everything that is ours by
 * its time is gone through again, and what is known by its content is recorded as a duplicate in silence.
 */
export function resume(stored: StoredCursor | undefined, uidValidity: string): Resume {
  if (stored === undefined) return { why: 'first_sight' };
  const { baselineUid, baselineSince } = stored;
  if (stored.uidValidity !== uidValidity) return { why: 'validity_changed', since: baselineSince };
  const baseline = baselineSince === null ? undefined : { uid: baselineUid, since: baselineSince };
  return { why: 'continued', after: stored.lastUid, baseline };
}

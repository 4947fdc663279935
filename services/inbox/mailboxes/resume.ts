export type StoredCursor = { uidValidity: string; lastUid: number };
export type Resume = { after: number; why: 'first_sight' | 'continued' | 'validity_changed' };

/**
 * Where a folder is read from. A new UIDVALIDITY makes all UIDs mean other messages (RFC 9051 2.3.1.1): everything is gone
 * through again, and what is known by its content is recorded as a duplicate in silence.
 */
export function resume(stored: StoredCursor | undefined, uidValidity: string): Resume {
  if (stored === undefined) return { after: 0, why: 'first_sight' };
  if (stored.uidValidity !== uidValidity) return { after: 0, why: 'validity_changed' };
  return { after: stored.lastUid, why: 'continued' };
}

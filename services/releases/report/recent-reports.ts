import type { Database } from '../../platform/database/connect.ts';
import type { Report } from './report-schema.ts';

/** The page, its pictures and the API ask for one report in a row; so long it may lie behind the clock, and it says as of when. */
const FRESH_MS = 60_000;
/** Reports kept per database. */
const KEPT = 16;

type Kept = { readonly fingerprint: string; readonly report: Report };
const RECENT = new WeakMap<Database, Map<string, Kept>>();

/** The last report of the wave, if nothing it was computed from has changed since and it is at most a minute of field time old. */
export function recentReport(db: Database, waveId: string, fingerprint: string, now: Date): Report | null {
  const kept = RECENT.get(db)?.get(waveId);
  if (kept === undefined || kept.fingerprint !== fingerprint) return null;
  const age = now.getTime() - Date.parse(kept.report.asOf);
  return age >= 0 && age < FRESH_MS ? kept.report : null;
}

export function keepReport(db: Database, waveId: string, fingerprint: string, report: Report): void {
  const kept = RECENT.get(db) ?? new Map<string, Kept>();
  RECENT.set(db, kept);
  kept.delete(waveId);
  kept.set(waveId, { fingerprint, report });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

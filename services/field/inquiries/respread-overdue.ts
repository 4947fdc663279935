import type { Protocol } from '../../design/protocol/schema/protocol.ts';
import type { Database } from '../../platform/database/connect.ts';
import { sendSlots } from './send-slots.ts';
import {
  extendWindows,
  type MovedAttempt,
  moveAttempts,
  type OverdueAttempt,
  overdueAttempts,
  type RunningWave,
} from './store/run.ts';

const dayMs = 86_400_000;

/**
 * Gives letters whose time passed while nothing could be sent new random slots inside the send window, over as many days
 * as they were spread before, instead of letting them all leave at once. Returns how many were moved.
 */
export async function respreadOverdue(
  tx: Database,
  { waveId, seed }: RunningWave,
  protocol: Protocol,
  now: Date,
): Promise<number> {
  const overdue = await overdueAttempts(tx, waveId);
  if (overdue.length === 0) return 0;
  const moves = newSlots(overdue, protocol, now, `${seed}|resume|${now.toISOString()}`);
  await moveAttempts(tx, moves);
  // Only a first letter starts windows: a follow-up that comes late moves no end.
  const firstLetters = new Set(overdue.filter((one) => one.isFirstLetter).map(({ attemptId }) => attemptId));
  const starts = moves.flatMap(({ attemptId, dueAt }) => (firstLetters.has(attemptId) ? [dueAt.getTime()] : []));
  if (starts.length === 0) return moves.length;
  const lastDue = Math.max(...starts);
  const { responseDays, silenceDays } = protocol.windows;
  await extendWindows(tx, waveId, new Date(lastDue + responseDays * dayMs), new Date(lastDue + silenceDays * dayMs));
  return moves.length;
}

/** A window that stays shut over those days is looked for further on, day by day. */
function newSlots(overdue: readonly OverdueAttempt[], { schedule }: Protocol, now: Date, seed: string): MovedAttempt[] {
  const times = overdue.map(({ dueAt }) => dueAt.getTime());
  const spreadDays = Math.ceil((Math.max(...times) - Math.min(...times)) / dayMs) + 1;
  const ids = overdue.map(({ attemptId }) => attemptId);
  for (let lengthDays = spreadDays; lengthDays <= spreadDays + 30; lengthDays += 1) {
    const slots = sendSlots({ ...schedule, lengthDays }, now, ids, seed);
    if (slots !== null) return overdue.map(({ attemptId }) => ({ attemptId, dueAt: slots.get(attemptId) ?? now }));
  }
  return overdue.map(({ attemptId }) => ({ attemptId, dueAt: now }));
}

import type { Database } from '../../platform/database/connect.ts';
import type { WaveId } from '../../platform/ids.ts';
import { type DebriefReason, debriefReasons, unseenReasons } from './debrief-reasons.ts';
import { type DebriefCounts, debriefCounts, reasonCounts } from './store/debrief.ts';

/** What the debrief of a wave brought: a table of reasons with its n, and who was told. */
export type DebriefFacts = DebriefCounts & {
  /** Every reason with the studios that gave it, in the order of the question. */
  readonly reasons: readonly { readonly reason: DebriefReason; readonly studios: number }[];
  /** Silent studios that gave a reason: the n of the table. */
  readonly gaveReason: number;
  /** Of them, those whose own word is that nobody saw the inquiry. */
  readonly unseen: number;
};

/**
 * Facts of the debrief for reports and releases. `silent`, `gaveReason` and `unseen` are what `debriefAdjustedRate` asks for as silent,
 * debriefed and notReceived; who gives no reason is not asked as far as that estimate knows. All zero before the debrief is opened.
 */
export async function debriefOfWave(db: Database, waveId: WaveId): Promise<DebriefFacts> {
  const counts = await debriefCounts(db, waveId);
  const given = new Map((await reasonCounts(db, waveId)).map(({ reason, studios }) => [reason, studios]));
  const reasons = debriefReasons.map((reason) => ({ reason, studios: given.get(reason) ?? 0 }));
  const sum = (some: readonly DebriefReason[]): number =>
    reasons.filter(({ reason }) => some.includes(reason)).reduce((total, { studios }) => total + studios, 0);
  return { ...counts, reasons, gaveReason: sum(debriefReasons), unseen: sum(unseenReasons) };
}

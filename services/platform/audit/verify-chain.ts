import { createHash } from 'node:crypto';
import { type Ask, type AuditHead, type ChainRow, chainRows, unchainedAct } from './store.ts';

/**
 * `changed`: the act, or one before it, is not what it was when it was written, or stands elsewhere. `removed`: the act is gone.
 * `link_removed`: the chain itself lacks a link. `unchained`: an act was put in behind the trigger. `cut`: the head that was noted
 * elsewhere is not in the chain any more, so that its end was cut off or written anew.
 */
export type ChainFault = 'changed' | 'removed' | 'link_removed' | 'unchained' | 'cut';
export type ChainState =
  | { kind: 'whole'; head: AuditHead | null }
  /** The first broken place: its number in the chain and the act's id in the log, as far as they are known. */
  | { kind: 'broken'; fault: ChainFault; seq: number | null; actId: number | null };

const batch = 5_000;

/**
 * Reads the whole log and recomputes every hash here, with no function that lies in the database.
 * @param noted a head that was written down elsewhere (a backup's manifest, a printout), in hex; null when none is at hand
 */
export async function verifyChain(ask: Ask, noted: string | null = null): Promise<ChainState> {
  let hash: Buffer = Buffer.alloc(32);
  let seq = 0;
  let seen = noted === null;
  for (;;) {
    const rows = await chainRows(ask, seq, batch);
    for (const row of rows) {
      const fault = faultOf(row, seq, hash);
      if (fault !== null) return { kind: 'broken', fault, seq: seq + 1, actId: Number(row.actId) };
      hash = row.hash;
      seq += 1;
      seen ||= hash.toString('hex') === noted;
    }
    if (rows.length < batch) break;
  }
  const unchained = await unchainedAct(ask);
  if (unchained !== null) return { kind: 'broken', fault: 'unchained', seq: null, actId: unchained };
  if (!seen) return { kind: 'broken', fault: 'cut', seq: null, actId: null };
  return { kind: 'whole', head: seq === 0 ? null : { acts: seq, hash: hash.toString('hex') } };
}

function faultOf(row: ChainRow, before: number, previous: Buffer): ChainFault | null {
  if (Number(row.seq) !== before + 1) return 'link_removed';
  if (row.act === null) return 'removed';
  return createHash('sha256').update(previous).update(row.act).digest().equals(row.hash) ? null : 'changed';
}

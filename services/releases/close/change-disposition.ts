import { recordAct } from '../../design/campaigns/store.ts';
import { DISPOSITIONS, type DispositionName } from '../../measures/outcome/dispositions.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { ZerkaloError } from '../../platform/errors.ts';
import { insertDispositions, lockDisposition } from './store.ts';

export type DispositionChange = {
  readonly inquiryId: string;
  readonly to: DispositionName;
  readonly reason: string;
  readonly actor: string;
};

export type DispositionChanged =
  | { readonly kind: 'changed'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'refused';
      readonly why: 'inquiry_unknown' | 'field_open' | 'frozen' | 'reason_missing' | 'same_disposition';
    };

/**
 * A person overrules the disposition that the rule gave: after the responses are closed and before a release is built from the
 * wave (the database refuses later, too). The rule's own stays on record with its facts; the reason is kept and the act logged.
 */
export async function changeDisposition(db: Database, change: DispositionChange): Promise<DispositionChanged> {
  const { inquiryId, to, actor } = change;
  const reason = change.reason.trim();
  if (reason.length < 3 || reason.length > 2_000) return { kind: 'refused', why: 'reason_missing' };
  return db.transaction().execute(async (tx): Promise<DispositionChanged> => {
    const now = await lockDisposition(tx, inquiryId);
    if (now === null) return { kind: 'refused', why: 'inquiry_unknown' };
    if (now.name === null) return { kind: 'refused', why: 'field_open' };
    if (now.frozen) return { kind: 'refused', why: 'frozen' };
    if (now.name === to) return { kind: 'refused', why: 'same_disposition' };
    const { now: at } = await fieldTime(tx);
    const row = {
      inquiryId,
      rule: 'by_hand',
      decidedBy: actor,
      reason,
      facts: { overruled: now.name, rule: now.rule },
    };
    await insertDispositions(tx, [{ ...row, ...entryOf(to) }], at);
    const detail = { from: now.name, to, reason };
    await recordAct(tx, { actor, action: 'disposition.changed', subject: inquiryId, detail });
    return { kind: 'changed', from: now.name, to };
  });
}

/** The row of the table of dispositions, as it is stored. */
export function entryOf(name: string): { code: number; name: string; group: string } {
  const entry = DISPOSITIONS.find((one) => one.name === name);
  if (entry === undefined) throw new ZerkaloError('UNREACHABLE', `no disposition ${name}`, 'Report this as a bug.');
  return { code: entry.code, name: entry.name, group: entry.class };
}

import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CodingTaskId, type MessageId, newId, type UserId } from '../../platform/ids.ts';
import { insertTasks } from '../../reading/coding/store/tasks.ts';
import { wayOf } from './disputed-code.ts';
import { ownCodes } from './own-codes.ts';
import { insertAnswer, insertDispute, lockDispute } from './store/disputes.ts';
import type { Grant } from './store/grants.ts';
import { openInquiries } from './store/open-inquiries.ts';
import { ownLetterOut, settledCodes } from './store/own-inquiry.ts';

export type Disputed = 'disputed' | 'disputed_before' | 'code_unknown' | 'release_unknown';

/** A studio says why a code of its own replies is wrong. Only codes that it is shown can be named, so that no id has to be believed. */
export async function disputeCode(
  db: Database,
  grant: Grant,
  { release, item, why }: { release: string; item: string; why: string },
): Promise<Disputed> {
  const own = (await openInquiries(db, grant.domain)).find(({ slug, version }) => `${slug}/${version}` === release);
  if (own === undefined) return 'release_unknown';
  const { inquiryId, releaseId } = own;
  const out = await ownLetterOut(db, inquiryId);
  const codes = ownCodes(out?.rubric ?? null, await settledCodes(db, inquiryId), [], []);
  const code = codes.find((one) => one.item === item);
  if (code === undefined) return 'code_unknown';
  const { messageId, value } = code;
  const dispute = {
    id: newId<string>(),
    releaseId,
    grantId: grant.id,
    inquiryId,
    messageId,
    item,
    shownValue: value,
    why,
  };
  return (await insertDispute(db, dispute)) ? 'disputed' : 'disputed_before';
}

export type Answered =
  | { readonly kind: 'answered'; readonly leadsTo: 'third_coder' | 'second_coder' | 'erratum' | null }
  | { readonly kind: 'dispute_unknown' | 'answered_before' };

/**
 * A researcher settles a dispute with a reason. One that is upheld changes no code: it goes to a third coder; where one coder alone
 * read the reply, a second is drawn first; where a third settled it already, what remains is an erratum.
 */
export async function answerDispute(
  db: Database,
  { id, verdict, reason, by }: { id: string; verdict: 'upheld' | 'rejected'; reason: string; by: UserId },
): Promise<Answered> {
  return db.transaction().execute(async (tx): Promise<Answered> => {
    const dispute = await lockDispute(tx, id);
    if (dispute === null) return { kind: 'dispute_unknown' };
    if (dispute.answered) return { kind: 'answered_before' };
    const leadsTo = verdict === 'rejected' ? null : wayOf(dispute.passes);
    if (leadsTo === 'second_coder') {
      await insertTasks(tx, [{ id: newId<CodingTaskId>(), messageId: dispute.messageId as MessageId, pass: 2 }]);
    }
    await insertAnswer(tx, { disputeId: id, verdict, reason, leadsTo, by });
    await recordAct(tx, { actor: by, action: `dispute.${verdict}`, subject: id, detail: { reason, leadsTo } });
    return { kind: 'answered', leadsTo };
  });
}

import { isHuman } from '../../field/follow-ups/answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import { type MachineSuspicion, machineComposed } from '../classify/machine-composed.ts';
import type { EventKind } from '../classify/vote.ts';
import { answerSurroundings } from '../store/machine-composed.ts';
import { lastContactBefore } from '../store/readings.ts';

const none: MachineSuspicion = { suspected: false, reasons: [] };

/** The suspicion about a person's answer to an inquiry; none for everything else. `arrivedAt` is field time. */
export async function suspectMachine(
  db: Database,
  answer: { inquiryId: InquiryId | null; kind: EventKind; text: string; arrivedAt: Date },
): Promise<MachineSuspicion> {
  const { inquiryId, kind, text, arrivedAt } = answer;
  if (inquiryId === null || !isHuman(kind)) return none;
  const contactAt = await lastContactBefore(db, inquiryId, arrivedAt);
  const latencyMs = contactAt === undefined ? undefined : Math.max(0, arrivedAt.getTime() - contactAt.getTime());
  return machineComposed({ latencyMs, arrivedAt, text, ...(await answerSurroundings(db, inquiryId)) });
}

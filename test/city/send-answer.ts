import type { Agenda } from './agenda.ts';
import { composeAnswer } from './answers/compose-answer.ts';
import { composeReport } from './answers/compose-report.ts';
import type { ComposedAnswer } from './answers/composed-answer.ts';
import type { PlannedAnswer } from './answers/manner.ts';
import { isoOf } from './calendar.ts';
import { dealCodes } from './coding/code-answer.ts';
import type { Contact } from './contact.ts';
import type { Ledger } from './ledger.ts';
import type { ShopperMailbox } from './mail/shopper-mailbox.ts';
import { type Dice, dice } from './seed.ts';
import type { Studio } from './studio.ts';

export type AnswerParts = { seed: string; ledger: Ledger; agenda: Agenda; mailbox: ShopperMailbox };

/** One answer that a studio is going to give to one contact, at its field time (ms). */
export type DueAnswer = { studio: Studio; planned: PlannedAnswer; label: string; contact: Contact; at: number };

/** Writes the answer, puts it into the shopper's mailbox, takes it down; plans the second copy where one comes. */
export async function sendAnswer(parts: AnswerParts, due: DueAnswer): Promise<void> {
  const { planned, at } = due;
  // Its own dice for each answer of each studio: the order in which others act changes no letter.
  const composed = compose(dice(parts.seed, `${due.studio.id}/answer/${due.label}`), due);
  const id = await put(parts, due, composed, at, null);
  if (planned.kind.startsWith('human_')) code(parts, due, composed);
  if (planned.againAfterSeconds === null) return;
  const againAt = at + planned.againAfterSeconds * 1000;
  parts.agenda.add({ dueAt: againAt, perform: () => put(parts, due, composed, againAt, id).then(() => undefined) });
}

function compose(own: Dice, { studio, planned, contact, at }: DueAnswer): ComposedAnswer {
  const { kind } = planned;
  if (kind === 'bounce') return composeReport(own, 'failed', planned.marked, contact, at);
  if (kind === 'delay_notice') return composeReport(own, 'delayed', planned.marked, contact, at);
  return composeAnswer(own, studio, { ...planned, kind }, contact, at);
}

/** What coders will make of it is dealt when it is written, by dice of its own. */
function code(
  { seed, ledger }: AnswerParts,
  { studio, planned, label, contact }: DueAnswer,
  { messageId }: ComposedAnswer,
) {
  const codes = dealCodes(dice(seed, `${studio.id}/coding/${label}`), planned);
  const { id, domain } = studio;
  ledger.write({ type: 'coding', messageId: `<${messageId}>`, studio: id, domain, alias: contact.alias, codes });
}

async function put(
  { mailbox, ledger }: AnswerParts,
  { studio, planned, contact }: DueAnswer,
  composed: ComposedAnswer,
  at: number,
  duplicateOf: string | null,
): Promise<string> {
  await mailbox.append(planned.folder, composed.raw, at);
  const id = `a${String(ledger.view().answers.length + 1).padStart(4, '0')}`;
  ledger.write({
    type: 'answer',
    id,
    studio: studio.id,
    domain: studio.domain,
    inReplyToContact: contact.id,
    alias: contact.alias,
    folder: planned.folder,
    internalDate: isoOf(at),
    messageId: `<${composed.messageId}>`,
    from: composed.from,
    subject: composed.subject,
    kind: planned.kind,
    purpose: planned.purpose,
    materials: planned.materials,
    attachments: composed.attachments,
    price: planned.price,
    priceWords: composed.priceWords,
    language: studio.kind.language,
    duplicateOf,
  });
  return id;
}

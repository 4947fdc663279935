import type { Agenda } from './agenda.ts';
import { composeAnswer } from './answers/compose-answer.ts';
import type { PlannedAnswer } from './answers/manner.ts';
import { isoOf, whenPeopleWork } from './calendar.ts';
import type { Arrival, Contact } from './contact.ts';
import type { FieldClock } from './field-clock.ts';
import type { Ledger } from './ledger.ts';
import type { AnswerEntry, ContactEntry, Tripwire } from './ledger-entries.ts';
import { failureReport } from './mail/delivery-report.ts';
import type { ShopperMailbox } from './mail/shopper-mailbox.ts';
import { dice } from './seed.ts';
import type { Studio } from './studio.ts';

export type Town = {
  /** Something reached a studio: it is written down at once, and what the studio will do about it is planned. */
  receive: (studio: Studio, arrival: Arrival) => void;
  trip: (studio: Studio, tripwire: Tripwire, detail: string) => void;
};

export type TownParts = { seed: string; ledger: Ledger; agenda: Agenda; clock: FieldClock; mailbox: ShopperMailbox };

const DAY_MS = 24 * 3600_000;

/** Studios' behaviour: contacts come in, planned answers go out at their field time. */
export function openTown(parts: TownParts): Town {
  const { ledger, clock } = parts;
  return {
    receive: (studio, arrival) => {
      const contact = enter(parts, studio, arrival);
      // A second contact plans nothing: whoever asks twice gets no second set of answers.
      if (contact.verdict === 'accepted' && contact.nth === 1) planAnswers(parts, studio, contact);
    },
    trip: (studio, tripwire, detail) =>
      ledger.write({
        type: 'tripwire',
        at: isoOf(clock.now()),
        studio: studio.id,
        domain: studio.domain,
        tripwire,
        detail,
      }),
  };
}

function enter({ ledger, clock }: TownParts, studio: Studio, arrival: Arrival): Contact {
  const { contacts } = ledger.view();
  const before = contacts.filter(
    (entry) => entry.studio === studio.id && entry.alias === arrival.alias && entry.verdict === 'accepted',
  );
  const entry: ContactEntry = {
    id: `c${String(contacts.length + 1).padStart(4, '0')}`,
    studio: studio.id,
    domain: studio.domain,
    channel: arrival.channel,
    at: isoOf(clock.now()),
    verdict: arrival.verdict,
    nth: before.length + 1,
    alias: arrival.alias,
    personaName: arrival.personaName,
    fields: arrival.fields,
    message: arrival.message,
    tripwires: isResend(before, arrival, clock.now()) ? [...arrival.tripwires, 'resend'] : arrival.tripwires,
  };
  ledger.write({ type: 'contact', ...entry });
  return { ...entry, ...arrival, tripwires: entry.tripwires, arrivedAt: clock.now() };
}

/** The same form twice, or a mail on the day of a contact that had arrived: no nudge and no second step comes so soon. */
function isResend(before: readonly ContactEntry[], arrival: Arrival, now: number): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  return arrival.channel === 'form' || now - Date.parse(last.at) < DAY_MS;
}

function planAnswers(parts: TownParts, studio: Studio, contact: Contact): void {
  studio.manner.answers.forEach((planned, index) => {
    const raw = contact.arrivedAt + planned.afterSeconds * 1000;
    const dueAt = planned.officeJitterSeconds === null ? raw : whenPeopleWork(raw, planned.officeJitterSeconds);
    parts.agenda.add({ dueAt, perform: () => send(parts, studio, planned, contact, index, dueAt) });
  });
}

async function send(
  parts: TownParts,
  studio: Studio,
  planned: PlannedAnswer,
  contact: Contact,
  index: number,
  at: number,
): Promise<void> {
  const composed = compose(parts, studio, planned, contact, index, at);
  const entry: Omit<AnswerEntry, 'id' | 'internalDate' | 'duplicateOf'> = {
    studio: studio.id,
    domain: studio.domain,
    inReplyToContact: contact.id,
    alias: contact.alias,
    folder: planned.folder,
    messageId: `<${composed.messageId}>`,
    from: composed.from,
    subject: composed.subject,
    kind: planned.kind,
    price: planned.price,
    priceWords: composed.priceWords,
    language: studio.kind.language,
  };
  const put = async (when: number, duplicateOf: string | null): Promise<string> => {
    await parts.mailbox.append(planned.folder, composed.raw, when);
    const id = `a${String(parts.ledger.view().answers.length + 1).padStart(4, '0')}`;
    parts.ledger.write({ type: 'answer', id, ...entry, internalDate: isoOf(when), duplicateOf });
    return id;
  };
  const id = await put(at, null);
  const { againAfterSeconds } = planned;
  if (againAfterSeconds === null) return;
  const dueAt = at + againAfterSeconds * 1000;
  parts.agenda.add({ dueAt, perform: () => put(dueAt, id).then(() => undefined) });
}

function compose(
  parts: TownParts,
  studio: Studio,
  planned: PlannedAnswer,
  contact: Contact,
  index: number,
  at: number,
) {
  const own = dice(parts.seed, `${studio.id}/answer${index}`);
  if (planned.kind !== 'bounce') return composeAnswer(own, studio, planned, contact, at);
  const reporter = 'mx.shopper.test';
  const messageId = `${own.between(1e9, 9e9)}.${contact.id}@${reporter}`;
  const report = { reporter, to: contact.alias, recipient: contact.to, messageId, at, arrivedAt: contact.arrivedAt };
  const raw = failureReport({ ...report, original: contact.fields });
  return {
    raw,
    messageId,
    from: `MAILER-DAEMON@${reporter}`,
    subject: 'Undelivered Mail Returned to Sender',
    priceWords: null,
  };
}

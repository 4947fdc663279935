import { isoOf, whenPeopleWork } from './calendar.ts';
import type { Arrival, Contact } from './contact.ts';
import type { FieldClock } from './field-clock.ts';
import type { ContactEntry, Tripwire } from './ledger-entries.ts';
import { type AnswerParts, sendAnswer } from './send-answer.ts';
import type { Studio } from './studio.ts';

export type Town = {
  /** Something reached a studio: it is written down at once, and what the studio will do about it is planned. */
  receive: (studio: Studio, arrival: Arrival) => void;
  trip: (studio: Studio, tripwire: Tripwire, detail: string) => void;
};

export type TownParts = AnswerParts & { clock: FieldClock; mailDomain: string };

const DAY_MS = 24 * 3600_000;

/** Studios' behaviour: contacts come in, planned answers go out at their field time. */
export function openTown(parts: TownParts): Town {
  const { ledger, clock } = parts;
  return {
    receive: (studio, arrival) => {
      const contact = enter(parts, studio, arrival);
      // A second contact plans nothing: whoever asks twice gets no second set of answers.
      const isFirst = contact.verdict === 'accepted' && contact.nth === 1;
      if (isFirst && !contact.tripwires.includes('foreign_alias')) planAnswers(parts, studio, contact);
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

function enter({ ledger, clock, mailDomain }: TownParts, studio: Studio, arrival: Arrival): Contact {
  const { contacts } = ledger.view();
  const before = contacts.filter(
    (entry) => entry.studio === studio.id && entry.alias === arrival.alias && entry.verdict === 'accepted',
  );
  const tripwires = [...arrival.tripwires];
  if (isResend(before, arrival, clock.now())) tripwires.push('resend');
  if (!arrival.alias.endsWith(`@${mailDomain}`)) tripwires.push('foreign_alias');
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
    tripwires,
  };
  ledger.write({ type: 'contact', ...entry });
  return { ...entry, ...arrival, tripwires, arrivedAt: clock.now() };
}

/** The same form twice, or a mail on the day of a contact that had arrived: no nudge and no second step comes so soon. */
function isResend(before: readonly ContactEntry[], arrival: Arrival, now: number): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  return arrival.channel === 'form' || now - Date.parse(last.at) < DAY_MS;
}

/** All answers are planned at once, when the contact arrives; people keep office hours, machines do not. */
function planAnswers(parts: TownParts, studio: Studio, contact: Contact): void {
  studio.manner.answers.forEach((planned, nth) => {
    const soonest = contact.arrivedAt + planned.afterSeconds * 1000;
    const { officeJitterSeconds } = planned;
    const at = officeJitterSeconds === null ? soonest : whenPeopleWork(soonest, officeJitterSeconds);
    parts.agenda.add({ dueAt: at, perform: () => sendAnswer(parts, { studio, planned, nth, contact, at }) });
  });
}

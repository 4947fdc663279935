import type { PlannedAnswer, PlannedCall } from './answers/manner.ts';
import { isoOf } from './calendar.ts';
import { type CallParts, numberGiven, ring, ringByMistake } from './calls/ring.ts';
import type { Arrival, Contact } from './contact.ts';
import type { FieldClock } from './field-clock.ts';
import type { ContactEntry, Tripwire } from './ledger-entries.ts';
import { officeTime } from './office-time.ts';
import { type AnswerParts, sendAnswer } from './send-answer.ts';
import { judgeStep } from './steps/judge-step.ts';
import { reactionTo } from './steps/reactions.ts';
import type { Studio } from './studio.ts';

export type Town = {
  /** Something reached a studio: it is written down at once, and what the studio will do about it is planned. */
  receive: (studio: Studio, arrival: Arrival) => void;
  trip: (studio: Studio, tripwire: Tripwire, detail: string) => void;
};

export type TownParts = AnswerParts & CallParts & { clock: FieldClock; mailDomain: string; wrongNumbers: number };

const DAY_MS = 24 * 3600_000;

/** Studios' behaviour: contacts come in, planned answers and calls go out at their field time. */
export function openTown(parts: TownParts): Town {
  const { ledger, clock } = parts;
  return {
    receive: (studio, arrival) => {
      const contact = enter(parts, studio, arrival);
      if (contact.verdict !== 'accepted' || contact.tripwires.includes('foreign_alias')) return;
      if (ledger.view().contacts.length === 1) planWrongNumbers(parts, contact);
      const { answers, calls } = reactionTo(contact.step, studio);
      const from = { studio, contact, at: contact.arrivedAt };
      for (const [nth, planned] of answers.entries()) planAnswer(parts, from, planned, `${contact.step}/${nth}`);
      for (const [nth, planned] of calls.entries()) planCall(parts, from, planned, `${contact.step}/call${nth}`);
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
  const { contacts, answers, calls } = ledger.view();
  const mine = (entry: { studio: string | null; alias: string }) =>
    entry.studio === studio.id && entry.alias === arrival.alias;
  const before = contacts.filter((entry) => mine(entry) && entry.verdict === 'accepted');
  const human = answers.filter((entry) => mine(entry) && entry.kind.startsWith('human_'));
  const answered = [
    ...human.map(({ internalDate }) => Date.parse(internalDate)),
    ...calls.filter((call) => call.studio === studio.id).map(({ at }) => Date.parse(at)),
  ];
  const correspondence = {
    before: before.map(({ step, at }) => ({ step, at: Date.parse(at) })),
    answeredAt: answered.length === 0 ? null : Math.min(...answered),
  };
  const step = judgeStep(correspondence, arrival, clock.now());
  const tripwires = [...arrival.tripwires];
  if (step === 'again') tripwires.push('resend');
  if (!arrival.alias.endsWith(`@${mailDomain}`)) tripwires.push('foreign_alias');
  const entry: ContactEntry = {
    id: `c${String(contacts.length + 1).padStart(4, '0')}`,
    studio: studio.id,
    domain: studio.domain,
    channel: arrival.channel,
    at: isoOf(clock.now()),
    verdict: arrival.verdict,
    step,
    inThread: arrival.inThread,
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

type From = { studio: Studio; contact: Contact; at: number };

/** Planned at once, counted from what it follows; whoever was said goodbye to does not remind of itself any more. */
function planAnswer(parts: TownParts, from: From, planned: PlannedAnswer, label: string): void {
  const { studio, contact } = from;
  const at = officeTime(from.at, planned);
  const perform = async (): Promise<void> => {
    if (planned.purpose === 'reminder' && wasClosed(parts, from)) return;
    await sendAnswer(parts, { studio, planned, label, contact, at });
    for (const [nth, call] of planned.thenCalls.entries())
      planCall(parts, { ...from, at }, call, `${label}/call${nth}`);
  };
  parts.agenda.add({ dueAt: at, perform });
}

function planCall(parts: TownParts, from: From, planned: PlannedCall, label: string): void {
  const { studio, contact } = from;
  const at = officeTime(from.at, planned);
  const perform = async (): Promise<void> => {
    ring(parts, { studio, planned, label, contact, at });
    for (const [nth, next] of planned.thenAnswers.entries())
      planAnswer(parts, { ...from, at }, next, `${label}/${nth}`);
    for (const [nth, next] of planned.thenCalls.entries())
      planCall(parts, { ...from, at }, next, `${label}/again${nth}`);
  };
  parts.agenda.add({ dueAt: at, perform });
}

function wasClosed({ ledger }: TownParts, { studio, contact }: From): boolean {
  return ledger
    .view()
    .contacts.some((entry) => entry.studio === studio.id && entry.alias === contact.alias && entry.step === 'close');
}

/** Calls that no studio makes, some days apart, to the first number that was given out. */
function planWrongNumbers(parts: TownParts, contact: Contact): void {
  const to = numberGiven(contact);
  if (to === null) return;
  for (let nth = 1; nth <= parts.wrongNumbers; nth += 1) {
    const at = contact.arrivedAt + nth * 4 * DAY_MS + nth * 1_234_000;
    parts.agenda.add({ dueAt: at, perform: async () => ringByMistake(parts, to, at) });
  }
}

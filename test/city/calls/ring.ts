import type { PlannedCall } from '../answers/manner.ts';
import { priceWords } from '../answers/price-words.ts';
import { isoOf } from '../calendar.ts';
import type { Contact } from '../contact.ts';
import type { Ledger } from '../ledger.ts';
import type { CallEntry } from '../ledger-entries.ts';
import { dice } from '../seed.ts';
import type { Studio } from '../studio.ts';
import { e164 } from '../studio-numbers.ts';
import type { Cdr } from './cdr.ts';
import { questionsAsked } from './talk.ts';

export type CallParts = { seed: string; ledger: Ledger; cdr: Cdr };

/** A call of a studio to the number it was given, at its field time (ms). */
export type DueCall = { studio: Studio; planned: PlannedCall; label: string; contact: Contact; at: number };

/** Rings: a line in the exchange's log and one in the ledger. False when the studio was given no number. */
export function ring(parts: CallParts, { studio, planned, label, contact, at }: DueCall): boolean {
  // A reminder need not repeat the number that the first letter gave.
  const letters = parts.ledger.view().contacts.filter((one) => one.studio === studio.id && one.alias === contact.alias);
  const to = letters.map(numberGiven).find((number) => number !== null) ?? null;
  if (to === null) return false;
  const own = dice(parts.seed, `${studio.id}/${label}`);
  const { price } = planned;
  enter(
    parts,
    { from: e164(studio.phone), shown: shownAs(planned.shown, studio.phone), to, at },
    {
      studio: studio.id,
      domain: studio.domain,
      ringSeconds: planned.ringSeconds,
      talkSeconds: planned.talkSeconds,
      price,
      priceWords: price === null ? null : priceWords(own, 'ru', price),
      materialsPromised: planned.materials,
      questions: planned.talkSeconds === null ? [] : questionsAsked(own, planned.interrogates),
      interrogates: planned.interrogates,
    },
  );
  return true;
}

/** Somebody who has nothing to do with any studio dials the persona's number by mistake. */
export function ringByMistake(parts: CallParts, to: string, at: number): void {
  const own = dice(parts.seed, `mistake/${at}`);
  const from = `+7921${own.between(2_000_000, 9_999_999)}`;
  const said = { price: null, priceWords: null, materialsPromised: [], questions: [], interrogates: false };
  const talkSeconds = own.chance(0.5) ? own.between(6, 20) : null;
  enter(parts, { from, shown: from, to, at }, { studio: null, domain: null, ringSeconds: 9, talkSeconds, ...said });
}

type Line = { from: string; shown: string; to: string; at: number };
type Talk = Omit<CallEntry, 'id' | 'uniqueId' | 'at' | 'from' | 'to' | 'answered' | 'billsec'> & {
  talkSeconds: number | null;
};

function enter({ ledger, cdr }: CallParts, line: Line, { talkSeconds, ...talk }: Talk): void {
  const sequence = ledger.view().calls.length + 1;
  const logged = {
    from: line.shown,
    to: line.to,
    startedAt: line.at,
    ringSeconds: talk.ringSeconds,
    talkSeconds,
    sequence,
  };
  const uniqueId = cdr.write(logged);
  ledger.write({
    type: 'call',
    id: `k${String(sequence).padStart(4, '0')}`,
    uniqueId,
    at: isoOf(line.at),
    from: line.from,
    to: line.to,
    answered: talkSeconds !== null,
    billsec: talkSeconds ?? 0,
    ...talk,
  });
}

/** The persona's telephone as it stands in the letter or in the form; E.164. */
export function numberGiven({ message, fields }: Pick<Contact, 'message' | 'fields'>): string | null {
  const written = [message, ...Object.values(fields)].join('\n');
  const found = /\+?[78][\d ()-]{9,16}\d/.exec(written)?.[0];
  const digits = found?.replace(/\D/g, '') ?? '';
  return digits.length === 11 ? `+7${digits.slice(1)}` : null;
}

function shownAs(shown: PlannedCall['shown'], phone: string): string {
  const digits = e164(phone).slice(1);
  if (shown === 'plus') return `+${digits}`;
  return shown === 'bare' ? digits : `8${digits.slice(1)}`;
}

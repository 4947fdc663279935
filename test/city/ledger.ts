import { closeSync, openSync, writeSync } from 'node:fs';
import type {
  AnswerEntry,
  CallEntry,
  CodingEntry,
  ContactEntry,
  ExchangeEntry,
  StudioTruth,
  TripwireEntry,
} from './ledger-entries.ts';

export type LedgerLine =
  | ({ type: 'studio' } & StudioTruth)
  | ({ type: 'contact' } & ContactEntry)
  | ({ type: 'answer' } & AnswerEntry)
  | ({ type: 'call' } & CallEntry)
  | ({ type: 'coding' } & CodingEntry)
  | ({ type: 'exchange' } & ExchangeEntry)
  | ({ type: 'tripwire' } & TripwireEntry);

export type LedgerView = {
  studios: StudioTruth[];
  contacts: ContactEntry[];
  answers: AnswerEntry[];
  calls: CallEntry[];
  /** By message, in the order of arrival. */
  coding: CodingEntry[];
  exchanges: ExchangeEntry[];
  tripwires: TripwireEntry[];
};

export type Ledger = {
  /** Written to the file before the call returns, so that what the city saw survives the city. */
  write: (line: LedgerLine) => void;
  view: () => LedgerView;
  close: () => void;
};

/** The city's own account of what reached it and what it answered: append-only, one JSON object a line. */
export function openLedger(file: string): Ledger {
  const handle = openSync(file, 'a');
  const view: LedgerView = {
    studios: [],
    contacts: [],
    answers: [],
    calls: [],
    coding: [],
    exchanges: [],
    tripwires: [],
  };
  return {
    write: (line) => {
      writeSync(handle, `${JSON.stringify(line)}\n`);
      shelve(view, line);
    },
    view: () => view,
    close: () => closeSync(handle),
  };
}

/** Keeps the view in step with the file, so that GET /ledger needs no reading. */
function shelve(view: LedgerView, line: LedgerLine): void {
  switch (line.type) {
    case 'studio':
      view.studios.push(line);
      return;
    case 'contact':
      view.contacts.push(line);
      return;
    case 'answer':
      view.answers.push(line);
      return;
    case 'call':
      view.calls.push(line);
      return;
    case 'coding':
      view.coding.push(line);
      return;
    case 'exchange':
      view.exchanges.push(line);
      return;
    case 'tripwire':
      view.tripwires.push(line);
      return;
    default:
      line satisfies never;
  }
}

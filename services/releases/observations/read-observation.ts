import { CENSORINGS, type ColumnName } from './columns.ts';
import type { FirstContact, Observation } from './observation.ts';
import { readQuoteCell } from './read-quote-cell.ts';

const MODES: ReadonlySet<string> = new Set(['email', 'phone', 'messenger', 'other', 'none']);
const PLAIN_NUMBER = /^\d{1,15}(?:\.\d{1,6})?$/;

export type RowReading =
  | { readonly kind: 'read'; readonly observation: Observation }
  | { readonly kind: 'refused'; readonly faults: readonly { column: ColumnName; fault: string }[] };

type Cell = (name: ColumnName) => string;

/** One line of the file; `delayMinutes` turns a delay of the file's unit into minutes, `own` names a group of its own. */
export function readObservation(
  cell: Cell,
  delayMinutes: number,
  own: string,
  has: (name: ColumnName) => boolean,
): RowReading {
  const faults: { column: ColumnName; fault: string }[] = [];
  const fail = (column: ColumnName, fault: string): null => {
    faults.push({ column, fault });
    return null;
  };
  const delivered =
    deliveredOf(cell('delivered')) ?? fail('delivered', `"${cell('delivered')}" is not yes, no or unknown`);
  const mode =
    modeOf(cell('channel')) ?? fail('channel', `"${cell('channel')}" is not email, phone, messenger, other or none`);
  const censoring = cell('censoring').toLowerCase();
  if (censoring !== '' && !CENSORINGS.has(censoring)) {
    fail(
      'censoring',
      `"${censoring}" is not one of ${[...CENSORINGS].join(', ')}; leave it empty where an answer came`,
    );
  }
  const delay = numberOf(cell('delay'));
  if (delay === undefined) fail('delay', `"${cell('delay')}" is not a number of at most 15 digits, not negative`);
  const answered = mode !== null && mode !== 'none' && censoring === '';
  if (mode === 'none' && censoring === '' && delay !== null && delivered !== 'no') {
    fail('censoring', 'a silence needs the reason why watching ended, e.g. window');
  }
  if (delay === null && (answered || (delivered !== null && delivered !== 'no'))) {
    fail('delay', 'missing: give the time to the answer, or how long it was watched');
  }
  const size = numberOf(cell('stratum_size'));
  if (size === undefined || (size !== null && (!Number.isSafeInteger(size) || size < 1))) {
    fail('stratum_size', `"${cell('stratum_size')}" is not a whole number above 0`);
  }
  const quote = readQuoteCell(cell('quotes'));
  if (quote.kind === 'refused') fail('quotes', quote.fault);
  if (quote.kind === 'read' && quote.bounds !== null && !answered) fail('quotes', 'a price without an answer');
  const marks = (['doubted', 'machine'] as const).filter(has).map((name) => {
    const yes = yesOf(cell(name));
    if (yes === null) fail(name, `"${cell(name)}" is not yes or no`);
    if (yes === true && !answered) fail(name, 'said of an answer, and there is none');
    return [name, yes === true] as const;
  });
  if (faults.length > 0 || delivered === null || mode === null || quote.kind === 'refused')
    return { kind: 'refused', faults };
  return {
    kind: 'read',
    observation: {
      stratum: cell('stratum') === '' ? 'all' : cell('stratum'),
      stratumSize: size ?? null,
      arm: cell('arm') === '' ? 'all' : cell('arm'),
      group: cell('group') === '' ? own : cell('group'),
      // An answer shows that the inquiry arrived, whatever the mail system said before.
      delivered: answered && delivered === 'no' ? 'yes' : delivered,
      mode: answered ? mode : 'none',
      delay: delay === null || delay === undefined ? null : delay * delayMinutes,
      answered,
      quote: quote.bounds,
      ...Object.fromEntries(marks),
    },
  };
}

/** Null for a word that is neither; an empty cell is no. */
function yesOf(text: string): boolean | null {
  const word = text.toLowerCase();
  return word === 'yes' ? true : word === 'no' || word === '' ? false : null;
}

function deliveredOf(text: string): Observation['delivered'] | null {
  const word = text.toLowerCase();
  return word === 'yes' || word === 'no' || word === 'unknown' ? word : null;
}

function modeOf(text: string): FirstContact | null {
  const word = text === '' ? 'none' : text.toLowerCase();
  return MODES.has(word) ? (word as FirstContact) : null;
}

/** Null for an empty cell, undefined for one that is no plain number. */
function numberOf(text: string): number | null | undefined {
  if (text === '') return null;
  return PLAIN_NUMBER.test(text) ? Number(text) : undefined;
}

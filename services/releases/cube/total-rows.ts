import { isPublishable } from '../../measures/disclosure/rate-table.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import type { DenominatorId, VariableId } from '../dictionary/variables.ts';
import { type Case, countOf, tallyOf } from './case.ts';
import { missingRow, type Place, shareRow } from './make-row.ts';
import type { Row } from './row.ts';

type Share = { readonly x: number; readonly n: number };

/** A share with every further count that a reader could derive from it and the others: all must be publishable, or none is shown. */
type Planned = Share & {
  readonly variable: VariableId;
  readonly denominator: DenominatorId;
  readonly implied: readonly Share[];
};

const NOT_LOST = 'not_known_undelivered';
const SENT = 'sent_or_lost_by_the_studio';
/** Nine working hours: 09:00 to 18:00. */
const BUSINESS_DAY_MINUTES = 540;

export function shareIsOpen({ x, n }: Share, thresholds: CellThresholds): boolean {
  return isPublishable({ n, x, groups: n }, thresholds);
}

/** Shares over all studios. AR1 beside AR2 reveals who was lost, and modes add up to AR2: such parts appear together or not at all. */
export function totalRows(cases: readonly Case[], thresholds: CellThresholds): Row[] {
  const place = (variable: VariableId, denominator: DenominatorId): Place => ({
    table: 'total',
    cell: {},
    variable,
    denominator,
  });
  const rows = plannedShares(cases).map((one) => {
    const open = [one, ...one.implied].every((share) => shareIsOpen(share, thresholds));
    return open
      ? shareRow(place(one.variable, one.denominator), one.x, one.n)
      : missingRow(place(one.variable, one.denominator));
  });
  return [...rows, businessDayRow(cases, thresholds, place('within_business_day', 'followed'))];
}

function plannedShares(cases: readonly Case[]): Planned[] {
  const { n, x } = tallyOf(cases);
  const lost = { x: countOf(cases, (one) => one.lost), n: n + countOf(cases, (one) => one.lost) };
  const voice = { x: countOf(cases, (one) => one.voice), n };
  const email = { x: x - voice.x, n };
  const substantive = { x: countOf(cases, ({ group }) => group === 'I'), n };
  const unmasked = { x: countOf(cases, ({ disposition }) => disposition === 'UNMASKED'), n };
  const replies = { x, n };
  return [
    { variable: 'AR2', denominator: NOT_LOST, ...replies, implied: [] },
    { variable: 'AR1', denominator: SENT, x, n: lost.n, implied: [replies, lost] },
    { variable: 'undelivered', denominator: SENT, ...lost, implied: [replies] },
    { variable: 'substantive', denominator: NOT_LOST, ...substantive, implied: [{ x: x - substantive.x, n }] },
    { variable: 'mode_email', denominator: NOT_LOST, ...email, implied: [replies, voice] },
    { variable: 'mode_voice', denominator: NOT_LOST, ...voice, implied: [replies, email] },
    { variable: 'unmasked', denominator: NOT_LOST, ...unmasked, implied: [{ x: n - x - unmasked.x, n }] },
    {
      variable: 'AR2_without_unmasked',
      denominator: NOT_LOST,
      x,
      n: n - unmasked.x,
      implied: [replies, unmasked],
    },
  ];
}

/** Not available where some wait lies in a year without a calendar. */
function businessDayRow(cases: readonly Case[], thresholds: CellThresholds, place: Place): Row {
  const followed = cases.filter(({ delay }) => delay !== null);
  if (followed.some(({ businessMinutes }) => businessMinutes === null)) return missingRow(place, 'not_available');
  const soon = countOf(
    followed,
    ({ delay, businessMinutes }) => delay?.answered === true && (businessMinutes ?? 0) <= BUSINESS_DAY_MINUTES,
  );
  const later = countOf(followed, ({ delay }) => delay?.answered === true) - soon;
  const open = [soon, later].every((x) => shareIsOpen({ x, n: followed.length }, thresholds));
  return open ? shareRow(place, soon, followed.length) : missingRow(place);
}

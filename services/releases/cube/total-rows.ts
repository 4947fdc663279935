import { isPublishable } from '../../measures/disclosure/rate-table.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import type { DenominatorId, VariableId } from '../dictionary/variables.ts';
import { type Case, tallyIn } from './case.ts';
import { caseShareRow, missingRow, type Place } from './make-row.ts';
import type { Row } from './row.ts';

type Share = { readonly x: number; readonly n: number; readonly groups?: number };

/** A share with every further count that a reader could derive from it and the others: all must be publishable, or none is shown. */
type Planned = Share & {
  readonly variable: VariableId;
  readonly denominator: DenominatorId;
  readonly of: readonly Case[];
  readonly has: (one: Case) => boolean;
  readonly implied: readonly Share[];
};

const NOT_LOST = 'not_known_undelivered';
const SENT = 'sent_or_lost_by_the_studio';
/** Nine working hours: 09:00 to 18:00. */
const BUSINESS_DAY_MINUTES = 540;

export function shareIsOpen({ x, n, groups = n }: Share, thresholds: CellThresholds): boolean {
  return isPublishable({ n, x, groups }, thresholds);
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
    const at = place(one.variable, one.denominator);
    return open ? caseShareRow(at, one.of, one.has) : missingRow(at);
  });
  return [...rows, businessDayRow(cases, thresholds, place('within_business_day', 'followed'))];
}

function plannedShares(cases: readonly Case[]): Planned[] {
  const counted = cases.filter((one) => one.counted);
  const sent = cases.filter((one) => one.counted || one.lost);
  const isUnmasked = ({ disposition }: Case): boolean => disposition === 'UNMASKED';
  const unmaskedOut = counted.filter((one) => !isUnmasked(one));
  const share = (of: readonly Case[], has: (one: Case) => boolean) => ({ ...tallyIn(of, has), of, has });
  const replies = share(counted, ({ replied }) => replied);
  const lost = share(sent, (one) => one.lost);
  const voice = share(counted, (one) => one.voice);
  const email = share(counted, (one) => one.replied && !one.voice);
  const substantive = share(counted, ({ group }) => group === 'I');
  const unmasked = share(counted, isUnmasked);
  const { n, groups } = replies;
  return [
    { variable: 'AR2', denominator: NOT_LOST, ...replies, implied: [] },
    { variable: 'AR1', denominator: SENT, ...share(sent, ({ replied }) => replied), implied: [replies, lost] },
    { variable: 'undelivered', denominator: SENT, ...lost, implied: [replies] },
    {
      variable: 'substantive',
      denominator: NOT_LOST,
      ...substantive,
      implied: [{ x: replies.x - substantive.x, n, groups }],
    },
    { variable: 'mode_email', denominator: NOT_LOST, ...email, implied: [replies, voice] },
    { variable: 'mode_voice', denominator: NOT_LOST, ...voice, implied: [replies, email] },
    {
      variable: 'unmasked',
      denominator: NOT_LOST,
      ...unmasked,
      implied: [{ x: n - replies.x - unmasked.x, n, groups }],
    },
    {
      variable: 'AR2_without_unmasked',
      denominator: NOT_LOST,
      ...share(unmaskedOut, ({ replied }) => replied),
      implied: [replies, unmasked],
    },
  ];
}

/** Not available where some wait lies in a year without a calendar. */
function businessDayRow(cases: readonly Case[], thresholds: CellThresholds, place: Place): Row {
  const followed = cases.filter(({ delay }) => delay !== null);
  if (followed.some(({ businessMinutes }) => businessMinutes === null)) return missingRow(place, 'not_available');
  const isSoon = ({ delay, businessMinutes }: Case): boolean =>
    delay?.answered === true && (businessMinutes ?? 0) <= BUSINESS_DAY_MINUTES;
  const soon = tallyIn(followed, isSoon);
  const answered = tallyIn(followed, ({ delay }) => delay?.answered === true);
  const open = [soon, { ...soon, x: answered.x - soon.x }].every((one) => shareIsOpen(one, thresholds));
  return open ? caseShareRow(place, followed, isSoon) : missingRow(place);
}

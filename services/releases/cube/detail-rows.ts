import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import { SUSPICION } from '../report/doubts.ts';
import type { Details, Snapshot } from '../snapshot/snapshot.ts';
import { type Case, tallyIn } from './case.ts';
import type { ItemAlpha } from './coded-rows.ts';
import { curveIsOpen } from './delay-rows.ts';
import { caseShareRow, hoursRow, missingRow, type Place } from './make-row.ts';
import type { Row, RowState } from './row.ts';
import { shareIsOpen } from './total-rows.ts';

type Missing = Exclude<RowState, 'published'>;
type Detailed = Case & { readonly details: Details };
type Terms = { readonly thresholds: CellThresholds; readonly windowDays: number };

/** Rows over all studios that format 2 of a snapshot adds: detection and the headline both ways, named days, every clock. */
export function detailRows(
  cases: readonly Case[],
  { codes }: Pick<Snapshot, 'codes'>,
  agreed: readonly ItemAlpha[],
  leastAlpha: number,
  terms: Terms,
): Row[] {
  const detailed = cases.filter((one): one is Detailed => one.details !== undefined);
  if (detailed.length === 0) return [];
  const alpha = agreed.find(({ item }) => item === SUSPICION)?.alpha ?? null;
  const disagreed = alpha !== null && alpha < leastAlpha;
  return [
    ...doubtRows(detailed, codes, disagreed, terms.thresholds),
    ...machineRows(detailed, terms.thresholds),
    ...namedDayRows(detailed, terms.thresholds),
    ...clockRows(detailed, terms),
  ];
}

function totalPlace(variable: Place['variable'], denominator: Place['denominator']): Place {
  return { table: 'total', cell: {}, variable, denominator };
}

/**
 * The doubted are replies, so AR2 without them follows from AR2 and their number: both are shown where the number may be, by the rule
 * of shares over the replies, and none otherwise. Settled codes are also printed by themselves, over all that could be judged; were the two
 * sets to differ by fewer than c studios, the difference would tell of these, so then nothing is shown.
 */
function doubtRows(
  all: readonly Detailed[],
  codes: Snapshot['codes'],
  disagreed: boolean,
  thresholds: CellThresholds,
): Row[] {
  const counted = all.filter((one) => one.counted);
  const replied = counted.filter((one) => one.replied);
  const doubted = ({ details }: Case): boolean => (details?.doubt ?? 0) > 0;
  const coded = new Set(
    codes.flatMap(({ item, unit, value }) => (item === SUSPICION && (value ?? 0) > 0 ? [unit] : [])),
  );
  const here = new Set(replied.filter(doubted).map(({ unit }) => unit));
  const apart =
    [...coded].filter((unit) => !here.has(unit)).length + [...here].filter((unit) => !coded.has(unit)).length;
  const thin = coded.size > 0 && apart > 0 && apart < thresholds.c;
  const open = !thin && shareIsOpen(tallyIn(replied, doubted), thresholds);
  const why: Missing = disagreed ? 'coders_disagreed' : 'suppressed';
  const share = totalPlace('doubted', 'answerers');
  const without = totalPlace('AR2_without_doubted', 'not_known_undelivered');
  if (disagreed || !open) return [missingRow(share, why), missingRow(without, why)];
  return [
    caseShareRow(share, replied, doubted),
    caseShareRow(
      without,
      counted.filter((one) => !(one.replied && doubted(one))),
      (one) => one.replied,
    ),
  ];
}

function machineRows(all: readonly Detailed[], thresholds: CellThresholds): Row[] {
  const counted = all.filter((one) => one.counted);
  const replied = counted.filter((one) => one.replied);
  const composed = ({ details }: Case): boolean => details?.machine === true;
  const share = totalPlace('machine_composed', 'answerers');
  const without = totalPlace('AR2_machine_not_counted', 'not_known_undelivered');
  if (!shareIsOpen(tallyIn(replied, composed), thresholds)) return [missingRow(share), missingRow(without)];
  return [
    caseShareRow(share, replied, composed),
    caseShareRow(without, counted, (one) => one.replied && !composed(one)),
  ];
}

const BUSINESS_DAY_MINUTES = 540;

/**
 * Shares answered by a named day. Points of time on one curve: any two of them, and the answers that came later, must be parted by c
 * answers at least, as the points of the curve itself are; whoever was lost to view before the day must be nobody or c at least.
 */
function namedDayRows(all: readonly Detailed[], thresholds: CellThresholds): Row[] {
  const followed = all.filter(({ delay }) => delay !== null);
  const answered = tallyIn(followed, ({ delay }) => delay?.answered === true).x;
  const first = followed.filter(
    ({ delay, businessMinutes }) =>
      delay?.answered === true && (businessMinutes ?? Number.POSITIVE_INFINITY) <= BUSINESS_DAY_MINUTES,
  );
  const shown: number[] = [first.length, answered];
  const days = [
    ['by_next_business_day', 'byNextDay'],
    ['by_stated_day', 'byStatedDay'],
  ] as const;
  return days.map(([variable, field]) => {
    const place = totalPlace(variable, 'followed_to_then');
    const seen = followed.filter(({ details }) => details[field] !== null);
    if (seen.length === 0) return missingRow(place, 'not_available');
    const inTime = tallyIn(seen, ({ details }) => details?.[field] === true);
    const lost = followed.length - seen.length;
    const isParted = shown.every((count) => Math.abs(count - inTime.x) >= thresholds.c);
    const open = shareIsOpen(inTime, thresholds) && isParted && (lost === 0 || lost >= thresholds.c);
    if (!open) return missingRow(place);
    shown.push(inTime.x);
    return caseShareRow(place, seen, ({ details }) => details?.[field] === true);
  });
}

const QUARTILES = ['q25', 'median', 'q75'] as const;

function clockRows(all: readonly Detailed[], { thresholds, windowDays }: Terms): Row[] {
  const clocks = ['any', 'subst', 'quote', 'complete'] as const;
  const human = all.flatMap(({ delay, businessMinutes }) =>
    delay === null ? [] : [{ ...delay, working: businessMinutes }],
  );
  const waits = clocks.map((clock) => [clock, all.flatMap(({ details }) => details.waits[clock] ?? [])] as const);
  return [
    ...waits.flatMap(([clock, own]) => quartileRows(`delay_${clock}`, own, 'minutes', thresholds, windowDays)),
    ...[['human', human] as const, ...waits].flatMap(([clock, own]) =>
      quartileRows(`working_${clock}`, own, 'working', thresholds, windowDays),
    ),
  ];
}

type Wait = NonNullable<Details['waits']['any']>;
type Stem =
  | `delay_${'any' | 'subst' | 'quote' | 'complete'}`
  | `working_${'human' | 'any' | 'subst' | 'quote' | 'complete'}`;

function quartileRows(
  stem: Stem,
  waits: readonly Wait[],
  field: 'minutes' | 'working',
  thresholds: CellThresholds,
  windowDays: number,
): Row[] {
  const at = (quartile: (typeof QUARTILES)[number]): Place => totalPlace(`${stem}_${quartile}`, 'followed');
  const time = waits.flatMap((one) => one[field] ?? []);
  const followed = { time, status: waits.map(({ answered }) => (answered ? (1 as const) : (0 as const))) };
  if (waits.length === 0) return QUARTILES.map((one) => missingRow(at(one), 'nothing_counted'));
  if (time.length < waits.length) return QUARTILES.map((one) => missingRow(at(one), 'not_available'));
  if (!curveIsOpen(followed, thresholds)) return QUARTILES.map((one) => missingRow(at(one)));
  const curve = kaplanMeier(followed, windowDays * 24 * 60);
  return QUARTILES.map((one) => hoursRow(at(one), time.length, curve[one], 'brookmeyer_crowley_loglog'));
}

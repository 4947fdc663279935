import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { DISPOSITIONS, type DispositionName } from '../../measures/outcome/dispositions.ts';
import { type Case, countOf } from './case.ts';
import { hiddenParts } from './hidden-parts.ts';
import { missingRow, type Place, shareRow } from './make-row.ts';
import type { Row } from './row.ts';

/** Which further sums the total table shows: their parts must then be safe by themselves. */
export type ShownSums = { readonly substantive: boolean; readonly losses: boolean; readonly unmasked: boolean };

/**
 * Final dispositions, parted into groups whose sums a reader knows from the rates. In each group, rare dispositions are hidden
 * together, so that none follows by subtraction. Dispositions that did not occur are hidden like rare ones.
 */
export function dispositionRows(cases: readonly Case[], shown: ShownSums, { K, c }: CellThresholds): Row[] {
  const counts = new Map(
    DISPOSITIONS.map(({ name }) => [name, countOf(cases, (one) => one.disposition === name)] as const),
  );
  const open = new Set<DispositionName>();
  for (const names of groupsOf(shown)) {
    const hidden = hiddenParts(
      names.map((name) => counts.get(name) ?? 0),
      c,
    );
    for (const [i, name] of names.entries()) if (!hidden.has(i)) open.add(name);
  }
  return DISPOSITIONS.map(({ name }) => {
    const place: Place = {
      table: 'dispositions',
      cell: { disposition: name },
      variable: 'disposition',
      denominator: 'sampled',
    };
    const x = counts.get(name) ?? 0;
    const fits = cases.length >= K && open.has(name) && cases.length - x >= c;
    return fits ? shareRow(place, x, cases.length) : missingRow(place);
  });
}

function groupsOf({ substantive, losses, unmasked }: ShownSums): DispositionName[][] {
  const silent: DispositionName[] = [
    'AUTO_ONLY',
    'SILENT_DELIVERED',
    'OPTED_OUT',
    'OBSERVATION_LOST',
    'DELIVERY_UNKNOWN_SILENT',
  ];
  const others: DispositionName[] = ['NON_SUBSTANTIVE', 'MISSED_CALL_ONLY', 'REFUSAL'];
  const lost: DispositionName[] = ['FORM_BROKEN', 'BOUNCED', 'SOFT_FAIL_EXPIRED'];
  const ours: DispositionName[] = ['NOT_SENT', 'CAPTCHA_BLOCKED'];
  const outside: DispositionName[] = ['OUT_OF_SCOPE', 'CLOSED', 'DUPLICATE', 'NO_WRITTEN_CHANNEL', 'DO_NOT_CONTACT'];
  return [
    ...(substantive ? [['SUBSTANTIVE' as const], others] : [['SUBSTANTIVE' as const, ...others]]),
    ...(unmasked ? [silent, ['UNMASKED' as const]] : [[...silent, 'UNMASKED' as const]]),
    ...(losses ? [lost, [...ours, ...outside]] : [[...lost, ...ours, ...outside]]),
  ];
}

const STAGES = ['sampled', 'delivered', 'replied', 'substantive', 'quoted'] as const;

/**
 * The funnel of counts, in the order of statistics 5.1 as far as this program sees it. A stage is left out when it differs from the
 * one before by fewer than c, since the difference counts somebody. What was sampled and delivered is accounted for anyway.
 */
export function funnelRows(cases: readonly Case[], { K, c }: CellThresholds): Row[] {
  const reached: Record<(typeof STAGES)[number], (one: Case) => boolean> = {
    sampled: () => true,
    delivered: ({ counted }) => counted,
    replied: ({ replied }) => replied,
    substantive: ({ group }) => group === 'I',
    quoted: ({ group, price }) => group === 'I' && price !== null,
  };
  let before = cases.length;
  return STAGES.map((stage, at) => {
    const place: Place = { table: 'funnel', cell: { stage }, variable: 'stage', denominator: 'sampled' };
    const x = countOf(cases, reached[stage]);
    const accounted = at < 2;
    const open = cases.length >= K && x >= c && (accounted || before - x >= c);
    if (!open) return missingRow(place);
    before = x;
    return shareRow(place, x, cases.length);
  });
}

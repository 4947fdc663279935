import type { PartialProtocol } from '../../design/protocol/partial-protocol.ts';
import { present } from '../../design/protocol/partial-protocol.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { krippendorffAlpha } from '../../measures/rubric/krippendorff-alpha.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { hiddenParts } from './hidden-parts.ts';
import { missingRow, type Place, shareRow } from './make-row.ts';
import type { Row } from './row.ts';

/** Agreement of two coders on an item before anything was settled. */
export type ItemAlpha = { readonly item: string; readonly alpha: number | null; readonly pairs: number };

type Coding = Pick<Snapshot, 'pairs' | 'codes'>;

export function alphas(rubric: PartialProtocol['rubric'], { pairs }: Coding): ItemAlpha[] {
  return present(rubric?.items).map(({ code = '' }) => {
    const twice = pairs.filter(({ item }) => item === code);
    const { alpha } = krippendorffAlpha(
      [twice.map(({ first }) => first), twice.map(({ second }) => second)],
      'ordinal',
    );
    return { item: code, alpha, pairs: twice.length };
  });
}

/** Shares of the anchors of each item. An item whose coders agreed less than the protocol asks for keeps its rows without figures. */
export function codedRows(rubric: PartialProtocol['rubric'], coding: Coding, { K, c }: CellThresholds): Row[] {
  const least = Number(rubric?.agreement ?? 1);
  const agreed = new Map(alphas(rubric, coding).map(({ item, alpha }) => [item, alpha]));
  return present(rubric?.items).flatMap(({ code = '', anchors }) => {
    const values = coding.codes.flatMap(({ item, value }) => (item === code && value !== null ? [value] : []));
    const options = present(anchors).flatMap(({ value }) => (value === undefined ? [] : [value]));
    const counts = options.map((option) => values.filter((value) => value === option).length);
    const hidden = hiddenParts(counts, c);
    const alpha = agreed.get(code) ?? null;
    return options.map((option, i) => {
      const place: Place = {
        table: 'coded',
        cell: { item: code, anchor: String(option) },
        variable: 'coded',
        denominator: 'judged',
      };
      if (values.length === 0) return missingRow(place, 'nothing_counted');
      if (alpha !== null && alpha < least) return missingRow(place, 'coders_disagreed');
      const x = counts[i] ?? 0;
      const open = values.length >= K && !hidden.has(i) && values.length - x >= c;
      return open ? shareRow(place, x, values.length) : missingRow(place);
    });
  });
}

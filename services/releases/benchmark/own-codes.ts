import type { Rubric } from '../../reading/rubric/rubric.ts';
import type { Row } from '../cube/row.ts';

/** A settled code of one reply. */
export type SettledCode = { readonly messageId: string; readonly item: string; readonly value: number | null };

/** What became of a dispute of a code. */
export type DisputeState = {
  readonly item: string;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly why: string;
  readonly answer: string | null;
  readonly leadsTo: 'third_coder' | 'second_coder' | 'erratum' | null;
};

/** One item of the codebook: the studio's own code and, once published, how the replies of all studios were coded. */
export type OwnCode = {
  readonly item: string;
  readonly question: string;
  readonly messageId: string;
  /** Null: not observable, which is not zero. */
  readonly value: number | null;
  readonly anchors: readonly { readonly value: number; readonly label: string; readonly peers: Row | null }[];
  readonly dispute: DisputeState | null;
};

/**
 * The codes of a studio's replies, one for each item as it is counted in the release: the highest of its letters. The letter that it
 * comes from is named, since a dispute is about that one. Pure.
 */
export function ownCodes(
  rubric: Rubric | null,
  codes: readonly SettledCode[],
  disputes: readonly DisputeState[],
  rows: readonly Row[],
): OwnCode[] {
  return (rubric?.items ?? []).flatMap(({ code: item, question, anchors }): OwnCode[] => {
    const given = codes.filter((one) => one.item === item);
    const best = given.toSorted(
      (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
    )[0];
    if (best === undefined) return [];
    const share = (value: number): Row | null =>
      rows.find(({ table, cell }) => table === 'coded' && cell.item === item && cell.anchor === String(value)) ?? null;
    return [
      {
        item,
        question,
        messageId: best.messageId,
        value: best.value,
        anchors: anchors.map(({ value, label }) => ({ value, label, peers: share(value) })),
        dispute: disputes.find((one) => one.item === item) ?? null,
      },
    ];
  });
}

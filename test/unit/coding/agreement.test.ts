import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, type CodedPair } from '../../../services/reading/coding/agreement.ts';
import { isDoubleCoded, topUpDoubleCoding } from '../../../services/reading/rubric/draw-double-coding.ts';
import { codeFaults, type Rubric } from '../../../services/reading/rubric/rubric.ts';

const item = (code: string, ...values: number[]): Rubric['items'][number] => ({
  code,
  axis: 'activity',
  question: 'Is it?',
  anchors: values.map((value) => ({ value, label: String(value) })),
  notObservable: 'No answer.',
});
const rubric: Rubric = {
  items: [item('asks', 0, 1, 2), item('named', 0, 1)],
  doubleCodedShare: '0.5',
  agreement: '0.67',
};

describe('the codes of one reply', () => {
  test('answer every item by one of its anchors, or as not observable', () => {
    expect(codeFaults(rubric.items, { asks: 2, named: null })).toEqual([]);
  });
  test('are refused when one is missing, has no such anchor, or is not asked', () => {
    expect(codeFaults(rubric.items, { asks: 3, other: 1 })).toEqual([
      { at: 'asks', message: 'has no anchor 3' },
      { at: 'named', message: 'is not answered' },
      { at: 'other', message: 'is not asked here' },
    ]);
  });
  test('zero is a code and no absence of one', () => {
    expect(codeFaults(rubric.items, { asks: 0, named: 0 })).toEqual([]);
  });
});

describe('the draw of replies that are coded twice', () => {
  const ids = Array.from({ length: 400 }, (_, index) => `reply-${index}`);
  test('takes about the share of the protocol, all of a whole and none of nothing', () => {
    const share = (p: number) => ids.filter((id) => isDoubleCoded('seed', p, id)).length / ids.length;
    expect(share(1)).toBe(1);
    expect(share(0)).toBe(0);
    expect(Math.abs(share(0.3) - 0.3)).toBeLessThan(0.07);
  });
  test('does not change for a reply when others come', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (id, a, b) => {
          // Who is drawn at a smaller share is drawn at a larger one.
          if (a <= b && isDoubleCoded('seed', a, id)) expect(isDoubleCoded('seed', b, id)).toBe(true);
        },
      ),
    );
  });
  test('reaches fifty of a closed wave, a fifth of a large one, and all of a small one', () => {
    const drawn = (n: number, before: number) =>
      topUpDoubleCoding('seed', ids.slice(0, n), new Set(ids.slice(0, before)));
    expect(drawn(400, 0)).toHaveLength(80);
    expect(drawn(100, 30)).toHaveLength(20);
    expect(drawn(20, 3)).toHaveLength(17);
    expect(drawn(100, 60)).toEqual([]);
  });
});

describe('agreement of two coders', () => {
  const pairs = (first: (number | null)[], second: (number | null)[]): CodedPair[] =>
    first.map((value, index) => ({ item: 'asks', first: value, second: second[index] ?? null }));
  test('is computed per item before anything is settled, and held against the threshold of the protocol', () => {
    const a = [0, 0, 1, 1, 2, 2, 0, 1, 2, 0, 1, 2];
    const b = [0, 0, 1, 1, 2, 2, 0, 1, 2, 0, 1, 1];
    const [asks, named] = agreementOf(rubric, pairs(a, b), 'seed');
    expect(asks).toMatchObject({ replies: 12, judgedByBoth: 12, publishable: true });
    expect(asks?.rawAgreement).toBeCloseTo(11 / 12, 12);
    expect(asks?.alpha.lower).toBeLessThanOrEqual(asks?.alpha.value ?? Number.NaN);
    expect(named).toMatchObject({ replies: 0, rawAgreement: null, alpha: { value: null }, publishable: null });
  });
  test('disagreement about what can be judged lowers kappa and leaves alpha to the replies that both judged', () => {
    const [asks] = agreementOf(rubric, pairs([0, 1, null, 0, 1, 0], [0, 1, 1, 0, 1, null]), 'seed');
    expect(asks).toMatchObject({ replies: 6, judgedByBoth: 4, alpha: { value: 1 } });
    expect(asks?.kappa.value).toBeLessThan(1);
  });
  test('coders who guess are not publishable', () => {
    const [asks] = agreementOf(rubric, pairs([0, 1, 2, 0, 1, 2, 0, 1, 2], [1, 2, 0, 2, 0, 1, 1, 2, 0]), 'seed');
    expect(asks?.publishable).toBe(false);
  });
});

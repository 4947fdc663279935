import { expect, test } from 'vitest';
import type { Rubric } from '../../../services/reading/rubric/rubric.ts';
import { codedShares, nothingCoded } from '../../../services/releases/report/coded-shares.ts';

const rubric: Rubric = {
  items: [
    {
      code: 'interrogates',
      axis: 'activity',
      question: 'Interrogates instead of selling?',
      anchors: [
        { value: 0, label: 'No' },
        { value: 1, label: 'Yes' },
      ],
      notObservable: 'Not the first letter.',
    },
  ],
  doubleCodedShare: '1',
  agreement: '0.67',
};
const from = { inputHash: 'a'.repeat(64), codeVersion: 'zerkalo test' };
const codes = (...values: (number | null)[]) =>
  values.map((value, index) => ({ inquiryId: `i${index}`, item: 'interrogates', value }));
const pairs = (...both: [number, number][]) => both.map(([first, second]) => ({ item: 'interrogates', first, second }));
const agreed = pairs([0, 0], [1, 1], [0, 0], [1, 1], [0, 0]);

test('a share of the letters carries its count and interval, and leaves out who could not be judged', () => {
  const [item] = codedShares({ rubric, codes: codes(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, null, null), pairs: agreed }, from);
  const yes = item?.anchors[1]?.share;
  expect(yes).toMatchObject({ value: 0.3, numerator: 3, n: 10, denominatorName: 'studios_judged' });
  expect(yes?.interval?.lower).toBeCloseTo(0.107789, 5);
  expect(yes?.interval?.upper).toBeCloseTo(0.603222, 5);
});
test('the shares of the anchors make the whole', () => {
  const [item] = codedShares({ rubric, codes: codes(1, 0, 0, 1, null), pairs: agreed }, from);
  expect(item?.anchors.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBe(1);
});
test('coders who differ too much leave no share behind, only their alpha', () => {
  const [item] = codedShares({ rubric, codes: codes(1, 0), pairs: pairs([0, 1], [1, 0], [1, 1], [0, 0]) }, from);
  expect(item).toMatchObject({ withheld: true, anchors: [], doubleCoded: 4 });
});
test('before anything is settled there is nothing to say', () => {
  expect(codedShares(nothingCoded, from)).toEqual([]);
  expect(codedShares({ rubric, codes: [], pairs: agreed }, from)).toEqual([]);
});

import { expect, test } from 'vitest';
import { type CallSheet, sheetFaults } from '../../../services/inbox/calls/call-sheet.ts';

const empty: CallSheet = { declined: false, price: null, promised: [], questions: [], codes: {}, notes: '' };
const price = {
  lowMinor: 30_000_000,
  highMinor: null,
  currency: 'RUB',
  basis: 'project',
  vat: 'unknown',
  words: 'от трёхсот',
} as const;
const rubric = [{ code: 'named', values: [0, 1] }];

test('a sheet may be empty: nothing was said that we ask for', () => {
  expect(sheetFaults(empty, null)).toEqual([]);
});
test('a price may be open above, but it has an amount and its ends are in order', () => {
  expect(sheetFaults({ ...empty, price }, null)).toEqual([]);
  expect(sheetFaults({ ...empty, price: { ...price, lowMinor: null } }, null)).toHaveLength(1);
  expect(sheetFaults({ ...empty, price: { ...price, highMinor: 1 } }, null)).toEqual([
    { at: 'price', message: 'low is above high' },
  ]);
});
test('a code is one of the rubric with one of its anchors; not observable is a code of its own', () => {
  expect(sheetFaults({ ...empty, codes: { named: null } }, rubric)).toEqual([]);
  expect(sheetFaults({ ...empty, codes: { named: 2 } }, rubric)).toEqual([
    { at: 'codes.named', message: 'has no anchor 2' },
  ]);
  expect(sheetFaults({ ...empty, codes: { other: 1 } }, rubric)).toHaveLength(1);
});
test('a call that belongs to no inquiry has no rubric', () => {
  expect(sheetFaults({ ...empty, codes: { named: 1 } }, null)).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { oneAhead } from '../../../services/inbox/mailboxes/one-ahead.ts';

async function* counting(told: string[], failAt = Number.POSITIVE_INFINITY): AsyncGenerator<number> {
  for (let n = 1; n <= 3; n += 1) {
    told.push(`makes ${n}`);
    await Promise.resolve();
    if (n === failAt) throw new Error(`cannot make ${n}`);
    told.push(`made ${n}`);
    yield n;
  }
}

test('the next portion is made while one is stored, and all come in their order', async () => {
  const told: string[] = [];
  for await (const n of oneAhead(counting(told))) {
    told.push(`stores ${n}`);
    await new Promise((resolve) => setImmediate(resolve));
    told.push(`stored ${n}`);
  }
  expect(told.filter((one) => one.startsWith('store'))).toEqual(
    [1, 2, 3].flatMap((n) => [`stores ${n}`, `stored ${n}`]),
  );
  expect(told.indexOf('made 2')).toBeLessThan(told.indexOf('stored 1'));
  expect(told.indexOf('makes 3')).toBeGreaterThan(told.indexOf('stored 1'));
});

test('what was made before a failure is stored, and the failure comes after it', async () => {
  const stored: number[] = [];
  const all = async () => {
    for await (const n of oneAhead(counting([], 2))) stored.push(n);
  };
  await expect(all()).rejects.toThrow('cannot make 2');
  expect(stored).toEqual([1]);
});

test('where storing fails the portion that is being fetched is waited for, so that no mail seems to have broken anything', async () => {
  const told: string[] = [];
  const all = async () => {
    for await (const n of oneAhead(counting(told))) throw new Error(`cannot store ${n}`);
  };
  await expect(all()).rejects.toThrow('cannot store 1');
  expect(told).toEqual(['makes 1', 'made 1', 'makes 2', 'made 2']);
});

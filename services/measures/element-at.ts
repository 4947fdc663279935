import { impossible } from './impossible.ts';

/** The element that the caller's loop bounds promise to exist; a hole is a fault of ours and stops. */
export function elementAt<T>(items: ArrayLike<T>, index: number): T {
  const element = items[index];
  if (element === undefined) impossible('IMPOSSIBLE_INDEX', `index ${index} of ${items.length} elements`);
  return element;
}

import type { Waiting } from './take-in.ts';

export type PortionBounds = { mails: number; bytes: number };

/**
 * Mails that are fetched and stored together: one command, one transaction, one wait for the disk. A mail that is large, whose
 * size is not told, or that the connection broke at before goes alone, so that it cannot hold up its neighbours.
 * Order is kept: the cursor moves behind the last mail of a portion.
 */
export function portionsOf(
  waiting: readonly Waiting[],
  goesAlone: (uid: number) => boolean,
  bounds: PortionBounds,
): Waiting[][] {
  const portions: Waiting[][] = [];
  let open: Waiting[] = [];
  let bytes = 0;
  const close = (): void => {
    if (open.length > 0) portions.push(open);
    open = [];
    bytes = 0;
  };
  for (const mail of waiting) {
    const { size } = mail;
    if (size === undefined || size > bounds.bytes || goesAlone(mail.uid)) {
      close();
      portions.push([mail]);
      continue;
    }
    if (open.length >= bounds.mails || bytes + size > bounds.bytes) close();
    open.push(mail);
    bytes += size;
  }
  close();
  return portions;
}

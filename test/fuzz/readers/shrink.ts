const MOST_TRIES = 300;
const MOST_MS = 60_000;

/** The smallest input found that still fails: pieces are left out, larger ones first (ddmin, Zeller 2002, without its tests of complements alone). */
export async function shrink(input: Buffer, fails: (less: Buffer) => Promise<boolean>): Promise<Buffer> {
  const end = Date.now() + MOST_MS;
  let best = input;
  let tries = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length; ) {
      if (tries >= MOST_TRIES || Date.now() > end) return best;
      tries += 1;
      const less = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await fails(less)) best = less;
      else at += size;
    }
  }
  return best;
}

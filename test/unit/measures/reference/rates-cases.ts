import { logRankEvents } from '../../../../services/measures/power/log-rank-events.ts';
import { halfWidth } from '../../../../services/measures/power/precision.ts';
import {
  mdeTwoProp,
  type Planned,
  powerTwoProp,
  sampleSizeTwoProp,
} from '../../../../services/measures/power/two-proportions.ts';
import { blockedAssign } from '../../../../services/measures/random/blocked-assign.ts';
import { hashSample } from '../../../../services/measures/random/hash-sample.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';
import { type XoshiroState, xoshiro } from '../../../../services/measures/random/xoshiro.ts';
import { hypergeomCI } from '../../../../services/measures/rates/hypergeometric.ts';
import { newcombeDiff } from '../../../../services/measures/rates/newcombe-diff.ts';
import { newcombePaired } from '../../../../services/measures/rates/newcombe-paired.ts';
import { type RakeInput, rake } from '../../../../services/measures/rates/rake.ts';
import { stratifiedProportion } from '../../../../services/measures/rates/stratified-proportion.ts';
import { twoFrameWeights } from '../../../../services/measures/rates/two-frame-weights.ts';
import { wilson } from '../../../../services/measures/rates/wilson.ts';
import { wilsonFpc } from '../../../../services/measures/rates/wilson-fpc.ts';
import { type Dispatch, on, rowsOf } from './dispatch.ts';

type Drawn = { x: number; n: number; N: number };
type Draw = { seed: string; stratum: string; ids: string[]; n: number; K: number };

/** Draws of each kind, each from a fresh stream of the same seed. */
function drawsOf({ seed }: { seed: string }) {
  const [words, whole, real] = [seededStream(seed), seededStream(seed), seededStream(seed)];
  return {
    state: words.state,
    u32: Array.from({ length: 4 }, words.u32),
    int10: Array.from({ length: 12 }, () => whole.int(10)),
    double: Array.from({ length: 3 }, real.double),
    shuffle8: seededStream(seed).shuffle([0, 1, 2, 3, 4, 5, 6, 7]),
  };
}

export const RATES_CASES: Dispatch = {
  wilson: on(({ x, n, conf }: { x: number; n: number; conf: number }) => wilson(x, n, conf)),
  wilsonFpc: on(({ x, n, N }: Drawn) => wilsonFpc(x, n, N)),
  hypergeomCI: on(({ x, n, N }: Drawn) => hypergeomCI(x, n, N)),
  newcombeDiff: on(({ x1, n1, x2, n2 }: Record<'x1' | 'n1' | 'x2' | 'n2', number>) => newcombeDiff(x1, n1, x2, n2)),
  newcombePaired: on(newcombePaired),
  stratifiedProportion: on((input: Record<'N' | 'n' | 'x', number[]>) =>
    stratifiedProportion(rowsOf(input, ['N', 'n', 'x'])),
  ),
  rake: on((input: RakeInput) => rake(input)),
  twoFrameWeights: on(twoFrameWeights),
  xoshiro: on(({ state }: { state: XoshiroState }) => Array.from({ length: 10 }, xoshiro(state))),
  seededStream: on(drawsOf),
  hashSample: on(({ seed, stratum, ids, n }: Draw) => {
    const drawn = hashSample(seed, stratum, ids, n);
    if (drawn.kind === 'refused') return drawn;
    return {
      selected: drawn.selected,
      keys: Object.fromEntries(drawn.keys.map(({ id, key }) => [id, key.slice(0, 16)])),
    };
  }),
  blockedAssign: on(({ seed, stratum, ids, K }: Draw) => {
    const drawn = blockedAssign(seed, stratum, ids, K);
    return drawn.kind === 'refused' ? drawn : { order: drawn.order, arm: Object.fromEntries(drawn.arm) };
  }),
  sampleSizeTwoProp: on(({ p1, p2, ...planned }: Planned & { p1: number; p2: number }) =>
    sampleSizeTwoProp(p1, p2, planned),
  ),
  powerTwoProp: on(({ n, p1, p2, alpha }: Record<'n' | 'p1' | 'p2' | 'alpha', number>) =>
    powerTwoProp(n, p1, p2, alpha),
  ),
  mdeTwoProp: on(({ p1, nPerArm, ...planned }: Planned & { p1: number; nPerArm: number[] }) =>
    nPerArm.map((n) => mdeTwoProp(p1, n, planned)),
  ),
  halfWidth: on((input: { p: number; n: number[]; N: (number | null)[] }) =>
    input.n.flatMap((n) =>
      input.N.filter((N) => N === null || n <= N).map((N) => ({ n, N, halfWidth: halfWidth(input.p, n, N) })),
    ),
  ),
  logRankEvents: on(({ hr, alloc, ...planned }: Planned & { hr: number; alloc: number }) =>
    logRankEvents(hr, alloc, planned),
  ),
};

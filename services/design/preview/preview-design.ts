import { protocolBurden } from '../burden/protocol-burden.ts';
import type { BurdenStep } from '../burden/step-minutes.ts';
import type { DoubtfulPair, FrameUnit, UnplacedRow } from '../frames/frame-unit.ts';
import { type PreparedFrame, prepareFrame, type RankingFiles } from '../frames/prepare-frame.ts';
import type { RowFault } from '../frames/ranking-row.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';
import type { StratumShare } from '../sampling/allocate.ts';
import { designDraw } from '../sampling/design-draw.ts';
import { type ContactFacts, type ExclusionReason, exclusionReasons } from '../sampling/eligibility.ts';
import { type FactorPower, powerTable } from './power-table.ts';

/** What a researcher sees before launch. Nothing in it depends on the seed: looking cannot choose the sample. */
export type DesignPreview = {
  readonly kind: 'preview';
  readonly rankings: readonly {
    readonly frame: string;
    readonly sha256: string;
    readonly rowsRead: number;
    readonly rowsRejected: number;
  }[];
  readonly rowFaults: readonly RowFault[];
  readonly doubtful: readonly DoubtfulPair[];
  readonly unplaced: readonly UnplacedRow[];
  readonly frameSize: number;
  /** Every studio that may be drawn, with all its listings. */
  readonly units: readonly FrameUnit[];
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly strata: readonly StratumShare[];
  /** Studios written to. */
  readonly sampleSize: number;
  readonly arms: number;
  /** Half the width of the 95% interval of the reply rate, in percentage points, over all studios of the frame. */
  readonly halfWidthPoints: number | null;
  readonly power: readonly FactorPower[];
  readonly burden: BurdenPreview;
};

/** Rule E2: the whole campaign's burden, shown before launch. Money in minor units. */
export type BurdenPreview = {
  readonly steps: readonly { readonly step: BurdenStep; readonly minutes: number }[];
  readonly minutesPerStudio: number;
  readonly closeMinutes: number;
  readonly hours: number;
  readonly hoursCap: number;
  readonly costMinor: number;
  readonly currency: string;
};

export type PreviewOutcome =
  | DesignPreview
  | Extract<PreparedFrame, { kind: 'refused' }>
  | {
      readonly kind: 'not_drawable';
      readonly why: 'sample_too_large' | 'frame_empty' | 'strata_exceed_size';
      readonly wanted: number;
      readonly available: number;
    };

/** Reads and merges the rankings and shows frame, strata, precision, power and burden of a checked protocol. */
export async function previewDesign(
  protocol: Protocol,
  files: RankingFiles,
  facts: ContactFacts,
  tell?: (frame: string, rows: number) => void,
): Promise<PreviewOutcome> {
  const frame = await prepareFrame(protocol, files, tell);
  if (frame.kind === 'refused') return frame;
  const { eligible, excluded, sample } = designDraw(frame.merged.units, facts, protocol, protocol.sampling.seed);
  if (sample.kind === 'refused') return { ...sample, kind: 'not_drawable' };
  const sampleSize = sample.drawn.length;
  const reasons = exclusionReasons.map(
    (reason) => [reason, excluded.filter((unit) => unit.reason === reason).length] as const,
  );
  return {
    kind: 'preview',
    rankings: frame.sources.map(({ frame: id, sha256, rowsRead, rowsRejected }) => ({
      frame: id,
      sha256,
      rowsRead,
      rowsRejected,
    })),
    rowFaults: frame.sources.flatMap(({ faults }) => faults),
    doubtful: frame.merged.doubtful,
    unplaced: frame.merged.unplaced,
    frameSize: eligible.length,
    units: eligible,
    excluded: Object.fromEntries(reasons) as Record<ExclusionReason, number>,
    strata: sample.strata,
    sampleSize,
    arms: Object.values(protocol.arms).reduce((product, levels) => product * levels.length, 1),
    ...powerTable(protocol.arms, sampleSize, eligible.length),
    burden: burdenOf(protocol, sampleSize),
  };
}

/** Burden of so many studios under the scripts and rules of a protocol. */
export function burdenOf({ scripts, rules }: Pick<Protocol, 'scripts' | 'rules'>, studios: number): BurdenPreview {
  const burden = protocolBurden(scripts, rules);
  const hours = (burden.minutesPerStudio * studios) / 60;
  const { amountMinor, currency } = rules.hourlyCost;
  return {
    ...burden,
    hours,
    hoursCap: rules.campaignBurdenHours,
    costMinor: Math.round(hours * amountMinor),
    currency,
  };
}

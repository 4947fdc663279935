import type { FrameUnit } from '../frames/frame-unit.ts';
import type { Channel, Language } from '../protocol/schema/primitives.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';
import { type Drawn, drawSample, type SampleDraw } from './draw-sample.ts';
import { type ContactFacts, type ExclusionReason, eligibility } from './eligibility.ts';
import { stratumOf } from './stratum.ts';

/** A studio of a wave's frame. */
export type ListedUnit = FrameUnit & { readonly stratum: string };

/** A listed studio that may be contacted. */
export type EligibleUnit = ListedUnit & {
  readonly language: Language;
  readonly channels: readonly [Channel, ...Channel[]];
};

export type ExcludedUnit<Reason extends string = ExclusionReason> = {
  readonly unit: FrameUnit;
  readonly reason: Reason;
};

export type DesignDraw = {
  readonly eligible: readonly EligibleUnit[];
  readonly excluded: readonly ExcludedUnit[];
  readonly sample: SampleDraw<EligibleUnit>;
};

export type DrawnUnit = Drawn<EligibleUnit>;

/** From the merged frame to the sample: who may be contacted, in which stratum, and who is drawn. */
export function designDraw(
  units: readonly FrameUnit[],
  facts: ContactFacts,
  protocol: Protocol,
  seed: string,
): DesignDraw {
  const eligible: EligibleUnit[] = [];
  const excluded: ExcludedUnit[] = [];
  const languageOf = new Map(protocol.frames.map(({ id, language }) => [id, language]));
  for (const unit of units) {
    const judged = eligibility(unit, facts, protocol);
    if (judged.kind === 'excluded') {
      excluded.push({ unit, reason: judged.reason });
      continue;
    }
    // The best-ranked listing decides in which language a studio of two rankings is addressed.
    const language = languageOf.get(unit.provenance[0].frame) ?? 'en';
    eligible.push({ ...unit, stratum: stratumOf(unit, protocol.sampling), language, channels: judged.channels });
  }
  return { eligible, excluded, sample: drawSample(eligible, protocol.sampling, seed) };
}

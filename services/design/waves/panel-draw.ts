import type { DispositionName } from '../../measures/outcome/dispositions.ts';
import type { FrameUnit } from '../frames/frame-unit.ts';
import type { Language } from '../protocol/schema/primitives.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';
import type { DrawnUnit, ExcludedUnit, ListedUnit } from '../sampling/design-draw.ts';
import { type ContactFacts, eligibility, type PanelExclusionReason } from '../sampling/eligibility.ts';

/** A studio of an earlier wave's sample, as it was drawn then and as that wave left it. */
export type PanelMember = {
  readonly unit: ListedUnit;
  readonly language: Language;
  readonly drawOrder: number;
  readonly inclusionProbability: number;
  readonly disposition: DispositionName | null;
};

export type PanelDraw = {
  readonly drawn: readonly DrawnUnit[];
  readonly excluded: readonly ExcludedUnit<PanelExclusionReason>[];
};

/** Outcomes of the earlier wave after which there is no studio to ask again. */
const gone: Partial<Record<DispositionName, PanelExclusionReason>> = {
  DUPLICATE: 'merged',
  CLOSED: 'closed',
  OUT_OF_SCOPE: 'out_of_scope',
};

/**
 * The studios of an earlier wave that are asked again, each with its place and probability of the first draw: a panel is drawn once.
 * Who is left out is left out with a reason, and the reasons are counted. Order of the input does not matter.
 */
export function panelDraw(members: readonly PanelMember[], facts: ContactFacts, protocol: Protocol): PanelDraw {
  const drawn: DrawnUnit[] = [];
  const excluded: ExcludedUnit<PanelExclusionReason>[] = [];
  for (const { unit, language, drawOrder, inclusionProbability, disposition } of members) {
    const lost = disposition === null ? undefined : gone[disposition];
    const judged = eligibility(unit, facts, protocol);
    if (lost !== undefined) excluded.push({ unit, reason: lost });
    else if (judged.kind === 'excluded') excluded.push({ unit, reason: whyNot(judged.reason, disposition) });
    else
      drawn.push({
        unit: { ...unit, language, channels: judged.channels },
        drawOrder,
        inclusionProbability,
      });
  }
  return { drawn: drawn.toSorted((a, b) => a.drawOrder - b.drawOrder), excluded };
}

/** A studio that said so during the earlier wave opted out; one whose domain stands on the list for another cause is suppressed. */
function whyNot(reason: PanelExclusionReason, disposition: DispositionName | null): PanelExclusionReason {
  return reason === 'suppressed' && disposition === 'OPTED_OUT' ? 'opted_out' : reason;
}

/** Studios left out by reason; reasons that never occurred are absent. */
export function countExclusions(
  excluded: readonly { readonly unit: FrameUnit; readonly reason: PanelExclusionReason }[],
): Readonly<Partial<Record<PanelExclusionReason, number>>> {
  const counts: Partial<Record<PanelExclusionReason, number>> = {};
  for (const { reason } of excluded) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

import type { InquirySilence } from '../../field/follow-ups/silence-of-wave.ts';
import { closedStages } from '../../measures/funnel/closed-stages.ts';
import { DISPOSITIONS, type DispositionName } from '../../measures/outcome/dispositions.ts';
import { isReply, type Settled } from './answer-rates.ts';
import type { WaveCodes } from './coded-shares.ts';
import { ownedShare, ownerOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { FunnelReport } from './life-schema.ts';

const STAGES = [
  'sampled',
  'deliverable',
  'delivered',
  'replied',
  'substantive',
  'materials',
  'quote',
  'reminded',
] as const;
type Stage = (typeof STAGES)[number];

/** Items of the codebook that say which of the five materials came. */
const MATERIAL = /^material-/;

/**
 * The funnel of statistics 5.1 over inquiries whose window is over. Stages after the answer are counted for those who answered of their own
 * accord only, so that it agrees with the rates; a reminder counts where the studio is in the denominator of reminders.
 */
export function funnelEstimates(
  settled: readonly Settled[],
  { codes }: WaveCodes,
  silences: readonly InquirySilence[],
  from: Provenance,
): FunnelReport {
  const material = codes.filter(({ item }) => MATERIAL.test(item));
  const sent = new Set(material.filter(({ value }) => value !== null && value > 0).map(({ inquiryId }) => inquiryId));
  const reminded = new Set<string>(
    silences
      .filter(({ silence }) => silence.kind === 'silence' && silence.counts && silence.firstAfterMs !== null)
      .map(({ inquiryId }) => inquiryId),
  );
  const coded = material.length > 0;
  const stages = STAGES.filter((stage) => coded || stage !== 'materials');
  const reached = settled.map((one) => stagesOf(one, sent, reminded));
  const counted = closedStages(stages, reached);
  // A later stage sets all earlier ones: how far each came is the last stage that it has.
  const furthest = reached.map((own) => stages.findLastIndex((stage) => own.has(stage)));
  const share = (definition: string, index: number, base: number, of: string): Estimate => {
    const owned = settled.flatMap((one, at) => {
      const came = furthest[at] ?? -1;
      return came < base ? [] : [[ownerOf(one.facts), came >= index] as const];
    });
    return ownedShare(definition, owned, of, from);
  };
  return {
    coded,
    stages: counted.map(({ stage, count }, index) => ({
      stage,
      count,
      ofFirst: share('funnel_of_sampled', index, 0, 'windows_over'),
      ofPrevious: index === 0 ? null : share('funnel_of_previous', index, index - 1, 'stage_before'),
    })),
  };
}

const CLASS_OF: ReadonlyMap<DispositionName, string> = new Map(DISPOSITIONS.map((one) => [one.name, one.class]));
const LOST: ReadonlySet<string> = new Set(['NE', 'UDs', 'UDo']);

function stagesOf(one: Settled, sent: ReadonlySet<string>, reminded: ReadonlySet<string>): Set<Stage> {
  const group = CLASS_OF.get(one.name) ?? '';
  const { inquiryId, quote } = one.facts;
  const reached = new Set<Stage>(['sampled']);
  if (group !== 'NE') reached.add('deliverable');
  if (!LOST.has(group)) reached.add('delivered');
  if (!isReply(one)) return reached;
  reached.add('replied');
  if (one.name === 'SUBSTANTIVE') reached.add('substantive');
  if (sent.has(inquiryId)) reached.add('materials');
  if (quote?.basis === 'project') reached.add('quote');
  if (reminded.has(inquiryId)) reached.add('reminded');
  return reached;
}

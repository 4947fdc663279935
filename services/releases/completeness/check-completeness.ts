import { type PartialProtocol, present } from '../../design/protocol/partial-protocol.ts';
import type { Cube } from '../cube/build-cube.ts';
import type { Words } from '../dictionary/variables.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { CRITICS, type CriticId } from './critics.ts';

/** `declared`: this release does not measure it, and its page says so. `missing`: it had to be there, so nothing is published. */
export type Answered = 'answered' | 'declared' | 'missing';
export type CompletenessLine = {
  readonly id: CriticId;
  readonly critics: string;
  readonly claim: Words;
  readonly status: Answered;
};

type Facts = { readonly snapshot: Snapshot; readonly cube: Cube; readonly protocol: PartialProtocol };

const need = (holds: boolean): Answered => (holds ? 'answered' : 'missing');
const offer = (holds: boolean): Answered => (holds ? 'answered' : 'declared');
const said = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** Answered by how this program counts, whatever the campaign: the rule is in the methods. */
const BY_CONSTRUCTION = 'answered' as const;
/** This version of the program does not measure it. */
const NOT_MEASURED = 'declared' as const;

const CHECKS: Readonly<Record<CriticId, (facts: Facts) => Answered>> = {
  axes: ({ protocol }) => need(present(protocol.objective?.estimands).every(({ axis }) => axis !== undefined)),
  businessDay: ({ cube }) => offer(statusOf(cube, 'within_business_day') !== 'not_available'),
  parallel: ({ cube }) => need(cube.cases.length > 0),
  writer: ({ protocol }) => offer(present(protocol.arms?.personas).length > 1),
  preferred: ({ protocol }) => need(everyOf(present(protocol.personas), (one) => one.preferredChannel !== undefined)),
  acknowledgement: () => BY_CONSTRUCTION,
  effort: ({ cube }) => (intervalsStand(cube) ? NOT_MEASURED : 'missing'),
  suspicion: ({ cube }) => offer(isCoded(cube) || isPublished(cube, 'AR2_without_doubted')),
  dates: ({ protocol }) =>
    protocol.schedule === undefined ? 'missing' : offer((protocol.schedule.lengthDays ?? 0) > 1),
  verdict: ({ cube }) => need(cube.thresholds.K >= 10),
  region: ({ cube }) => need(cube.rows.some(({ table }) => table === 'city-tier')),
  private: ({ protocol }) => need(said(protocol.ethics?.benefit)),
  objective: ({ protocol, snapshot }) =>
    need(
      said(protocol.objective?.question) &&
        present(protocol.objective?.estimands).some(({ role }) => role === 'primary') &&
        snapshot.wave.approvals > 0,
    ),
  sources: ({ protocol }) =>
    need(said(protocol.rules?.hourlyCost?.source) && everyOf(present(protocol.frames), ({ source }) => said(source))),
  metricAxis: () => BY_CONSTRUCTION,
  substance: () => NOT_MEASURED,
  window: ({ snapshot }) => need(snapshot.wave.windowDays >= 30),
  late: ({ cube }) => need(cube.rows.some(({ table }) => table === 'delay-curve')),
  deadline: ({ protocol, cube }) =>
    offer(protocol.scripts?.answerByDays === undefined || isPublished(cube, 'by_stated_day')),
  budgets: ({ protocol }) => offer(present(protocol.arms?.budgets).length > 1),
  interest: ({ protocol, snapshot }) => need(said(protocol.interest?.conflict) && snapshot.pairs.length > 0),
  rank: ({ snapshot }) => offer(snapshot.observations.some(({ rankPercent }) => rankPercent !== null)),
  methods: ({ protocol }) =>
    need(said(protocol.title) && protocol.ethics !== undefined && protocol.sampling !== undefined),
  counts: ({ cube }) => need(countsStand(cube)),
  frame: ({ protocol, snapshot }) =>
    need(said(protocol.objective?.geography) && snapshot.frame.sources.length > 0 && snapshot.frame.strata.length > 0),
  letters: ({ protocol }) => need(lettersStand(protocol)),
  delivery: () => BY_CONSTRUCTION,
  debrief: ({ protocol, snapshot }) =>
    protocol.publication?.debrief === undefined ? 'missing' : offer(snapshot.debrief !== undefined),
  form: () => BY_CONSTRUCTION,
  channels: () => NOT_MEASURED,
  scope: ({ protocol }) => need(said(protocol.objective?.scope)),
  segments: ({ protocol }) => offer(present(protocol.sampling?.strata).includes('price-tier')),
  ledger: ({ snapshot }) => need(snapshot.burdenMinutes > 0),
  phone: ({ protocol }) => need(everyOf(present(protocol.personas), ({ phone }) => phone !== undefined)),
  expectations: () => NOT_MEASURED,
  brief: ({ protocol }) =>
    need(everyOf(present(protocol.scripts?.letters), ({ complexity }) => complexity !== undefined)),
  roleDelay: ({ protocol }) => offer(present(protocol.arms?.personas).length > 1),
  followUps: ({ protocol }) => need(protocol.rules?.nudge !== undefined),
  codebook: ({ protocol }) =>
    need(
      everyOf(
        present(protocol.rubric?.items),
        ({ question, anchors, notObservable }) => said(question) && said(notObservable) && present(anchors).length > 1,
      ),
    ),
  words: () => BY_CONSTRUCTION,
  questions: ({ protocol }) => offer(hasItem(protocol, /question|interrog/u)),
  perChannel: ({ protocol }) => need(present(protocol.arms?.channels).length > 0),
  stages: ({ cube }) => need(cube.rows.some(({ table }) => table === 'funnel')),
  priceStages: () => NOT_MEASURED,
  detection: ({ cube }) => offer(isCoded(cube) || isPublished(cube, 'doubted')),
  limits: () => BY_CONSTRUCTION,
  covariates: () => NOT_MEASURED,
  name: ({ protocol }) => offer(hasItem(protocol, /(?:^|-)named?(?:-|$)/u)),
  fallback: () => BY_CONSTRUCTION,
  prices: ({ cube }) => need(cube.rows.some(({ table }) => table === 'prices')),
};

/** The table that every release prints: what critics asked for, and whether it is answered from the data. Pure. */
export function checkCompleteness(snapshot: Snapshot, cube: Cube): CompletenessLine[] {
  const facts: Facts = { snapshot, cube, protocol: snapshot.protocol };
  return Object.keys(CRITICS)
    .filter((id): id is CriticId => Object.hasOwn(CRITICS, id))
    .map((id) => ({ id, ...CRITICS[id], status: CHECKS[id](facts) }));
}

/** Of nothing nothing holds: an empty list is a gap. */
function everyOf<T>(list: readonly T[], holds: (one: T) => boolean): boolean {
  return list.length > 0 && list.every(holds);
}

function statusOf({ rows }: Cube, variable: string): string | undefined {
  return rows.find((row) => row.table === 'total' && row.variable === variable)?.status;
}

function isPublished(cube: Cube, variable: string): boolean {
  return statusOf(cube, variable) === 'published';
}

function isCoded({ cases }: Cube): boolean {
  return cases.some(({ disposition }) => disposition === 'UNMASKED');
}

function hasItem(protocol: PartialProtocol, code: RegExp): boolean {
  return present(protocol.rubric?.items).some((item) => code.test(item.code ?? ''));
}

/** Units whose figures need no two bounds: a wait that lies open is bounded by the window, which the page prints; a p has none. */
const OPEN_UNITS: ReadonlySet<string> = new Set(['hours', 'working_hours', 'probability']);

function intervalsStand({ rows }: Cube): boolean {
  return rows.every(
    ({ status, unit, lower, upper }) =>
      status !== 'published' || OPEN_UNITS.has(unit) || (lower !== null && upper !== null),
  );
}

function countsStand({ rows }: Cube): boolean {
  const shares = rows.filter(({ status, method }) => status === 'published' && method === 'wilson');
  return shares.every(({ n, numerator, denominator }) => n !== null && numerator !== null && denominator !== '');
}

function lettersStand({ scripts, arms }: PartialProtocol): boolean {
  const followUps = [scripts?.secondStep, scripts?.nudge, scripts?.close];
  return (
    present(scripts?.letters).length > 0 &&
    followUps.every((one) => one !== undefined) &&
    present(arms?.wordings).length > 1
  );
}

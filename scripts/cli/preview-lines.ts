import type { PreviewOutcome } from '../../services/design/preview/preview-design.ts';

type Preview = Extract<PreviewOutcome, { kind: 'preview' }>;

const mostListed = 50;

/** What a frame and a design look like before launch, in lines; of long lists the first fifty (all with --json). */
export function previewLines(outcome: PreviewOutcome): string[] {
  if (outcome.kind === 'preview') return [...frameLines(outcome), ...designLines(outcome)];
  if (outcome.kind === 'not_drawable') {
    return [`cannot be drawn: ${outcome.why}, ${outcome.wanted} wanted of ${outcome.available}`];
  }
  return outcome.faults.map(({ frame, why, detail }) => `${frame}: ${why}: ${detail}`);
}

function frameLines({ rankings, rowFaults, units, doubtful, unplaced, frameSize, excluded }: Preview): string[] {
  const inSeveral = units.filter(({ provenance }) => new Set(provenance.map(({ frame }) => frame)).size > 1).length;
  return [
    ...rankings.map(
      ({ frame, rowsRead, rowsRejected }) => `ranking ${frame}: ${rowsRead} rows, ${rowsRejected} left out`,
    ),
    ...listed(
      rowFaults,
      ({ frame, line, column, reason, kept }) =>
        `  ${frame}, line ${line}${column === null ? '' : `, column ${column}`}: ${reason}${kept ? ' (the row stays)' : ''}`,
    ),
    `frame: ${frameSize} studios, ${inSeveral} of them in more than one ranking`,
    ...Object.entries(excluded)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `  left out, ${reason}: ${count}`),
    ...(doubtful.length === 0 ? [] : ['one studio or two? say so in sampling.sameStudio of the protocol:']),
    ...listed(doubtful, ({ domains: [one, other], because }) => `  [${one}, ${other}]  ${because}`),
    ...(unplaced.length === 0 ? [] : ['without a domain, so left out:']),
    ...listed(unplaced, ({ frame, line, name }) => `  ${frame}, line ${line}: ${name}`),
  ];
}

function designLines({ strata, sampleSize, arms, halfWidthPoints, power, burden }: Preview): string[] {
  return [
    `sample: ${sampleSize} studios in ${arms} arms`,
    ...strata.map(({ stratum, N, n }) => `  ${stratum}: ${n} of ${N}`),
    ...(halfWidthPoints === null ? [] : [`reply rate: known to ±${halfWidthPoints.toFixed(1)} points`]),
    ...power.map(
      ({ factor, downPoints, upPoints }) =>
        `  ${factor}: shows differences of ${points(downPoints)} down or ${points(upPoints)} up`,
    ),
    `burden: ${burden.minutesPerStudio.toFixed(1)} minutes a studio, ${burden.hours.toFixed(1)} hours in all (cap ${burden.hoursCap}), ${Math.round(burden.costMinor / 100)} ${burden.currency}`,
  ];
}

const points = (value: number | null): string => (value === null ? 'none' : `${value.toFixed(1)} points`);

function listed<T>(all: readonly T[], line: (one: T) => string): string[] {
  const more = all.length - mostListed;
  return [...all.slice(0, mostListed).map(line), ...(more > 0 ? [`  … and ${more} more (--json lists all)`] : [])];
}

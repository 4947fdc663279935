import type { ReleaseDocument } from '../release/release-document.ts';

/** One paragraph on what this is: counts and dates, no finding. */
export function abstractOf({ sampled, wave, snapshotSha256, rehearsal }: ReleaseDocument): string {
  const warning = rehearsal ? 'REHEARSAL: no studio of this release exists. ' : '';
  return (
    `${warning}How web studios answer an inquiry: ${sampled} sampled studios, one letter each, sent from ` +
    `${wave.launchedAt.slice(0, 10)} on, answers counted for ${wave.windowDays} days. Every figure carries n, numerator, ` +
    `denominator and a 95 % interval; figures of small groups are suppressed. Input SHA-256 ${snapshotSha256}.`
  );
}

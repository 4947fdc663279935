import { createHash } from 'node:crypto';
import { canonicalText } from '../protocol/hash.ts';

/**
 * How a further wave finds its studios: a panel asks those of an earlier wave again, so that pairs can be formed; a fresh draw
 * takes a new sample of the frame; volunteers are who asked to be audited, and in no public number.
 */
export const waveKinds = ['panel', 'fresh', 'volunteers'] as const;
export type WaveKind = (typeof waveKinds)[number];

/** What is committed to before a further wave: everything that decides whom it asks and how. */
export type WaveCommitment = {
  readonly campaign: string;
  readonly number: number;
  readonly kind: WaveKind;
  /** Number of the wave that a panel asks again; null for the other kinds. */
  readonly baseWave: number | null;
  readonly seed: string;
  readonly protocolHash: string;
};

/** The commitment as canonical JSON (RFC 8785) and its SHA-256, hex: what the second person approves (rules E18, E20). */
export function commitmentOf(commitment: WaveCommitment): { readonly text: string; readonly hash: string } {
  const text = canonicalText({ format: 'zerkalo-wave/1', ...commitment });
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
}

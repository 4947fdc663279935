import type { Dice } from '../dice.ts';
import { mutated } from './mutate.ts';
import type { OpenReader } from './open-reader.ts';
import { repacked } from './repack.ts';
import { shrink } from './shrink.ts';

export type ReaderFinding = {
  readonly reader: string;
  readonly fault: string;
  readonly input: Buffer;
  readonly from: number;
};
export type ReaderFigures = {
  readonly reader: string;
  readonly inputs: number;
  readonly bytes: number;
  /** The slowest input: computing time where the reader tells it, else the wall clock; and its length. */
  readonly slowest: { readonly ms: number; readonly bytes: number };
  /** Inputs that a reader gave up as its own bounds say; no fault. */
  readonly givenUp: number;
  readonly findings: ReaderFinding[];
};

/** Findings of one reader that are shrunk and told; more say nothing new. */
const MOST_FINDINGS = 8;

/** Gives a reader inputs until `until` says so. Each finding is shrunk as far as its fault stays the same. */
export async function fuzzReader(
  reader: OpenReader,
  seeds: readonly Buffer[],
  dice: Dice,
  until: (inputs: number) => boolean,
): Promise<ReaderFigures> {
  const findings: ReaderFinding[] = [];
  let [inputs, bytes, givenUp] = [0, 0, 0];
  let slowest = { ms: 0, bytes: 0 };
  const seen = new Set<string>();
  // The process of a reader starts with the first question.
  await reader.read(Buffer.from(''));
  while (!until(inputs) && findings.length < MOST_FINDINGS) {
    // The fixtures as they are come first.
    const whole = seeds[inputs];
    const input = whole ?? (reader.packs && dice.percent(50) ? await repacked(seeds, dice) : mutated(seeds, dice));
    inputs += 1;
    bytes += input.length;
    const began = performance.now();
    const told = await reader.read(input);
    const ms = (told.kind === 'read' ? told.ms : undefined) ?? performance.now() - began;
    if (ms > slowest.ms) slowest = { ms, bytes: input.length };
    if (told.kind === 'given_up') givenUp += 1;
    if (told.kind !== 'fault') continue;
    const sort = sortOf(told.fault);
    if (seen.has(sort)) continue;
    seen.add(sort);
    const small = await shrink(input, async (less) => {
      const again = await reader.read(less);
      return again.kind === 'fault' && sortOf(again.fault) === sort;
    });
    findings.push({ reader: reader.name, fault: told.fault, input: small, from: input.length });
  }
  return { reader: reader.name, inputs, bytes, slowest, givenUp, findings };
}

/** Faults that differ in figures alone are of one sort. */
function sortOf(fault: string): string {
  return fault.replaceAll(/\d+/gu, '0').slice(0, 120);
}

import { DISPOSITIONS } from '../../measures/outcome/dispositions.ts';
import type { DispositionClass } from '../../measures/outcome/outcome-rates.ts';
import type { Observation } from '../snapshot/snapshot.ts';

/** An observation with the classes that rates are counted by. */
export type Case = Observation & {
  readonly group: DispositionClass;
  /** In the denominator of AR2: not known to be undelivered. */
  readonly counted: boolean;
  readonly replied: boolean;
  /** Lost by the studio's own form or mail. */
  readonly lost: boolean;
  /** First human answer by phone or messenger; every other reply came by mail. */
  readonly voice: boolean;
};

const CLASS_OF: ReadonlyMap<string, DispositionClass> = new Map(DISPOSITIONS.map((one) => [one.name, one.class]));
const REPLIES: ReadonlySet<DispositionClass> = new Set<DispositionClass>(['I', 'P', 'R']);
const OUTSIDE: ReadonlySet<DispositionClass> = new Set<DispositionClass>(['UDs', 'UDo', 'NE']);

export function casesOf(observations: readonly Observation[]): Case[] {
  return observations.map((one) => {
    const group = CLASS_OF.get(one.disposition) ?? 'NE';
    const replied = REPLIES.has(group);
    const voice = replied && (one.mode === 'phone' || one.mode === 'messenger');
    return { ...one, group, counted: !OUTSIDE.has(group), replied, lost: group === 'UDs', voice };
  });
}

export function countOf(cases: readonly Case[], holds: (one: Case) => boolean): number {
  return cases.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0);
}

/** The kind of contact that AR2 is about. */
export function tallyOf(cases: readonly Case[]): { readonly n: number; readonly x: number } {
  return { n: countOf(cases, ({ counted }) => counted), x: countOf(cases, ({ replied }) => replied) };
}

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
  /** Whose studio it is; its own where no other studio of the wave shares its owner. */
  readonly owner: string;
};

const CLASS_OF: ReadonlyMap<string, DispositionClass> = new Map(DISPOSITIONS.map((one) => [one.name, one.class]));
const REPLIES: ReadonlySet<DispositionClass> = new Set<DispositionClass>(['I', 'P', 'R']);
const OUTSIDE: ReadonlySet<DispositionClass> = new Set<DispositionClass>(['UDs', 'UDo', 'NE']);

export function casesOf(observations: readonly Observation[]): Case[] {
  return observations.map((one) => {
    const group = CLASS_OF.get(one.disposition) ?? 'NE';
    const replied = REPLIES.has(group);
    const voice = replied && (one.mode === 'phone' || one.mode === 'messenger');
    const owner = one.details?.owner ?? one.unit;
    return { ...one, group, counted: !OUTSIDE.has(group), replied, lost: group === 'UDs', voice, owner };
  });
}

export function countOf(cases: readonly Case[], holds: (one: Case) => boolean): number {
  return cases.reduce((sum, one) => sum + (holds(one) ? 1 : 0), 0);
}

/** Whether some studios of the wave share an owner. */
export function hasOwners(cases: readonly Case[]): boolean {
  return new Set(cases.map(({ owner }) => owner)).size < cases.length;
}

/** Counts over some studios; `groups` are their owners, which is what disclosure control counts. */
export type Tally = { readonly n: number; readonly x: number; readonly groups: number };

/** How many of the studios have the property, and how many owners they belong to. */
export function tallyIn(of: readonly Case[], has: (one: Case) => boolean): Tally {
  return { n: of.length, x: countOf(of, has), groups: new Set(of.map(({ owner }) => owner)).size };
}

/** The kind of contact that AR2 is about. */
export function tallyOf(cases: readonly Case[]): Tally {
  return tallyIn(
    cases.filter(({ counted }) => counted),
    ({ replied }) => replied,
  );
}

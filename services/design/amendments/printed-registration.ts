import type { PathChange } from './changed-paths.ts';
import type { Registration } from './store/registration.ts';

/** What a release prints of the registration: nobody's name, only what holds, and only what concerns its wave. */
export type PrintedRegistration = {
  readonly versions: readonly { readonly hash: string; readonly registeredAt: string }[];
  readonly amendments: readonly {
    readonly hash: string;
    readonly previousHash: string;
    readonly at: string;
    readonly afterFirstLetter: boolean;
    readonly reason: string;
    readonly changes: readonly PathChange[];
  }[];
  readonly deviations: readonly {
    readonly wave: number | null;
    readonly happenedOn: string;
    readonly planned: string;
    readonly done: string;
    readonly why: string;
  }[];
};

/** Amendments in force and deviations of the whole campaign or of this wave, for the methods of a release. Pure. */
export function printedRegistration(registration: Registration, wave: number): PrintedRegistration {
  const { versions, amendments, deviations } = registration;
  return {
    versions: versions.map(({ hash, registeredAt }) => ({ hash, registeredAt })),
    amendments: amendments
      .filter(({ approvedBy }) => approvedBy !== null)
      .map(({ hash, previousHash, amendedAt, afterFirstLetter, reason, changes }) => ({
        ...{ hash, previousHash, at: amendedAt, afterFirstLetter, reason },
        changes: changes.map(({ path, change }) => ({ path, change })),
      })),
    deviations: deviations
      .filter((one) => one.wave === null || one.wave === wave)
      .map(({ wave: of, happenedOn, planned, done, why }) => ({ wave: of, happenedOn, planned, done, why })),
  };
}

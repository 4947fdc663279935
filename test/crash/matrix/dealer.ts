import { dice } from '../../city/seed.ts';
import type { Mark } from '../wire/mark.ts';
import { type Cell, cells, nameOf, type QueueKind, queues, type Victim } from './cells.ts';

export type Dealt = { readonly name: string; readonly cell: Cell; readonly marks: readonly Mark[] };

/** Deals the cells: each gets its least number first, the rest goes by chance. */
export type Dealer = {
  /** The next cell at which this process shall die, or null: it is spared, or enough died. */
  next: (queue: QueueKind, victim: Victim, kind?: string) => Dealt | null;
  /** Whether one of these processes shall ever die at a cell of these kinds. */
  wants: (queue: QueueKind, victims?: readonly Victim[], kinds?: readonly string[]) => boolean;
  died: (dealt: Dealt) => void;
  /** From now on everybody is spared. */
  end: () => void;
  ended: () => boolean;
  kills: () => number;
  /** Kills by cell, all cells of the order. */
  table: () => ReadonlyMap<string, number>;
  /** Cells that have not had their least number. */
  short: () => string[];
};

export type DealerOrder = {
  readonly seed: string;
  readonly kills: number;
  /** Least number for each cell. */
  readonly least: number;
  /** `point/kind/queue`; a part that is empty or left out is any. */
  readonly only: string;
  readonly told?: ((kills: number) => void) | undefined;
};

export function openDealer({ seed, kills, least, only, told }: DealerOrder): Dealer {
  const chance = dice(seed, 'cells');
  const table = new Map<string, number>();
  for (const queue of queues) {
    for (const cell of cells) {
      const name = nameOf(cell, queue);
      const parts = name.split('/');
      if (only.split('/').every((part, at) => part === '' || part === parts[at])) table.set(name, 0);
    }
  }
  let done = 0;
  let ended = false;
  const count = (name: string): number => table.get(name) ?? 0;
  return {
    next: (queue, victim, kind) => {
      const fit = cells.filter((cell) => cell.victim === victim && (kind === undefined || cell.kind === kind));
      const open = fit.filter((cell) => table.has(nameOf(cell, queue)));
      if (ended || done >= kills || open.length === 0) return null;
      // By chance among those: one that does not come about at the moment holds up no other.
      const needy = open.filter((cell) => count(nameOf(cell, queue)) < least);
      const cell = chance.pick(needy.length > 0 ? needy : open);
      return { name: nameOf(cell, queue), cell, marks: chance.pick(cell.turns) };
    },
    wants: (queue, victims, kinds) =>
      cells.some(
        (cell) =>
          victims?.includes(cell.victim) !== false &&
          kinds?.includes(cell.kind) !== false &&
          table.has(nameOf(cell, queue)),
      ),
    died: ({ name }) => {
      table.set(name, count(name) + 1);
      done += 1;
      told?.(done);
    },
    end: () => {
      ended = true;
    },
    ended: () => ended || done >= kills,
    kills: () => done,
    table: () => table,
    short: () => [...table].filter(([, died]) => died < least).map(([name]) => name),
  };
}

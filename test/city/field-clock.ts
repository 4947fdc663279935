import type { Agenda } from './agenda.ts';
import { wholeSecond } from './calendar.ts';

export type Advance = { kind: 'moved'; acted: number; nextDueAt: number | null } | { kind: 'backwards'; now: number };

export type FieldClock = {
  /** Field time in ms since the epoch, whole seconds. While an act is performed it is that act's due time. */
  now: () => number;
  advance: (to: number) => Promise<Advance>;
};

/**
 * The city's only clock: it stands still until it is told the time, then carries out what fell due, in order. An act
 * may plan further acts; those that fall due within the same advance are carried out too. Calls queue up, so that two
 * callers never interleave.
 */
export function openFieldClock(startAt: number, agenda: Agenda): FieldClock {
  let now = wholeSecond(startAt);
  let turn: Promise<unknown> = Promise.resolve();

  async function move(to: number): Promise<Advance> {
    if (to < now) return { kind: 'backwards', now };
    let acted = 0;
    for (let act = agenda.takeDue(to); act !== undefined; act = agenda.takeDue(to)) {
      now = Math.max(now, act.dueAt);
      await act.perform();
      acted += 1;
    }
    now = to;
    return { kind: 'moved', acted, nextDueAt: agenda.nextDueAt() };
  }

  return {
    now: () => now,
    advance: (to) => {
      const mine = turn.then(() => move(wholeSecond(to)));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

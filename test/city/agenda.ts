export type Act = { dueAt: number; perform: () => Promise<void> };

export type Agenda = {
  add: (act: Act) => void;
  nextDueAt: () => number | null;
  /** Takes the earliest act due at or before `now` off the agenda. */
  takeDue: (now: number) => Act | undefined;
};

/** What the city is going to do, by field time; acts of the same second keep the order in which they were planned. */
export function openAgenda(): Agenda {
  const acts: Act[] = [];
  return {
    add: (act) => {
      // Kept sorted on the way in: a city plans a few hundred acts, and the next one is asked for all the time.
      const later = acts.findIndex((planned) => planned.dueAt > act.dueAt);
      acts.splice(later === -1 ? acts.length : later, 0, act);
    },
    nextDueAt: () => acts[0]?.dueAt ?? null,
    takeDue: (now) => (acts[0] !== undefined && acts[0].dueAt <= now ? acts.shift() : undefined),
  };
}

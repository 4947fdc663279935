/** What one part of a rehearsal still has to do: work due or in flight now, and its next due moment in field time. */
export type Agenda = { open: number; nextDueAt: Date | null };

export type NextMoment = { kind: 'wait' } | { kind: 'advance'; to: Date } | { kind: 'finished' };

/**
 * The rehearsal's rule of time: field time stands still while anything is open anywhere, then jumps to the earliest due moment
 * of the service or of the world; with none left the rehearsal is finished.
 */
export function nextMoment(agendas: readonly Agenda[]): NextMoment {
  if (agendas.some((agenda) => agenda.open > 0)) return { kind: 'wait' };
  const due = agendas.flatMap((agenda) => (agenda.nextDueAt === null ? [] : [agenda.nextDueAt.getTime()]));
  return due.length === 0 ? { kind: 'finished' } : { kind: 'advance', to: new Date(Math.min(...due)) };
}

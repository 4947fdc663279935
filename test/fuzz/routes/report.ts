import { type FuzzRun, reachedRoutes } from './run.ts';

/** The run in words: what was asked and answered, which routes never let anybody in, the slowest, and every kind of fault once. */
export function tellRun(run: FuzzRun, seed: string, seconds: number, load: readonly number[]): string {
  const lines = [
    `seed ${seed}  calls ${run.calls}  in ${seconds.toFixed(0)} s  load ${load.map((one) => one.toFixed(1)).join(' ')}`,
  ];
  for (const [name, statuses] of [...run.tally].toSorted()) lines.push(`${name.padEnd(10)} ${toldStatuses(statuses)}`);
  const reached = new Set(reachedRoutes(run));
  const missed = run.all.filter((route) => !reached.has(route));
  lines.push(`routes answered with 2xx or 3xx: ${run.all.length - missed.length} of ${run.all.length}`);
  for (const route of missed) lines.push(`never ${route}  ${toldStatuses(run.answered.get(route) ?? new Map())}`);
  lines.push(`slowest: ${run.slowest.map(({ route, ms }) => `${route} ${Math.round(ms)} ms`).join(', ')}`);
  for (const [fault, first] of firstOfKind(run)) {
    lines.push(`FAULT ${fault}`, `  call ${first.call}: ${first.request}`, `  answer: ${first.answer}`);
  }
  const failed = [...run.tally.values()].flatMap((statuses) => [...statuses]).filter(([status]) => status >= 500);
  lines.push(`fuzz: ${run.faults.filter(({ fault }) => fault.includes(': status 5')).length} server errors`);
  lines.push(
    `faults ${run.faults.length}, answers of 5xx that routes promise ${failed.reduce((sum, [, count]) => sum + count, 0)}`,
  );
  return lines.join('\n');
}

function toldStatuses(statuses: ReadonlyMap<number, number>): string {
  const ordered = [...statuses].toSorted(([a], [b]) => a - b);
  return ordered.map(([status, count]) => `${status === 0 ? 'closed' : status}: ${count}`).join('  ');
}

function firstOfKind({ faults }: FuzzRun): Map<string, FuzzRun['faults'][number]> {
  const kinds = new Map<string, FuzzRun['faults'][number]>();
  for (const fault of faults) if (!kinds.has(fault.fault)) kinds.set(fault.fault, fault);
  return new Map([...kinds].slice(0, 200));
}

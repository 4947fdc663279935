import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessName, processNames, type Supervisor } from '../cli/supervisor.ts';
import { whileHeld } from './hold-a-request/store.ts';

export type Killer = { done: Promise<string[]>; stop: () => void };

const longestPauseMs = 6_000;
/** Every process of the service; the conductor is the rehearsal's own, no installation in the field has one. */
export const victims = processNames.filter((name) => name !== 'conductor');

/**
 * Kills processes with SIGKILL at random moments, the first one while a form request is held and not yet armed. Randomness is
 * meant: the rehearsal's facts must not depend on it.
 */
export function startKiller(databaseUrl: string, supervisor: Supervisor, kills: number): Killer {
  let stopped = false;
  const kill = (name: ProcessName, why: string): string | null => {
    const pid = supervisor.pids().get(name);
    if (pid === undefined) return null;
    process.kill(pid, 'SIGKILL');
    return `${name} ${pid} ${why}`;
  };
  const nextVictim = randomTurns();
  const run = async (): Promise<string[]> => {
    const log: string[] = [];
    if (kills > 0) {
      const held = await whileHeld(
        databaseUrl,
        () => stopped,
        () => kill('worker', 'while a request was held'),
      );
      if (held !== null) log.push(held);
    }
    while (log.length < kills && !stopped) {
      await sleep(500 + Math.random() * longestPauseMs);
      const done = stopped ? null : kill(nextVictim(), 'at a random moment');
      if (done !== null) log.push(done);
    }
    return log;
  };
  return {
    done: run(),
    stop: () => {
      stopped = true;
    },
  };
}

/** One after the other in random order, and again: with as many kills as processes each of them died. */
function randomTurns(): () => ProcessName {
  const left: ProcessName[] = [];
  return () => {
    if (left.length === 0) left.push(...victims);
    const [victim] = left.splice(Math.floor(Math.random() * left.length), 1);
    return victim ?? 'worker';
  };
}

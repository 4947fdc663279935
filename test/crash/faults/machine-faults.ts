import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Field } from './fault.ts';

export const machineFaults: readonly Fault[] = [
  {
    name: 'postgres-restarted',
    queue: 'postgres',
    times: 4,
    // In order, in order and away for a while, and twice by a crash.
    strike: ({ restartPostgres }, nth) =>
      restartPostgres([0, 15_000, 0, 5_000][nth] ?? 0, nth < 2 ? 'fast' : 'immediate'),
  },
  {
    name: 'dovecot-restarted',
    queue: 'postgres',
    times: 5,
    strike: ({ dovecot }, nth) => dovecot.restart(nth === 1 ? 15_000 : 500),
  },
  {
    name: 'disk-full',
    queue: 'postgres',
    times: 3,
    smallDisk: true,
    strike: async ({ disk, feed }) => {
      disk.fill();
      try {
        await feed();
        await sleep(12_000);
      } finally {
        disk.free();
      }
    },
  },
  {
    name: 'clock-jumps',
    queue: 'postgres',
    times: 6,
    preload: { module: 'shifted-date', into: ['worker', 'relay', 'poller', 'reader'] },
    strike: async (field) => {
      // Twice at the worker in one stretch of work: the jumps back are those that could make it wait.
      signal(field, field.chance.pick(['relay', 'poller', 'reader']));
      signal(field, 'worker');
      await sleep(2_500);
    },
  },
  {
    name: 'loop-blocked',
    queue: 'redis',
    times: 4,
    extra: ['worker'],
    preload: { module: 'blocked-loop', into: ['worker', 'relay', 'reader'] },
    strike: async (field, nth) => {
      signal(field, nth % 4 === 3 ? 'relay' : 'worker');
      signal(field, 'reader');
      await sleep(11_500);
    },
  },
];

/** Tells the module that was loaded into the first process of this name to do its work. */
function signal({ pids }: Field, name: 'worker' | 'relay' | 'poller' | 'reader'): void {
  const [pid] = pids(name);
  if (pid !== undefined) process.kill(pid, 'SIGUSR2');
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../../../services/platform/log.ts';
import { openQueue, type Queue } from '../../../services/platform/queue/queue.ts';
import type { QueueWorker } from '../../../services/platform/queue/queue-worker.ts';

export type ContractSide = {
  place: () => { queueUrl?: string; databaseUrl: string };
  /** Loses the whole queue. */
  lose: () => Promise<void>;
};

const log = openLog('queue-contract', 'silent');

/** What every caller may rely on, whichever database the queue lives in. */
export function queueKeepsItsContract({ place, lose }: ContractSide): void {
  let queue: Queue;
  const workers: QueueWorker[] = [];
  const work = async (run: (attemptId: string, signal: AbortSignal) => Promise<void>, concurrency = 1) => {
    const worker = await queue.work('attempt.run', { concurrency }, ({ attemptId }, signal) => run(attemptId, signal));
    workers.push(worker);
    return worker;
  };
  beforeEach(async () => {
    await lose();
    queue = await openQueue({ ...place(), log });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await queue.close();
  });

  test('a wake reaches a worker with its ids, whether the worker came before or after it', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    const seen: string[] = [];
    await queue.wake('attempt.run', early, { attemptId: early });
    await work(async (id) => void seen.push(id));
    await queue.wake('attempt.run', late, { attemptId: late });
    await vi.waitFor(() => expect(seen).toEqual([early, late]), 5_000);
  });

  test('a hundred doubled and reordered wakes run each id once', async () => {
    const ids = Array.from({ length: 100 }, () => randomUUID());
    const wakes = ids.map((id) => ({ id, data: { attemptId: id } }));
    await queue.wakeMany('attempt.run', wakes);
    await queue.wakeMany('attempt.run', wakes.toReversed());
    await queue.wake('attempt.run', ids[7] ?? '', { attemptId: ids[7] ?? '' });
    expect(await queue.depth('attempt.run')).toBe(100);
    const seen: string[] = [];
    await work(async (id) => void seen.push(id), 10);
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(0), 10_000);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('a wake for work that is running is dropped, and the same id can be woken again afterwards', async () => {
    const id = randomUUID();
    const release = Promise.withResolvers<void>();
    let runs = 0;
    await work(async () => {
      runs += 1;
      if (runs === 1) await release.promise;
    });
    await queue.wake('attempt.run', id, { attemptId: id });
    await vi.waitFor(() => expect(runs).toBe(1), 5_000);
    await queue.wake('attempt.run', id, { attemptId: id });
    release.resolve();
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(0), 5_000);
    expect(runs).toBe(1);
    await queue.wake('attempt.run', id, { attemptId: id });
    await vi.waitFor(() => expect(runs).toBe(2), 5_000);
  });

  test('the state tells what waits and how long the first has waited, what runs, and nothing of what it is', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await queue.wake('attempt.run', first, { attemptId: first });
    await sleep(1_600);
    await queue.wake('attempt.run', second, { attemptId: second });
    const state = await queue.state('attempt.run');
    expect(state).toMatchObject({ waiting: 2, active: 0, delayed: 0, failed: 0 });
    expect(state?.oldestSeconds).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(state)).not.toContain(first);
    const release = Promise.withResolvers<void>();
    await work(async () => release.promise);
    await vi.waitFor(async () => expect(await queue.state('attempt.run')).toMatchObject({ active: 1 }), 5_000);
    release.resolve();
    const empty = { waiting: 0, active: 0, delayed: 0, failed: 0, oldestSeconds: null };
    await vi.waitFor(async () => expect(await queue.state('attempt.run')).toEqual(empty), 10_000);
  });

  test('ids with colons and ids of digits only are ids like any other', async () => {
    const seen: string[] = [];
    await work(async (id) => void seen.push(id));
    const [first, second] = [randomUUID(), randomUUID()];
    await queue.wake('attempt.run', 'wave:1:2', { attemptId: first });
    await queue.wake('attempt.run', '12', { attemptId: second });
    await vi.waitFor(() => expect(seen.toSorted()).toEqual([first, second].toSorted()), 5_000);
  });

  test('a worker runs as many at once as it was told, and no more', async () => {
    let running = 0;
    let most = 0;
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await work(async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(100);
      running -= 1;
    }, 4);
    await queue.wakeMany(
      'attempt.run',
      ids.map((id) => ({ id, data: { attemptId: id } })),
    );
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(0), 10_000);
    expect(most).toBe(4);
  });

  test('a worker that is told to stop says so to running work, waits for it and takes no more', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const story: string[] = [];
    const worker = await work(async (id, signal) => {
      story.push(`began ${id}`);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await sleep(200);
      story.push(`ended ${id}`);
    });
    await queue.wake('attempt.run', first, { attemptId: first });
    await vi.waitFor(() => expect(story).toHaveLength(1), 5_000);
    await queue.wake('attempt.run', second, { attemptId: second });
    await worker.stop();
    expect(story).toEqual([`began ${first}`, `ended ${first}`]);
    expect(await queue.depth('attempt.run')).toBe(1);
  });

  test('work that throws is reported, not repeated, and does not stop the work behind it', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const seen: string[] = [];
    const reported = vi.spyOn(log, 'error').mockReturnValue(undefined);
    await work(async (id) => {
      seen.push(id);
      if (id === bad) throw new Error('the studio has no door');
    });
    await queue.wake('attempt.run', bad, { attemptId: bad });
    await queue.wake('attempt.run', good, { attemptId: good });
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(0), 5_000);
    expect(seen).toEqual([bad, good]);
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ topic: 'attempt.run' }), 'queue.handler_failed');
    reported.mockRestore();
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { openLog } from '../../../services/platform/log.ts';
import { openQueue } from '../../../services/platform/queue/queue.ts';
import type { ContractSide } from './queue-contract.ts';

const log = openLog('queue-contract', 'silent');
const lockMs = 1_000;

/** What callers may rely on when processes die and when the queue itself is lost. */
export function queueSurvivesCrashes({ place, lose }: ContractSide): void {
  test('work of a killed worker is not run again by the queue, and its id is free after the lock', async () => {
    await lose();
    const queue = await openQueue({ ...place(), log });
    const id = randomUUID();
    const child = startHangingWorker(place());
    await queue.wake('attempt.run', id, { attemptId: id });
    await once(child.stdout ?? child, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const runs: string[] = [];
    const worker = await queue.work('attempt.run', { concurrency: 1, lockMs }, async ({ attemptId }) => {
      runs.push(attemptId);
    });
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(0), { timeout: 10_000, interval: 50 });
    await sleep(lockMs);
    expect(runs).toEqual([]);
    await queue.wake('attempt.run', id, { attemptId: id });
    await vi.waitFor(() => expect(runs).toEqual([id]), 5_000);
    await worker.stop();
    await queue.close();
  });

  test('losing the whole queue under a running worker loses only hints', async () => {
    const queue = await openQueue({ ...place(), log });
    const [running, waiting] = [randomUUID(), randomUUID()];
    const release = Promise.withResolvers<void>();
    const ended: string[] = [];
    const worker = await queue.work('attempt.run', { concurrency: 1, lockMs }, async ({ attemptId }) => {
      await release.promise;
      ended.push(attemptId);
    });
    await queue.wakeMany(
      'attempt.run',
      [running, waiting].map((id) => ({ id, data: { attemptId: id } })),
    );
    await vi.waitFor(async () => expect(await queue.depth('attempt.run')).toBe(2), 5_000);
    await sleep(100);
    await lose();
    release.resolve();
    await vi.waitFor(() => expect(ended).toEqual([running]), 5_000);
    await queue.wake('attempt.run', waiting, { attemptId: waiting });
    await vi.waitFor(() => expect(ended).toEqual([running, waiting]), { timeout: 20_000, interval: 50 });
    await worker.stop();
    await queue.close();
  });
}

function startHangingWorker({ databaseUrl, queueUrl }: ReturnType<ContractSide['place']>): ChildProcess {
  const script = fileURLToPath(new URL('./hanging-worker.ts', import.meta.url));
  const args = [script, `${lockMs}`, databaseUrl, ...(queueUrl === undefined ? [] : [queueUrl])];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

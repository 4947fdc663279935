import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openLog } from '../../../services/platform/log.ts';
import { openQueue } from '../../../services/platform/queue/queue.ts';
import { freePort } from '../../support/ports.ts';

test.each(['redis', 'postgres'] as const)(
  'with %s away a wake is lost and reported, and nobody waits for it',
  async (kind) => {
    const log = openLog('test', 'silent');
    const reported = vi.spyOn(log, 'warn');
    const away = `${kind}://nobody@127.0.0.1:${await freePort()}/0`;
    const queue = await openQueue({ queueUrl: kind === 'redis' ? away : undefined, databaseUrl: away, log });
    const began = performance.now();
    await queue.wake('attempt.run', 'any', { attemptId: randomUUID() });
    await queue.close();
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(reported).toHaveBeenCalledWith(
      expect.objectContaining({ topic: 'attempt.run', wakes: 1 }),
      'queue.wake_lost',
    );
  },
);

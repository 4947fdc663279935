import type { Job } from 'bullmq';
import { Check } from 'typebox/value';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { consumerOptions, type QueueBackend } from './bullmq-backend.ts';
import { type Topic, topics, type WakeData } from './topics.ts';

/** `signal` is aborted when the worker is asked to stop: end at the next safe place, or finish; stop() waits for both. */
export type WorkHandler<T extends Topic> = (data: WakeData<T>, signal: AbortSignal) => Promise<void>;

/** `lockMs`: how long the queue believes in a worker that fell silent, machine time; 8 s when not given. */
export type WorkOptions = { concurrency: number; lockMs?: number | undefined };

export type QueueWorker = {
  /** Takes no new work, waits for running work, disconnects. Safe to call twice. */
  stop: () => Promise<void>;
};

const defaultLockMs = 8_000;

export async function startWorker<T extends Topic>(
  { backend, log }: { backend: QueueBackend; log: Log },
  topic: T,
  { concurrency, lockMs = defaultLockMs }: WorkOptions,
  handler: WorkHandler<T>,
): Promise<QueueWorker> {
  const stopping = new AbortController();
  const run = async (job: Job<unknown, void>): Promise<void> => {
    // Data of another version of the program, or of nobody: nothing can be done with it, and the tables still hold the work.
    if (!fits(topic, job.data)) return log.error({ topic, job: job.id }, 'queue.data_refused');
    try {
      await handler(job.data, stopping.signal);
    } catch (thrown) {
      log.error({ topic, job: job.id, error: messageOf(thrown), err: thrown }, 'queue.handler_failed');
      throw thrown;
    }
  };
  const trouble = (error: Error) => log.warn({ topic, error: error.message }, 'queue.trouble');
  const consumer = backend.consumer(topic, run, consumerOptions(concurrency, lockMs), trouble);
  await consumer.waitUntilReady();
  return {
    stop: () => {
      stopping.abort();
      return consumer.close();
    },
  };
}

function fits<T extends Topic>(topic: T, data: unknown): data is WakeData<T> {
  return Check(topics[topic], data);
}

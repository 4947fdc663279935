import { Queue, Worker } from 'bullmq';
import { jobOptions, type QueueBackend } from './bullmq-backend.ts';

const prefix = 'zerkalo';

/** BullMQ on Redis (ioredis). The server must run with `maxmemory-policy noeviction`, or wakes vanish under memory pressure. */
export function redisBackend(url: string): QueueBackend {
  return {
    producer: (topic, trouble) => {
      // A wake gives up soon when Redis is away: the relay finds the work again, the caller must not hang.
      const connection = { url, maxRetriesPerRequest: 1 };
      const queue = new Queue(topic, { connection, prefix, defaultJobOptions: jobOptions });
      queue.on('error', trouble);
      return queue;
    },
    consumer: (topic, run, options, trouble) => {
      const worker = new Worker(topic, run, { ...options, connection: { url, maxRetriesPerRequest: null }, prefix });
      worker.on('error', trouble);
      return worker;
    },
  };
}

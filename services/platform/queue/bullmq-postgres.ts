import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { openConnection } from '../database/open-connection.ts';
import { jobOptions, type QueueBackend } from './bullmq-backend.ts';

const schema = 'queue';

/** BullMQ on PostgreSQL: its tables and functions live in a schema of their own beside ours, made by `migrateQueue`. */
export function postgresBackend(connectionString: string): QueueBackend {
  const connection = (max: number) => ({
    connectionString,
    schema,
    max,
    connectionTimeoutMillis: 5_000,
    application_name: 'zerkalo-queue',
  });
  return {
    producer: (topic, trouble) => {
      const queue = new Queue(
        topic,
        { connection: connection(2), defaultJobOptions: jobOptions },
        createPostgresBackend,
      );
      queue.on('error', trouble);
      return queue;
    },
    consumer: (topic, run, options, trouble) => {
      const pool = connection(Math.min(options.concurrency + 1, 8));
      const worker = new Worker(topic, run, { ...options, connection: pool }, createPostgresBackend);
      worker.on('error', trouble);
      return worker;
    },
  };
}

/** Creates or updates the queue's schema in PostgreSQL; safe to run again and by several processes at once. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = await openConnection(databaseUrl, 10_000);
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}

import { Redis } from 'ioredis';
import { Client } from 'pg';

/** Loses everything the queue knows, as a crash of its server without a disk would. */
export const forget = {
  redis: async (url: string): Promise<void> => {
    const client = new Redis(url);
    await client.flushall();
    client.disconnect();
  },
  postgres: async (url: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('truncate queue.job, queue.event, queue.meta cascade');
    await client.end();
  },
};

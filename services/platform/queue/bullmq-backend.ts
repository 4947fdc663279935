import type { Job } from 'bullmq';
import type { Topic } from './topics.ts';

export type NewJob = { name: string; data: unknown; opts: { jobId: string } };

export type JobState = 'wait' | 'active' | 'delayed' | 'prioritized' | 'failed';

/** What this project uses of BullMQ's Queue, whatever database stands behind it. */
export type JobProducer = {
  addBulk: (jobs: NewJob[]) => Promise<unknown>;
  getJobCounts: (...states: JobState[]) => Promise<Record<string, number>>;
  /** Of a job nothing but the time of its making is used. */
  getJobs: (states: JobState[], start: number, end: number) => Promise<{ timestamp: number }[]>;
  close: () => Promise<void>;
};

/** What this project uses of BullMQ's Worker. */
export type JobConsumer = {
  waitUntilReady: () => Promise<unknown>;
  close: () => Promise<void>;
};

export type RunJob = (job: Job<unknown, void>) => Promise<void>;
export type ConsumerOptions = ReturnType<typeof consumerOptions>;

/** One of BullMQ's databases. `trouble` hears connection errors and lost locks; nothing of them is thrown. */
export type QueueBackend = {
  producer: (topic: Topic, trouble: (error: Error) => void) => JobProducer;
  consumer: (topic: Topic, run: RunJob, options: ConsumerOptions, trouble: (error: Error) => void) => JobConsumer;
};

/** A wake is tried once and leaves nothing behind: the id is free again as soon as the work is over. */
export const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/**
 * A worker that dies is noticed when its lock runs out; its job is then dropped, never started again (maxStalledCount 0,
 * maxStartedAttempts 1), because the right to act again is PostgreSQL's to give. Two passes of the stall check free the id.
 * @param lockMs how long the queue believes in a silent worker, machine time in milliseconds
 */
export function consumerOptions(concurrency: number, lockMs: number) {
  return {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: Math.max(Math.floor(lockMs / 2), 1),
    maxStalledCount: 0,
    maxStartedAttempts: 1,
  };
}

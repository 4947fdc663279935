import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { JobProducer, NewJob, QueueBackend } from './bullmq-backend.ts';
import { postgresBackend } from './bullmq-postgres.ts';
import { redisBackend } from './bullmq-redis.ts';
import { type QueueWorker, startWorker, type WorkHandler, type WorkOptions } from './queue-worker.ts';
import type { Topic, Wake, WakeData } from './topics.ts';

/**
 * Wakes workers; decides nothing. The same contract holds on Redis and on PostgreSQL (test/contract/queue):
 * each wake runs at most once; an id that waits or runs is not queued twice and is free again afterwards; everything here
 * may be lost without losing work, because due work is derived from the tables again.
 */
export type Queue = {
  /** Queues one hint. Never rejects: a queue that does not answer within 3 s is logged and the hint is lost. */
  wake: <T extends Topic>(topic: T, id: string, data: WakeData<T>) => Promise<void>;
  /** Like `wake` for many hints at once, in batches. */
  wakeMany: <T extends Topic>(topic: T, wakes: readonly Wake<T>[]) => Promise<void>;
  /** Starts to work; resolves when the worker is connected and listening. */
  work: <T extends Topic>(topic: T, options: WorkOptions, handler: WorkHandler<T>) => Promise<QueueWorker>;
  /** Hints that wait or run. */
  depth: (topic: Topic) => Promise<number>;
  /** Hints by state, and how long the first that waits has waited; undefined when the queue does not answer within 3 s. */
  state: (topic: Topic) => Promise<TopicState | undefined>;
  close: () => Promise<void>;
};

/** Counts of hints; `oldestSeconds` is machine time, null when none waits. Never what a hint carries. */
export type TopicState = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly oldestSeconds: number | null;
};

export type QueuePlace = { queueUrl?: string | undefined; databaseUrl: string; log: Log };

const batchSize = 500;
const patienceMs = 3_000;

/**
 * Redis when `queueUrl` is given (redis:// or rediss://), else PostgreSQL (needs `migrateQueue` once).
 * Connects on first use; a queue that is away is reported as the event `queue.trouble`.
 */
export async function openQueue({ queueUrl, databaseUrl, log }: QueuePlace): Promise<Queue> {
  const backend: QueueBackend = queueUrl === undefined ? postgresBackend(databaseUrl) : redisBackend(queueUrl);
  const producers = new Map<Topic, JobProducer>();
  const producer = (topic: Topic): JobProducer => {
    const known = producers.get(topic);
    if (known !== undefined) return known;
    const made = backend.producer(topic, (error) => log.warn({ topic, error: error.message }, 'queue.trouble'));
    producers.set(topic, made);
    return made;
  };
  const wakeMany = async <T extends Topic>(topic: T, wakes: readonly Wake<T>[]): Promise<void> => {
    for (let start = 0; start < wakes.length; start += batchSize) {
      const jobs = wakes.slice(start, start + batchSize).map((wake) => jobOf(topic, wake));
      const lost = await failureOf(producer(topic).addBulk(jobs));
      if (lost !== undefined) log.warn({ topic, wakes: jobs.length, error: lost }, 'queue.wake_lost');
    }
  };
  return {
    wake: (topic, id, data) => wakeMany(topic, [{ id, data }]),
    wakeMany,
    work: (topic, options, handler) => startWorker({ backend, log }, topic, options, handler),
    depth: async (topic) => {
      const counts = await producer(topic).getJobCounts('wait', 'active', 'delayed', 'prioritized');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    state: (topic) => answerOf(stateOf(producer(topic)), () => undefined),
    close: async () => {
      await Promise.all([...producers.values()].map((each) => each.close()));
      producers.clear();
    },
  };
}

async function stateOf(jobs: JobProducer): Promise<TopicState> {
  const {
    wait = 0,
    prioritized = 0,
    ...counts
  } = await jobs.getJobCounts(...(['wait', 'prioritized', 'active', 'delayed', 'failed'] as const));
  // The databases of BullMQ disagree about which end comes first: the oldest is at one of the two. No wake has a priority.
  const ends = await Promise.all([0, Math.max(0, wait - 1)].map((at) => jobs.getJobs(['wait'], at, at)));
  const oldest = Math.min(...ends.flat().map(({ timestamp }) => timestamp));
  const { active = 0, delayed = 0, failed = 0 } = counts;
  // By the time of day, which is what a hint carries and all that processes share.
  const oldestSeconds = Number.isFinite(oldest) ? Math.max(0, Math.round((Date.now() - oldest) / 1_000)) : null;
  return { waiting: wait + prioritized, active, delayed, failed, oldestSeconds };
}

/** BullMQ takes no ":" in an id and no id of digits only; encoding keeps different ids different. */
function jobOf<T extends Topic>(topic: T, { id, data }: Wake<T>): NewJob {
  return { name: topic, data, opts: { jobId: `w-${encodeURIComponent(id)}` } };
}

/** Undefined when the promise is kept in time, else why it was not. A late failure is not an unhandled one. */
async function failureOf(work: Promise<unknown>): Promise<string | undefined> {
  return answerOf<string | undefined>(
    work.then(() => undefined),
    (why) => why,
  );
}

/** The answer when it comes in time, else what is made of why it did not. */
async function answerOf<T>(work: Promise<T>, otherwise: (why: string) => T | undefined): Promise<T | undefined> {
  const timer = new AbortController();
  const late = sleep(patienceMs, `no answer in ${patienceMs} ms`, { signal: timer.signal, ref: false })
    .then(otherwise)
    .catch(() => undefined);
  const outcome = work.catch((thrown: unknown) => otherwise(messageOf(thrown)));
  const first = await Promise.race([outcome, late]);
  timer.abort();
  return first;
}

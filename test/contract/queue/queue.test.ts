import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { type Redis, startRedis } from '../../support/redis.ts';
import { forget } from './lose-queue.ts';
import { queueKeepsItsContract } from './queue-contract.ts';
import { queueSurvivesCrashes } from './queue-crash-contract.ts';

describe('the queue on Redis', () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  const place = () => ({ queueUrl: redis.url, databaseUrl: `postgres://nobody@127.0.0.1:1/${randomUUID()}` });
  queueKeepsItsContract({ place, lose: () => forget.redis(redis.url) });
  queueSurvivesCrashes({ place, lose: () => forget.redis(redis.url) });
});

describe('the queue on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    await migrateQueue(database.url);
    await migrateQueue(database.url);
  });
  afterAll(() => database?.drop());
  const place = () => ({ databaseUrl: database.url });
  queueKeepsItsContract({ place, lose: () => forget.postgres(database.url) });
  queueSurvivesCrashes({ place, lose: () => forget.postgres(database.url) });
});

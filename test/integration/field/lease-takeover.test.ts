import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { childEnvironment } from '../../../services/platform/config.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 10, 'mapped');
  await migrateQueue(clone.url);
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

it('the lease of a worker that died without a word is taken over within ten seconds of machine time', async () => {
  const { attemptId } = await planInquiry(db);
  const relay = spawn(process.execPath, [fileURLToPath(new URL('../../../workers/relay.ts', import.meta.url))], {
    env: childEnvironment({ DATABASE_URL: clone.url, LOG_LEVEL: 'error' }),
    stdio: 'ignore',
  });
  try {
    await sleep(2_000);
    expect(await claimAttempt(db, attemptId, 'a worker that dies now')).toMatchObject({ kind: 'claimed' });
    const died = Date.now();
    const stateOf = async () =>
      (await db.selectFrom('attempts').select('state').where('id', '=', attemptId).executeTakeFirstOrThrow()).state;
    while ((await stateOf()) !== 'planned' && Date.now() - died < 20_000) await sleep(50);
    expect(Date.now() - died).toBeLessThan(10_000);
    expect(await stateOf()).toBe('planned');
  } finally {
    relay.kill('SIGTERM');
    await once(relay, 'exit');
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { listen } from '../../../services/platform/database/listen.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';

let clone: TestDatabase;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = openDatabase(clone.url, 4, 'mapped');
});
afterAll(async () => {
  await db.destroy();
  await clone.drop();
});

it('the planning of an attempt that is due at once is told, that of a letter of next week is not', async () => {
  let told = 0;
  const unlisten = await listen(clone.url, 'attempts_due', () => {
    told += 1;
  });
  try {
    // Once for the connection itself.
    expect(told).toBe(1);
    await planInquiry(db, { dueAt: new Date(Date.now() + 7 * 86_400_000) });
    await sleep(300);
    expect(told).toBe(1);
    await planInquiry(db);
    const end = Date.now() + 5_000;
    while (told < 2 && Date.now() < end) await sleep(20);
    expect(told).toBe(2);
  } finally {
    await unlisten();
  }
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../../services/platform/database/connect.ts';
import { openLog } from '../../../../services/platform/log.ts';
import { openMasterKeys } from '../../../../services/platform/vault/master-keys.ts';
import { buildSite } from '../../../../services/web/build-site.ts';
import { cloneDatabase } from '../../../support/database.ts';
import type { Served } from '../../api/serve.ts';
import { frozenWave } from '../../releases/frozen-wave.ts';
import { seedWave } from '../../releases/seed-wave.ts';
import { type Person, personAt } from './researcher.ts';

const home = mkdtempSync(join(tmpdir(), 'release-pages-'));
let served: Served;
let anna: Person;
let boris: Person;
beforeAll(async () => {
  const place = await cloneDatabase();
  const db = openDatabase(place.url, 4);
  const evidence = { masterKeys: await openMasterKeys(join(home, 'master.key')), directory: join(home, 'evidence') };
  const app = await buildSite({
    db,
    log: openLog('test', 'silent'),
    config: { localAccess: false, requestsPerMinute: 10_000 },
    evidence,
  });
  await app.ready();
  const stop = async () => {
    await app.close();
    await db.destroy();
    await place.drop();
  };
  served = { app, db, dropDatabase: place.drop, stop };
  await frozenWave(db, 'city', true);
  await seedWave(db, 'open', 'Open wave', [{ name: 'North', state: 'confirmed' }]);
  anna = await personAt(served, 'anna', 'researcher');
  boris = await personAt(served, 'boris', 'approver');
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

test('closing the responses says in numbers what it does, asks to be meant, and happens once', async () => {
  const page = (await anna.get('/campaigns/open/close?lang=en')).body;
  expect(page).toContain('Gives each of 1 inquiries its final disposition; 0 were answered by a person');
  expect((await boris.get('/campaigns/open/close?lang=en')).body).not.toContain('Close the responses</button>');
  const slip = await anna.send('/campaigns/open/close/responses?lang=en', {});
  expect([slip.status, slip.body.includes('tick the box')]).toEqual([409, true]);
  expect((await anna.send('/campaigns/open/close/responses?lang=en', { confirm: 'yes' })).status).toBe(303);
  expect((await anna.get('/campaigns/open/close?lang=ru')).body).toContain('Ответы заморожены');
  expect((await anna.send('/campaigns/open/close/archive?lang=en', {})).status).toBe(303);
  expect((await anna.get('/campaigns/open/close?lang=en')).body).toContain('The campaign is archived');
});

test('a version is built with its completeness and what will be hidden; a rehearsal is refused for being one', async () => {
  expect((await boris.get('/campaigns/city/release')).status).toBe(403);
  const before = (await anna.get('/campaigns/city/release?lang=en')).body;
  expect(before).toContain('value="anna"');
  const built = await anna.send('/campaigns/city/release/build?lang=en', { author: 'Anna Field' });
  expect(built.status).toBe(303);
  const page = (await anna.get(built.location)).body;
  expect(page).toContain('city-w1/1');
  expect(page).toContain('suppressed to protect single studios');
  expect(page).toContain('Completeness');
  const act = { release: 'city-w1', version: '1' };
  const early = await anna.send('/campaigns/city/release/publish?lang=ru', { ...act, confirm: 'yes' });
  expect(early.status).toBe(409);
  expect(early.body).toContain('это репетиция: её студий не существует');
  expect(early.body).toContain('студии его не видели');
  const shown = await anna.send('/campaigns/city/release/preview?lang=en', act);
  expect(shown.status).toBe(303);
  expect((await anna.get(shown.location)).body).toContain('shown to the studios');
  const twice = await anna.send('/campaigns/city/release/preview?lang=en', act);
  expect(twice.body).toContain('the studios see it already');
});

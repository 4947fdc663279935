import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { changeOfWaves } from '../../../services/releases/report/change-of-waves.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { frozenWave } from './frozen-wave.ts';
import { seedWave } from './seed-wave.ts';

let place: TestDatabase;
let db: Database;
beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 2);
});
afterAll(async () => {
  await db.destroy();
  await place.drop();
});

test('two closed waves are compared by their studios; an open or unknown one is refused by name', async () => {
  await frozenWave(db, 'north', true);
  await frozenWave(db, 'south', true);
  const [north, south] = [
    { slug: 'north', number: 1 },
    { slug: 'south', number: 1 },
  ];
  expect(await changeOfWaves(db, north, south)).toMatchObject({
    kind: 'compared',
    comparison: 'independent',
    studios: { stayed: 0, left: 90, joined: 90 },
    change: { definition: 'AR2_change', interval: { method: 'newcombe_10' } },
  });
  expect(await changeOfWaves(db, north, north)).toMatchObject({
    comparison: 'paired',
    change: { value: 0 },
    mcnemarExactP: 1,
    mcnemarMidP: null,
  });
  await seedWave(db, 'open', 'Open', [{ name: 'One', state: 'confirmed' }]);
  const open = { slug: 'open', number: 1 };
  expect(await changeOfWaves(db, north, open)).toEqual({ kind: 'refused', wave: open, why: 'field_open' });
  const none = { slug: 'none', number: 1 };
  expect(await changeOfWaves(db, none, south)).toEqual({ kind: 'refused', wave: none, why: 'wave_unknown' });
});

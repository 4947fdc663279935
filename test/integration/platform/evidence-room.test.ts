import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { lacksRoom, watchRoom } from '../../../services/platform/evidence/room.ts';
import { openLog } from '../../../services/platform/log.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'room-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('a folder that is not there yet has the room of its disk', async () => {
  expect(await lacksRoom(join(home, 'evidence'), 1)).toBeUndefined();
  expect(await lacksRoom(join(home, 'evidence'), Number.POSITIVE_INFINITY)).toMatch(/^\d+ MB are free/);
});

it('the lack of room is told once, and its end once', async () => {
  const log = openLog('test', 'silent');
  const [told, ended] = [vi.spyOn(log, 'error'), vi.spyOn(log, 'info')];
  const place = join(home, 'volume');
  await writeFile(place, 'no folder can be here');
  const hasRoom = watchRoom(place, log, 1);
  expect([await hasRoom(), await hasRoom()]).toEqual([false, false]);
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ directory: place }), 'evidence.no_room');
  await rm(place);
  expect([await hasRoom(), await hasRoom()]).toEqual([true, true]);
  expect(ended).toHaveBeenCalledExactlyOnceWith({ directory: place }, 'evidence.room_again');
});

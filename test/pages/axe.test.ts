import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeOn, everyone, type PageWorld, pageWorld } from '../browser/every-page/world.ts';

let world: PageWorld;
beforeAll(async () => {
  world = await pageWorld();
});
afterAll(() => world.stop());

test('axe finds no violation on any page, in light and in dark', async () => {
  expect(await axeOn(world, everyone)).toEqual([]);
}, 900_000);

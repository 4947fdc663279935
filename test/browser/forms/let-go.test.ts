import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStreet, type Street } from './street.ts';

let street: Street;
beforeAll(async () => {
  street = await openStreet(['plain-native', 'spa-fetch']);
});
afterAll(() => street.close());

it('a visit that is no longer wanted ends at once and asks the site for nothing more', async () => {
  const [studio] = street.studios;
  const stop = new AbortController();
  const running = street.run(studio?.domain ?? '', 'ru', { lost: stop.signal });
  while (street.arrivals.length < 2) await sleep(20);
  const stopped = Date.now();
  stop.abort(new Error('sending was stopped'));
  expect(await running).toMatchObject({
    outcome: { state: 'not_sent', reason: 'sending_stopped' },
    detail: { why: 'sending was stopped' },
  });
  expect(Date.now() - stopped).toBeLessThan(5_000);
  const asked = street.arrivals.length;
  await sleep(1_000);
  expect(street.arrivals.length).toBe(asked);
});

it('a request that was armed before is watched to its end', async () => {
  const studio = street.studios[1];
  const stop = new AbortController();
  const arm = async (): Promise<boolean> => {
    setTimeout(() => stop.abort(new Error('sending was stopped')));
    return true;
  };
  const run = await street.run(studio?.domain ?? '', 'ru', { lost: stop.signal, arm });
  expect(run.outcome).toMatchObject({ state: 'confirmed' });
  expect(street.seen(studio?.domain ?? '').accepted).toBe(1);
});

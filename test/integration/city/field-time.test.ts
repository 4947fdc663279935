import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { startCityUnderTest } from './city-under-test.ts';

test('field time stands still until it is told, and never runs backwards', async () => {
  const city = await startCityUnderTest(['--studios', '1', '--start', '2026-09-01T06:00:00Z']);
  try {
    expect((await city.control('/state')).body).toEqual({ now: '2026-09-01T06:00:00.000Z', nextDueAt: null });
    const later = await city.control('/advance', { now: '2026-09-02T06:00:00Z' });
    expect(later).toEqual({ status: 200, body: { acted: 0, nextDueAt: null, appended: 0 } });
    expect((await city.control('/advance', { now: '2026-09-01T07:00:00Z' })).status).toBe(409);
    expect((await city.control('/advance', { now: 'tomorrow' })).status).toBe(400);
  } finally {
    await city.end();
  }
});

/** Process ids of all descendants, from /proc (Linux). */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        return [{ pid: Number(name), parent: Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]) }];
      } catch {
        return [];
      }
    });
  const below = (root: number): number[] =>
    parents.filter(({ parent }) => parent === root).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

function commandOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`${signal} leaves no process of the city behind`, async () => {
    const city = await startCityUnderTest(['--studios', '1']);
    const family = descendants(city.child.pid ?? -1);
    expect(family.length).toBeGreaterThan(1);
    const configs = family.flatMap((pid) => commandOf(pid).filter((word) => word.endsWith('/dovecot.conf')));
    await city.end(signal);
    await expect.poll(() => family.filter(alive), { timeout: 10_000 }).toEqual([]);
    // Nobody is left to clear up after a kill.
    for (const config of configs) rmSync(dirname(config), { recursive: true, force: true });
  });
}

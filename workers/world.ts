import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ZerkaloError } from '../services/platform/errors.ts';

/** A practice world, driven by field time over loopback. */
export type World = {
  nextDueAt: () => Promise<Date | null>;
  /** Tells the world the time; it carries out what is due and says how many messages it put into our mailbox. */
  advance: (now: Date) => Promise<{ appended: number }>;
};

const State = Type.Object({ nextDueAt: Type.Union([Type.String(), Type.Null()]) });
const Advanced = Type.Object({ appended: Type.Integer() });
const timeoutMs = 30_000;

export function openWorld(controlUrl: string): World {
  return {
    nextDueAt: async () => {
      const { nextDueAt } = await ask(`${controlUrl}/state`, State);
      return nextDueAt === null ? null : new Date(nextDueAt);
    },
    advance: (now) => ask(`${controlUrl}/advance`, Advanced, { now: now.toISOString() }),
  };
}

async function ask<S extends typeof State | typeof Advanced>(
  address: string,
  shape: S,
  body?: unknown,
): Promise<Static<S>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(
    address,
    body === undefined
      ? { signal }
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal },
  );
  const value: unknown = await answer.json();
  // A world that is already there says so with 409: nothing was put into the mailbox.
  if (answer.status === 409) return Value.Parse(shape, { appended: 0, nextDueAt: null });
  if (!answer.ok)
    throw new ZerkaloError('WORLD', `${address} answered ${answer.status}`, 'See the log of the practice world.');
  return Value.Parse(shape, value);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { attemptAgenda, attemptsAreUnderWay } from '../services/field/attempts/store/due.ts';
import { machineTime, passedSince } from '../services/inbox/store/health.ts';
import { messageAgenda } from '../services/inbox/store/work.ts';
import { type Agenda, nextMoment } from '../services/platform/clock/agenda.ts';
import { advanceFieldClock, fieldTime } from '../services/platform/clock/field-clock.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { runProcess } from './process-frame.ts';
import { repeat } from './repeat.ts';
import { openWorld } from './world.ts';

const everyMs = 20;
const restMs = 500;

/** Conducts a rehearsal: field time stands still while anything is due or in flight, then jumps to the next due moment. */
await runProcess('conductor', async ({ config, db, log }) => {
  if (config.REHEARSAL_WORLD_URL === undefined) {
    throw new ZerkaloError('CONFIG', 'REHEARSAL_WORLD_URL is not set', 'The conductor is only for rehearsals.');
  }
  const world = openWorld(config.REHEARSAL_WORLD_URL);
  /** What the world put into the mailbox is read by a pass that began after this machine time. */
  let appendedAt: Date | undefined = await machineTime(db);
  let told = '';
  const loop = repeat(everyMs, log, async () => {
    const { mode, now } = await fieldTime(db);
    if (mode !== 'rehearsal') return;
    if (told !== now.toISOString()) {
      // After a restart the world may be behind: it must have heard the time before anything is sent to it.
      const { appended } = await world.advance(now);
      if (appended > 0) appendedAt = await machineTime(db);
      told = now.toISOString();
    }
    if (appendedAt !== undefined && !(await passedSince(db, appendedAt))) return;
    appendedAt = undefined;
    // Mails and calls make work for the contact, never the other way: they are looked at first, or time could pass what they just made.
    const inbox = await messageAgenda(db);
    if (inbox.open > 0 || (await attemptsAreUnderWay(db))) return;
    const outside: Agenda = { open: 0, nextDueAt: await world.nextDueAt() };
    const next = nextMoment([await attemptAgenda(db), inbox, outside]);
    // Nothing is left to come: the machine belongs to those who read and code what came.
    if (next.kind === 'finished') await sleep(restMs);
    if (next.kind !== 'advance') return;
    const { appended } = await world.advance(next.to);
    told = next.to.toISOString();
    if (appended > 0) appendedAt = await machineTime(db);
    await advanceFieldClock(db, next.to);
    log.debug({ to: next.to, appended }, 'clock.advanced');
  });
  return loop.stop;
});

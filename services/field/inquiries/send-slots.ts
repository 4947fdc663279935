import type { Schedule } from '../../design/protocol/schema/protocol.ts';
import { isOpenDay, minuteOf, nextOpening } from '../../design/schedule/send-window.ts';
import { addDays, instantOf, localTime } from '../../design/schedule/zoned-time.ts';
import { blockedAssign } from '../../measures/random/blocked-assign.ts';
import { seededStream } from '../../measures/random/seeded-stream.ts';

/** Without days to spread over everything leaves at the first opening: a practice campaign need not wait. */
function allAtOnce(schedule: Schedule, waveStart: Date, ids: readonly string[]): Map<string, Date> | null {
  const { startsOn, timeZone } = schedule;
  const first = startsOn === undefined ? waveStart : instantOf(startsOn, 0, timeZone);
  const at = nextOpening(schedule, first > waveStart ? first : waveStart);
  return at === null ? null : new Map(ids.map((id) => [id, at]));
}

/** Part of one day of the send window, at most an hour long. */
type HourBand = { readonly opensAt: Date; readonly closesAt: Date };

/** Bands of the wave's open days that are not over at its start, in order. */
function hourBands(schedule: Schedule, waveStart: Date): HourBand[] {
  const today = localTime(waveStart, schedule.timeZone).date;
  const firstDay = schedule.startsOn !== undefined && schedule.startsOn > today ? schedule.startsOn : today;
  const [from, to] = [minuteOf(schedule.from), minuteOf(schedule.to)];
  const days = Array.from({ length: schedule.lengthDays }, (_, ahead) => addDays(firstDay, ahead));
  return days
    .filter((day) => isOpenDay(schedule, day))
    .flatMap((day) =>
      Array.from({ length: Math.ceil((to - from) / 60) }, (_, band) => {
        const opens = instantOf(day, from + band * 60, schedule.timeZone);
        const closesAt = instantOf(day, Math.min(to, from + (band + 1) * 60), schedule.timeZone);
        return { opensAt: opens < waveStart ? waveStart : opens, closesAt };
      }),
    )
    .filter(({ opensAt, closesAt }) => opensAt < closesAt);
}

/**
 * A moment inside the send window for each id (critic 9): blocks over weekday and hour, so that send time is balanced and
 * not confounded with anything, then a random second of the hour, its own or shared with all of that hour. Null when the window never opens during the wave.
 */
export function sendSlots(
  schedule: Schedule,
  waveStart: Date,
  ids: readonly string[],
  seed: string,
): Map<string, Date> | null {
  if (schedule.lengthDays === 0) return allAtOnce(schedule, waveStart, ids);
  const bands = hourBands(schedule, waveStart);
  if (bands.length === 0) return null;
  const assignment = blockedAssign(seed, 'send-slot', ids, bands.length);
  const slots = new Map<string, Date>();
  for (const [id, cell] of assignment.kind === 'assigned' ? assignment.arm : []) {
    const band = bands[cell];
    if (band === undefined) continue;
    const seconds = Math.max(1, Math.floor((band.closesAt.getTime() - band.opensAt.getTime()) / 1000));
    // A shared second is drawn for the hour, not for the studio: workers then carry the letters of one hour together.
    const drawnFor = schedule.sharedSlots === true ? band.opensAt.toISOString() : id;
    const second = seededStream(`${seed}|send-second|${drawnFor}`).int(seconds);
    slots.set(id, new Date(band.opensAt.getTime() + second * 1000));
  }
  return slots;
}

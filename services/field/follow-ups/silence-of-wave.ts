import { type BusinessHours, delayMinutes } from '../../measures/clock/delay-minutes.ts';
import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId, WaveId } from '../../platform/ids.ts';
import { type Gap, remindersOf, type Silence } from './reminders.ts';
import { wordsOfWave } from './store/words.ts';

/** Nine hours: 09:00 to 18:00 of the reference clock (statistics 2.3). */
const workingDayMinutes = 9 * 60;
const calendarDayMinutes = 24 * 60;

export type InquirySilence = { readonly inquiryId: InquiryId; readonly silence: Silence };

/**
 * The silence stage of every inquiry of a wave that a person answered, as of now in field time: reminders, their gaps and the time to the
 * first (for Kaplan–Meier, censored at `until`). `hours` are the working calendars of the studios' country.
 */
export async function silenceOfWave(db: Database, waveId: WaveId, hours: BusinessHours): Promise<InquirySilence[]> {
  const { now } = await fieldTime(db);
  const gapBetween = (from: Date, to: Date): Gap => gapOf(from, to, hours);
  return (await wordsOfWave(db, waveId)).map(({ inquiryId, words, endsAt }) => ({
    inquiryId,
    silence: remindersOf(words, new Date(Math.min(endsAt.getTime(), now.getTime())), gapBetween),
  }));
}

function gapOf(from: Date, to: Date, hours: BusinessHours): Gap {
  const delay = delayMinutes(from.getTime(), to.getTime(), hours);
  if (delay.kind === 'measured') return { days: delay.businessMinutes / workingDayMinutes, clock: 'working' };
  const calendarMinutes =
    delay.kind === 'calendar-only' ? delay.calendarMinutes : (to.getTime() - from.getTime()) / 60_000;
  return { days: calendarMinutes / calendarDayMinutes, clock: 'calendar' };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gap, remindersOf, type Word } from '../../../services/field/follow-ups/reminders.ts';
import { days, hours, letterAt } from './facts.ts';

const on = (day: number, hour = 0): Date => new Date(letterAt.getTime() + days(day) + hours(hour));
const gap = (from: Date, to: Date): Gap => ({ days: (to.getTime() - from.getTime()) / days(1), clock: 'working' });
const ours = (step: 'inquiry' | 'second_step' | 'nudge' | 'close', day: number): Word => ({
  by: 'us',
  step,
  at: on(day),
});
const theirs = (day: number, { hour = 0, offers = false, mode = 'email' as const } = {}): Word => ({
  by: 'studio',
  at: on(day, hour),
  mode,
  offers,
});

describe('a studio reminds us of itself', () => {
  const talk = [ours('inquiry', 0), theirs(1, { offers: true }), ours('second_step', 2), theirs(4, { offers: true })];

  it('when a person writes again after it had the last word', () => {
    const silence = remindersOf([...talk, theirs(20), theirs(50)], on(180), gap);
    expect(silence).toMatchObject({ kind: 'silence', since: on(4), counts: true, firstAfterMs: days(16) });
    expect(silence.kind === 'silence' && silence.reminders.map(({ gapMs }) => gapMs)).toEqual([days(16), days(30)]);
  });

  it('but not with what it adds on the same day: that is one turn, and the silence begins after it', () => {
    const silence = remindersOf([...talk, theirs(4, { hour: 5 })], on(180), gap);
    expect(silence).toMatchObject({ since: on(4, 5), reminders: [], firstAfterMs: null, counts: true });
  });

  it('and not with a late answer to our second step: it answers what we asked', () => {
    const silence = remindersOf([ours('inquiry', 0), theirs(1), ours('second_step', 2), theirs(60)], on(180), gap);
    expect(silence).toMatchObject({ since: on(60), reminders: [] });
  });

  it('never while the last word is ours', () => {
    expect(remindersOf(talk.slice(0, 3), on(180), gap)).toEqual({ kind: 'none' });
    expect(remindersOf([ours('inquiry', 0)], on(180), gap)).toEqual({ kind: 'none' });
    expect(remindersOf([theirs(1)], on(180), gap)).toEqual({ kind: 'none' });
  });

  it('only until our close, which ends what is observed', () => {
    const silence = remindersOf([...talk, theirs(20), ours('close', 40), theirs(41)], on(40), gap);
    expect(silence.kind === 'silence' && silence.reminders).toHaveLength(1);
  });

  it('counts only if it had named a price or sent materials, and we were silent for fifteen working days', () => {
    const bare = [ours('inquiry', 0), theirs(1), theirs(30)];
    expect(remindersOf(bare, on(180), gap)).toMatchObject({ counts: false, firstAfterMs: days(29) });
    expect(remindersOf(talk, on(18), gap)).toMatchObject({ counts: false });
    expect(remindersOf(talk, on(19), gap)).toMatchObject({ counts: true });
    const byCalendar = (from: Date, to: Date): Gap => ({ ...gap(from, to), clock: 'calendar' });
    expect(remindersOf(talk, on(19), byCalendar)).toMatchObject({ counts: false });
    expect(remindersOf(talk, on(25), byCalendar)).toMatchObject({ counts: true });
  });

  it('in the same way whatever the order in which the words were read', () => {
    const word = fc.oneof(
      fc.integer({ min: 0, max: 170 }).map((day) => theirs(day, { offers: day % 2 === 0 })),
      fc.integer({ min: 0, max: 10 }).map((day) => ours('second_step', day)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(word, { selector: ({ at }) => at.getTime(), maxLength: 12 }), (words) => {
        const silence = remindersOf(words, on(180), gap);
        expect(remindersOf(words.toReversed(), on(180), gap)).toEqual(silence);
        if (silence.kind === 'none') return;
        for (const { gapMs } of silence.reminders) expect(gapMs).toBeGreaterThanOrEqual(days(1));
        expect(silence.firstAfterMs === null).toBe(silence.reminders.length === 0);
      }),
    );
  });
});

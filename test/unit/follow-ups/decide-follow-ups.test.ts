import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt } from '../../../services/design/schedule/send-window.ts';
import { courtesyClose } from '../../../services/field/follow-ups/courtesy-close.ts';
import type { FollowUpDecision } from '../../../services/field/follow-ups/follow-up.ts';
import { nudge, nudgeDraw } from '../../../services/field/follow-ups/nudge.ts';
import { secondStep } from '../../../services/field/follow-ups/second-step.ts';
import { at, days, factsOf, hours, letterAt, protocol } from './facts.ts';

const dueOf = (decision: FollowUpDecision): Date => {
  if (decision.kind !== 'plan') throw new Error(`left out: ${decision.why}`);
  return decision.dueAt;
};
/** Wednesday, 11:00 in Moscow. */
const answeredAt = at('2026-03-04T08:00:00Z');
const answer = { kind: 'human_substantive', at: answeredAt } as const;

describe('the second step', () => {
  it('follows an answer after two to six working hours, inside the send window', () => {
    const due = dueOf(secondStep(answer, factsOf(), answeredAt));
    expect(due.getTime()).toBeGreaterThanOrEqual(answeredAt.getTime() + hours(2));
    expect(due.getTime()).toBeLessThan(answeredAt.getTime() + hours(6));
    expect(isOpenAt(protocol.schedule, due)).toBe(true);
  });

  it('follows a redirect too: the studio answered and left the door open', () => {
    expect(secondStep({ ...answer, kind: 'human_redirect' }, factsOf(), answeredAt).kind).toBe('plan');
  });

  it('waits a day after our last contact, however fast the answer came', () => {
    const fast = { ...answer, at: new Date(letterAt.getTime() + hours(0.2)) };
    const due = dueOf(secondStep(fast, factsOf(), fast.at));
    expect(due.getTime()).toBeGreaterThanOrEqual(letterAt.getTime() + days(1) + hours(2));
  });

  it.each([
    ['human_decline', {}, {}, 'declined'],
    ['human_substantive', {}, { secondStep: false }, 'switched_off'],
    ['human_substantive', { optedOut: true }, {}, 'opted_out'],
    ['human_substantive', { askingStopped: true }, {}, 'asking_stopped'],
    ['human_substantive', { silenceClosesAt: letterAt }, {}, 'stage_over'],
    ['human_substantive', { campaignOpen: false }, {}, 'stage_over'],
  ] as const)('after %s with %j and rules %j is left out: %s', (kind, changes, rules, why) => {
    const decision = secondStep({ kind, at: answeredAt }, factsOf(changes, rules), answeredAt);
    expect(decision).toEqual({ kind: 'leave_out', why });
  });

  it('is left out after an answer that came when the response window was over', () => {
    const late = { ...answer, at: new Date(letterAt.getTime() + days(31)) };
    expect(secondStep(late, factsOf(), late.at)).toEqual({ kind: 'leave_out', why: 'window_over' });
  });

  it('is left out where the send window never opens again', () => {
    const shut = { ...protocol, schedule: { ...protocol.schedule, from: '10:00', to: '10:00' } };
    expect(secondStep(answer, factsOf({ protocol: shut }), answeredAt)).toMatchObject({ why: 'never_open' });
  });

  it('is due inside the window and not before the answer, whatever the moment and the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 * 24 * 60 }), fc.string(), (minutes, seed) => {
        const came = new Date(letterAt.getTime() + minutes * 60_000);
        const due = dueOf(secondStep({ ...answer, at: came }, factsOf({ seed }), came));
        expect(isOpenAt(protocol.schedule, due)).toBe(true);
        expect(due.getTime()).toBeGreaterThanOrEqual(came.getTime() + hours(2));
        expect(due.getTime()).toBeGreaterThanOrEqual(letterAt.getTime() + days(1));
      }),
    );
  });
});

describe('the nudge', () => {
  const afterWeek = new Date(letterAt.getTime() + days(7));

  it('comes at the protocol’s days after delivery when the window is open then', () => {
    expect(dueOf(nudge(factsOf(), afterWeek))).toEqual(afterWeek);
  });

  it('that falls into a night leaves within the first two hours of the next sending day', () => {
    const night = at('2026-03-02T20:00:00Z');
    const first = { channel: 'form', startedAt: night, recipient: null, messageId: null } as const;
    const due = dueOf(nudge(factsOf({ first, lastContactAt: night }), new Date(night.getTime() + days(7))));
    expect(due.getTime()).toBeGreaterThanOrEqual(at('2026-03-10T06:30:00Z').getTime());
    expect(due.getTime()).toBeLessThan(at('2026-03-10T08:30:00Z').getTime());
  });

  it('goes to a seeded share of the silent, the same whoever looks', () => {
    const domains = Array.from({ length: 2_000 }, (_, n) => `studio-${n}.example`);
    const drawn = domains.filter((domain) => nudgeDraw('a seed', domain) < 0.3);
    expect(drawn.length / domains.length).toBeCloseTo(0.3, 1);
    expect(domains.filter((domain) => nudgeDraw('a seed', domain) < 0.3)).toEqual(drawn);
    expect(domains.filter((domain) => nudgeDraw('another', domain) < 0.3)).not.toEqual(drawn);
  });

  it.each([
    [{}, { nudge: null }, 0, 'switched_off'],
    [{ first: null }, {}, 0, 'switched_off'],
    [{ optedOut: true }, {}, 0, 'opted_out'],
    [{}, { nudge: { afterDays: 7, share: '0' } }, 0, 'not_drawn'],
    [{ silenceClosesAt: letterAt }, {}, 0, 'stage_over'],
    [{}, {}, 24, 'window_over'],
  ] as const)('with %j and rules %j, %i days late, is left out: %s', (changes, rules, late, why) => {
    const now = new Date(afterWeek.getTime() + days(late));
    expect(nudge(factsOf(changes, rules), now)).toEqual({ kind: 'leave_out', why });
  });

  it('by telephone needs a number of the studio', () => {
    const rules = { nudge: { afterDays: 7, share: '1', by: 'call' } } as const;
    const { studio } = factsOf();
    expect(nudge(factsOf({}, rules), afterWeek).kind).toBe('plan');
    expect(nudge(factsOf({ studio: { ...studio, phoneE164: null } }, rules), afterWeek)).toMatchObject({
      why: 'no_phone',
    });
  });
});

describe('the courtesy close', () => {
  const closes = factsOf().silenceClosesAt;

  it('leaves after the silence stage, inside the window and not for all at once', () => {
    const dues = Array.from({ length: 50 }, (_, n) => dueOf(courtesyClose(factsOf({ seed: `seed ${n}` }), closes)));
    for (const due of dues) {
      expect(due.getTime()).toBeGreaterThanOrEqual(closes.getTime());
      expect(due.getTime()).toBeLessThan(closes.getTime() + days(6));
      expect(isOpenAt(protocol.schedule, due)).toBe(true);
    }
    expect(new Set(dues.map((due) => due.getTime())).size).toBeGreaterThan(45);
  });

  it('goes also to a studio that began unpaid work, and never to one that opted out', () => {
    expect(courtesyClose(factsOf({ askingStopped: true }), closes).kind).toBe('plan');
    expect(courtesyClose(factsOf({ optedOut: true }), closes)).toEqual({ kind: 'leave_out', why: 'opted_out' });
  });

  it('comes a day after a second step that left just before it', () => {
    const lastContactAt = new Date(closes.getTime() - hours(1));
    const due = dueOf(courtesyClose(factsOf({ lastContactAt }), closes));
    expect(due.getTime()).toBeGreaterThanOrEqual(lastContactAt.getTime() + days(1));
  });
});

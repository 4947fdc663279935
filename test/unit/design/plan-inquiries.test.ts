import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../services/design/protocol/schema/protocol.ts';
import { isOpenAt } from '../../../services/design/schedule/send-window.ts';
import { latinName } from '../../../services/field/inquiries/latin-name.ts';
import { planInquiries } from '../../../services/field/inquiries/plan-inquiries.ts';
import type { PlannedInquiry, SampledStudio } from '../../../services/field/inquiries/sampled-studio.ts';
import type { StudioId } from '../../../services/platform/ids.ts';
import { checked, shipped } from './shipped.ts';

const protocol = checked(shipped('rehearsal-line'));
const waveStart = new Date('2026-02-04T09:10:00Z');
const studios = (count: number, channels: SampledStudio['channels'] = ['form']): SampledStudio[] =>
  Array.from({ length: count }, (_, i) => ({
    studioId: `id-${i}` as StudioId,
    domain: `studio-${i}.example`,
    name: `Студия ${i}`,
    city: null,
    language: 'ru',
    stratum: i % 3 === 0 ? 'top' : 'rest',
    channels,
  }));
const plan = (
  sample: readonly SampledStudio[],
  changes: Partial<Protocol> = {},
  seed = 'seed of a test',
): readonly PlannedInquiry[] => {
  const outcome = planInquiries({ protocol: { ...protocol, ...changes }, sample, waveStart, seed, takenAliases: [] });
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.inquiries;
};

describe('the plan of inquiries', () => {
  it('is the same for the same seed, whatever the order of the sample, and another for another seed', () => {
    const sample = studios(40);
    expect(plan(sample.toReversed())).toEqual(plan(sample));
    expect(plan(sample, {}, 'another seed').map(({ dueAt }) => dueAt)).not.toEqual(
      plan(sample).map(({ dueAt }) => dueAt),
    );
  });

  it('gives each studio one inquiry with an alias of its own that looks like a person’s mailbox', () => {
    const inquiries = plan(studios(3_000));
    expect(new Set(inquiries.map(({ alias }) => alias)).size).toBe(3_000);
    for (const { alias } of inquiries)
      expect(alias).toMatch(/^[ao]\.(belozerov|kuznetsova)\.[a-z2-9]{4}@liniya-sklad\.example$/);
  });

  it('passes over aliases that another wave has', () => {
    const first = plan(studios(20)).map(({ alias }) => alias);
    const second = planInquiries({
      protocol,
      sample: studios(20),
      waveStart,
      seed: 'seed of a test',
      takenAliases: first,
    });
    const aliases = second.kind === 'planned' ? second.inquiries.map(({ alias }) => alias) : [];
    expect(aliases).toHaveLength(20);
    expect(aliases.filter((alias) => first.includes(alias))).toEqual([]);
  });

  it('puts every letter into the send window and none before the start', () => {
    const zones = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Asia/Vladivostok');
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 7, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        fc.string({ minLength: 8 }),
        (timeZone, lengthDays, count, seed) => {
          const schedule = { ...protocol.schedule, timeZone, lengthDays };
          for (const { dueAt } of plan(studios(count), { schedule }, seed)) {
            expect(dueAt >= waveStart && isOpenAt(schedule, dueAt)).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('spreads letters evenly over weekdays and hours', () => {
    const inquiries = plan(studios(400));
    const perDay = Map.groupBy(inquiries, ({ dueAt }) => dueAt.toISOString().slice(0, 10));
    // Five sending days; the first is half over.
    expect(perDay.size).toBe(5);
    const full = [...perDay.entries()].filter(([day]) => day > '2026-02-04').map(([, day]) => day.length);
    expect(Math.max(...full) - Math.min(...full)).toBeLessThanOrEqual(8);
  });

  it('is refused when no day of the wave is open', () => {
    const schedule = { ...protocol.schedule, lengthDays: 1, closedDates: ['2026-02-04'] };
    const outcome = planInquiries({
      protocol: { ...protocol, schedule },
      sample: studios(3),
      waveStart,
      seed: 'x',
      takenAliases: [],
    });
    expect(outcome).toEqual({ kind: 'refused', why: 'window_never_opens' });
  });

  it('holds every arm equally often within a stratum, but for the last block', () => {
    const inquiries = plan(studios(36)).filter(({ arm }) => arm.assignedWithin === 'top/form');
    const arms = Map.groupBy(inquiries, ({ arm }) => `${arm.persona} ${arm.budget} ${arm.wording}`);
    expect(inquiries).toHaveLength(12);
    expect([...arms.values()].map(({ length }) => length)).toEqual(Array(12).fill(1));
  });

  it('randomises the channel only where both exist', () => {
    const arms = { ...protocol.arms, channels: ['form', 'mail'] as ('form' | 'mail')[] };
    const channelsOf = (channels: SampledStudio['channels']) =>
      new Set(plan(studios(48, channels), { arms }).map(({ arm }) => arm.channel));
    expect(channelsOf(['form', 'mail'])).toEqual(new Set(['form', 'mail']));
    expect(channelsOf(['mail'])).toEqual(new Set(['mail']));
  });

  it('renders the letter of the arm with the persona’s own phone', () => {
    for (const { arm, body, phoneE164, burdenMinutes } of plan(studios(24))) {
      expect(phoneE164).toBe(arm.persona === 'director' ? '+78120000101' : '+78120000102');
      expect(body).toContain(phoneE164);
      expect(body).not.toMatch(/[{}]/);
      expect(burdenMinutes).toBeLessThan(protocol.rules.burdenCapMinutes);
    }
  });

  it('states a date to answer by only when the script has one, counted from the letter’s own day', () => {
    const [letter] = protocol.scripts.letters;
    if (letter === undefined) throw new Error('no letter');
    const dated = { ...letter, text: { ru: { subject: 'x', body: 'до {{answerBy}}' } } };
    const scripts = { ...protocol.scripts, letters: [dated], answerByDays: 10 };
    const arms = { ...protocol.arms, wordings: [letter.id] };
    const [inquiry] = plan(studios(1), { scripts, arms });
    const wanted = new Date((inquiry?.dueAt.getTime() ?? 0) + 10 * 86_400_000);
    expect(inquiry?.body).toBe(`до ${wanted.getUTCDate()} февраля`);
  });
});

describe('a name in a mailbox', () => {
  it.each([
    ['Белозёров', 'belozerov'],
    ['Щукина', 'schukina'],
    ['Müller-Straße', 'muellerstrasse'],
    ['Núñez', 'nunez'],
    ['李', ''],
  ])('%s is written %s', (name, latin) => {
    expect(latinName(name)).toBe(latin);
  });
});

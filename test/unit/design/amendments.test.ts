import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPaths } from '../../../services/design/amendments/changed-paths.ts';
import { lockedChanges, type UsedDesign } from '../../../services/design/amendments/locked-changes.ts';
import { printedRegistration } from '../../../services/design/amendments/printed-registration.ts';
import { checked, shipped } from './shipped.ts';

const protocol = checked(shipped('rehearsal-line'));
const nothing: UsedDesign = {
  drawn: false,
  personas: new Set(),
  budgets: new Set(),
  wordings: new Set(),
  steps: new Set(),
};
const [persona] = protocol.personas;
const first = { ...nothing, drawn: true, personas: new Set([persona?.id ?? '']) };
const locked = (after: unknown, used: UsedDesign): string[] =>
  lockedChanges(changedPaths(protocol, after), used).map(({ path }) => path);

describe('what an amendment changes', () => {
  it('is told by paths that name the entries of lists', () => {
    const after = {
      ...protocol,
      rules: { ...protocol.rules, burdenCapMinutes: 10 },
      personas: protocol.personas.map((one) => (one.id === persona?.id ? { ...one, role: 'owner' } : one)),
      arms: { ...protocol.arms, channels: [...protocol.arms.channels, 'mail'] },
    };
    expect(changedPaths(protocol, after)).toEqual([
      { path: `arms.channels[${protocol.arms.channels.length}]`, change: 'added' },
      { path: `personas[${persona?.id}].role`, change: 'changed' },
      { path: 'rules.burdenCapMinutes', change: 'changed' },
    ]);
  });

  it('is nothing for named entries in another order', () => {
    expect(changedPaths(protocol, { ...protocol, personas: protocol.personas.toReversed() })).toEqual([]);
  });

  it('is nothing exactly where two documents are the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changedPaths(one, one)).toEqual([]);
        const same = JSON.stringify(one) === JSON.stringify(other);
        if (same) expect(changedPaths(one, other)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(changedPaths({ a: [one] }, { a: [other] })).toHaveLength(one === other ? 0 : 1);
      }),
    );
  });
});

describe('what no amendment may change', () => {
  it('is nothing but the name before a wave is drawn', () => {
    const after = { ...protocol, id: 'other', windows: { responseDays: 60, silenceDays: 200 } };
    expect(locked(after, nothing)).toEqual(['id']);
    expect(locked(after, first)).toEqual(['id', 'windows.responseDays', 'windows.silenceDays']);
  });

  it('is a persona that has written, and not one that has not', () => {
    const renamed = (id: string | undefined) => ({
      ...protocol,
      personas: protocol.personas.map((one) => (one.id === id ? { ...one, fullName: 'Another Name' } : one)),
    });
    expect(locked(renamed(persona?.id), first)).toEqual([`personas[${persona?.id}].fullName`]);
    expect(locked(renamed(protocol.personas[1]?.id), first)).toEqual([]);
    const more = { ...protocol, personas: [...protocol.personas, { ...persona, id: 'new-one' }] };
    expect(locked(more, first)).toEqual([]);
  });

  it('is an item of the codebook by which replies are coded, but another item may be added', () => {
    const [item] = protocol.rubric.items;
    const items = protocol.rubric.items.map((one) => (one === item ? { ...one, question: 'Another question?' } : one));
    expect(locked({ ...protocol, rubric: { ...protocol.rubric, items } }, first)).toEqual([
      `rubric.items[${item?.code}].question`,
    ]);
    const added = [...protocol.rubric.items, { ...item, code: 'new-item' }];
    expect(locked({ ...protocol, rubric: { ...protocol.rubric, items: added } }, first)).toEqual([]);
  });

  it('is a follow-up of which one was decided', () => {
    const after = { ...protocol, rules: { ...protocol.rules, nudge: null } };
    expect(locked(after, first)).toEqual([]);
    expect(locked(after, { ...first, steps: new Set(['nudge']) })).toEqual(['rules.nudge']);
  });
});

describe('what a release prints of the registration', () => {
  const amendment = {
    ...{
      previousHash: 'a',
      hash: 'b',
      reason: 'a second persona',
      amendedBy: 'Anna',
      amendedAt: '2026-01-01T00:00:00.000Z',
    },
    ...{ changes: [{ path: 'personas[carl]', change: 'added' as const }], afterFirstLetter: true },
  };
  const deviation = { happenedOn: '2026-01-02', planned: 'x', done: 'y', why: 'z', notedBy: 'Anna', notedAt: 't' };
  const printed = printedRegistration(
    {
      versions: [{ hash: 'a', registeredAt: '2025-12-01T00:00:00.000Z' }],
      amendments: [
        { ...amendment, approvedBy: 'Boris' },
        { ...amendment, hash: 'c', approvedBy: null },
      ],
      deviations: [1, 2, null].map((wave) => ({ ...deviation, wave })),
    },
    2,
  );

  it('is what holds and concerns its wave', () => {
    expect(printed.amendments.map(({ hash }) => hash)).toEqual(['b']);
    expect(printed.deviations.map(({ wave }) => wave)).toEqual([2, null]);
  });

  it('names nobody', () => {
    expect(JSON.stringify(printed)).not.toMatch(/Anna|Boris/u);
  });
});

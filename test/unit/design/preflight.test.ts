import { describe, expect, it } from 'vitest';
import { type PreflightFacts, preflight } from '../../../services/design/preview/preflight.ts';
import { previewDesign } from '../../../services/design/preview/preview-design.ts';
import type { Protocol } from '../../../services/design/protocol/schema/protocol.ts';
import { checked, shipped } from './shipped.ts';

const protocol = checked(shipped('rehearsal-line'));
const listed = Buffer.from(
  `rank,studio,site,email,phone,city,tier\n${Array.from({ length: 400 }, (_, i) => `${i + 1},Studio ${i + 1},https://s-${i + 1}.example/,info@s-${i + 1}.example,,SPb,A`).join('\n')}\n`,
);
const nobody = { suppressed: new Set<string>(), coolingDown: new Set<string>() };
const designed = (size: number, changes: Partial<Protocol> = {}): Promise<PreflightFacts['preview']> => {
  const { fraction: _, ...sampling } = protocol.sampling;
  const files = new Map(protocol.frames.map(({ file }) => [file, new Uint8Array(listed)]));
  return previewDesign({ ...protocol, ...changes, sampling: { ...sampling, size } }, files, nobody);
};
const preview = await designed(200);
const facts: PreflightFacts = {
  protocol,
  preview,
  now: new Date('2026-02-02T09:00:00Z'),
  approved: true,
  sendingForbidden: null,
  calendars: [{ country: 'RU', year: 2026 }],
  mail: { smtp: true, imap: true },
  phonesInUse: [],
  dryRun: 'of_this_version',
};
const look = (changes: Partial<PreflightFacts>, id: string) =>
  preflight({ ...facts, ...changes }).find((item) => item.id === id);
const states = (changes: Partial<PreflightFacts> = {}) =>
  Object.fromEntries(preflight({ ...facts, ...changes }).map(({ id, state }) => [id, state]));

describe('the look before launch', () => {
  it('tells everything at once and in one order, with what to do for all that is not ready', () => {
    const items = preflight({
      ...facts,
      approved: false,
      sendingForbidden: 'the switch is on',
      calendars: [],
      mail: { smtp: false, imap: true },
      dryRun: 'none',
    });
    expect(items.filter(({ state }) => state === 'fault').map(({ id }) => id)).toEqual([
      'approval',
      'world',
      'calendar',
      'mail',
    ]);
    for (const { state, remedy } of items) expect(remedy === null).toBe(state === 'ready');
  });

  it('finds nothing to do for a campaign that is well prepared', () => {
    expect(Object.values(states()).filter((state) => state === 'fault')).toEqual([]);
  });

  it('says how precise the rate will be, and that few studios say little', async () => {
    expect(look({}, 'precision')).toMatchObject({ state: 'ready', found: expect.stringContaining('200 studios') });
    expect(look({ preview: await designed(20) }, 'precision')).toMatchObject({ state: 'warning' });
    expect(look({ preview: await designed(20) }, 'power')).toMatchObject({ state: 'warning' });
  });

  it('shows the studios’ hours and money, and refuses what exceeds the campaign’s budget', async () => {
    expect(look({}, 'burden')?.found).toMatch(/^200 studios × [\d.]+ min = [\d.]+ of 1000 hours, \d+\.\d\d RUB$/u);
    const rules = { ...protocol.rules, campaignBurdenHours: 1 };
    expect(look({ preview: await designed(200, { rules }) }, 'burden')).toMatchObject({ state: 'fault' });
  });

  it('asks for the rankings, without which there is neither power nor burden', () => {
    expect(look({ preview: null }, 'rankings')).toMatchObject({ state: 'fault' });
    expect(Object.keys(states({ preview: null }))).not.toContain('power');
  });

  it('takes no dash for an ethics record', () => {
    const { ethics, interest, publication } = protocol;
    expect(look({ protocol: { ...protocol, ethics: { ...ethics, board: 'TBD.' } } }, 'ethics')).toMatchObject({
      state: 'fault',
      found: 'says nothing: ethics.board',
    });
    const [first] = ethics.deceptions;
    const deceptions = [{ what: first?.what ?? '', why: '???' }];
    expect(look({ protocol: { ...protocol, ethics: { ...ethics, deceptions } } }, 'ethics')?.found).toContain(
      'ethics.deceptions[0]',
    );
    expect(look({ protocol: { ...protocol, interest: { ...interest, funder: '—' } } }, 'interest')?.state).toBe(
      'fault',
    );
    const own = { ...interest, conflict: 'нет', excludedDomains: [] };
    expect(look({ protocol: { ...protocol, interest: own } }, 'interest')?.state).toBe('warning');
    expect(look({ protocol: { ...protocol, publication: { ...publication, debrief: {} } } }, 'debrief')?.state).toBe(
      'fault',
    );
  });

  it('needs the calendar of every year of the window, and warns of those that the silence stage reaches', () => {
    expect(look({}, 'calendar')).toMatchObject({ state: 'ready' });
    expect(look({ now: new Date('2026-10-01T09:00:00Z') }, 'calendar')).toMatchObject({ state: 'warning' });
    expect(look({ now: new Date('2026-12-20T09:00:00Z') }, 'calendar')).toMatchObject({
      state: 'fault',
      found: 'no calendar of RU 2027: delays have no working hours',
    });
  });

  it('finds personas whose number another wave gives', () => {
    const phone = protocol.personas.find((one) => one.phone !== null)?.phone ?? '';
    expect(look({ phonesInUse: [phone] }, 'personas')).toMatchObject({ state: 'fault' });
    const mute = protocol.personas.map((persona) => ({ ...persona, phone: null }));
    expect(look({ protocol: { ...protocol, personas: mute } }, 'personas')).toMatchObject({ state: 'warning' });
  });
});

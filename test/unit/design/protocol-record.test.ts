import { describe, expect, it } from 'vitest';
import { protocolBurden } from '../../../services/design/burden/protocol-burden.ts';
import { stepMinutes } from '../../../services/design/burden/step-minutes.ts';
import { prepareFrame } from '../../../services/design/frames/prepare-frame.ts';
import { documentHash } from '../../../services/design/protocol/hash.ts';
import { protocolJsonSchema, protocolReference } from '../../../services/design/protocol/protocol-docs.ts';
import { withOverrides } from '../../../services/design/protocol/with-overrides.ts';
import { checked, fixture, shipped } from './shipped.ts';

describe('the published documents', () => {
  it('say what the schema says', () => {
    expect(fixture('../../docs/protocol/protocol.schema.json').toString()).toBe(protocolJsonSchema());
    expect(fixture('../../docs/protocol/reference.md').toString()).toBe(protocolReference());
  });
});

describe('the hash of a document', () => {
  it('agrees with the published case of statistics 10.2', () => {
    const { cases } = JSON.parse(fixture('stat-cases.json').toString());
    const published = cases.find(({ id }: { id: string }) => id === 'prereg/hash');
    expect(documentHash(published.input.document)).toBe(published.expected.sha256);
  });

  it('is of the letters, not of how Unicode composes them', () => {
    expect(documentHash({ a: 'й' })).toBe(documentHash({ a: 'и\u0306' }));
  });
});

describe('a shipped protocol laid over with an installation’s values', () => {
  it('holds them and stays valid', () => {
    const columns = { name: 'agency', site: 'url' };
    const source = withOverrides(shipped('rehearsal-line'), {
      id: 'my-rehearsal',
      title: 'Mine',
      frames: [
        { file: 'a.csv', columns },
        { id: 'south', file: 'b.csv', columns },
      ],
      size: 7,
      seed: 'another seed',
      mailDomain: 'shopper.test',
      start: '2026-09-01',
    });
    const protocol = checked(source);
    expect(protocol).toMatchObject({
      id: 'my-rehearsal',
      title: 'Mine',
      sampling: { size: 7, seed: 'another seed' },
      schedule: { startsOn: '2026-09-01' },
    });
    expect(protocol.frames.map(({ id, file, country }) => [id, file, country])).toEqual([
      ['north', 'a.csv', 'RU'],
      ['south', 'b.csv', 'RU'],
    ]);
    expect(new Set(protocol.personas.map(({ mailDomain }) => mailDomain))).toEqual(new Set(['shopper.test']));
  });

  it('is unchanged when nothing is laid over', () => {
    expect(checked(withOverrides(shipped('starter'), {}))).toEqual(checked(shipped('starter')));
  });
});

describe('the burden', () => {
  it('counts reading by language, composing and handling', () => {
    const words = Array(92).fill('слово').join(' ');
    // 92/184 + 60/19 + 1 = 4.66 and 92/179 + 60/19 + 1 = 4.67 minutes, rounded up to a tenth.
    expect([stepMinutes('inquiry', words, 'ru'), stepMinutes('nudge', words, 'ru')]).toEqual([4.7, 1]);
  });

  it('counts only the steps that the protocol takes', () => {
    const { scripts, rules } = checked(shipped('rehearsal-line'));
    const bare = protocolBurden(scripts, { mailFallback: false, secondStep: false, nudge: null });
    expect(bare.steps.map(({ step }) => step)).toEqual(['inquiry']);
    const full = protocolBurden(scripts, rules);
    expect(full.steps.map(({ step }) => step)).toEqual(['inquiry', 'fallback', 'nudge', 'second_step']);
    expect(full.minutesPerStudio).toBeGreaterThan(bare.minutesPerStudio);
    expect(full.minutesPerStudio).toBeLessThan(rules.burdenCapMinutes);
  });
});

describe('the frame of a protocol', () => {
  const protocol = checked(shipped('rehearsal-line'));
  const [frame] = protocol.frames;
  if (frame === undefined) throw new Error('no frame');
  const bytes = Buffer.from('rank,studio,site,email,phone,city,tier\n1,Лайн,line.ru,,,,\n');

  it('is prepared from its files', async () => {
    const prepared = await prepareFrame(protocol, new Map([['ranking-a.csv', bytes]]));
    expect(prepared).toMatchObject({ kind: 'prepared', merged: { units: [{ domain: 'line.ru' }] } });
  });

  it('names every file that is absent or another than the protocol pinned', async () => {
    const frames = [
      { ...frame, sha256: 'a'.repeat(64) },
      { ...frame, id: 'south', file: 'absent.csv' },
    ];
    const prepared = await prepareFrame({ ...protocol, frames }, new Map([['ranking-a.csv', bytes]]));
    expect(prepared).toMatchObject({
      kind: 'refused',
      faults: [
        { frame: 'north', why: 'file-changed' },
        { frame: 'south', why: 'file-absent' },
      ],
    });
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import { shopper } from '../../browser/forms/street.ts';
import { personaBytes } from '../../crash/dry-run/persona-bytes.ts';
import { type DryRunTrial, dryMailDomain, openDryRunTrial, personasOfProtocol } from '../../crash/dry-run/trial.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

/** A short street for every day; the whole city by `npm run crash -- dry-run`. */
const kinds = ['plain-native', 'spa-fetch', 'early-tracker', 'quiz-steps', 'captcha', 'unreachable'];
let clone: TestDatabase;
let trial: DryRunTrial;
beforeAll(async () => {
  clone = await cloneDatabase();
  trial = await openDryRunTrial(clone.url, kinds);
});
afterAll(async () => {
  await trial.close();
  await clone.drop();
});

const heard = (): string => trial.street.arrivals.map(({ head }) => head).join('\n');

it('a dry run that was broken off goes on where it stopped and visits nobody twice', { timeout: 240_000 }, async () => {
  expect(await trial.run(false, 2)).toMatchObject({ kind: 'interrupted', studios: kinds.length });
  const first = trial.told.length;
  expect(first).toBeLessThan(kinds.length);
  expect(await trial.run()).toMatchObject({ kind: 'done', visited: kinds.length });
  expect(trial.told.map(({ done }) => done)).toEqual(kinds.map((_, at) => at + 1));
  expect(new Set(trial.told.map(({ last }) => last)).size).toBe(kinds.length);
});

it('finds what an attempt would find, and keeps a picture of every site that opens', async () => {
  const visits = await trial.visits();
  expect(Object.fromEntries(visits.map(({ kind, outcome }) => [kind, outcome]))).toEqual({
    'plain-native': 'ready',
    'spa-fetch': 'ready',
    'early-tracker': 'ready',
    'quiz-steps': 'ready',
    captcha: 'captcha',
    unreachable: 'unreachable',
  });
  const captcha = visits.find(({ kind }) => kind === 'captcha');
  expect(captcha?.mailFallback).toContain('@');
  const plain = visits.find(({ kind }) => kind === 'plain-native');
  expect(plain?.form?.fields.map(({ role }) => role)).toContain('message');
  const db = openDatabase(clone.url, 1);
  const picture = plain?.screenshotId ? await getEvidence({ db, ...trial.evidence }, plain.screenshotId) : null;
  await db.destroy();
  expect(picture?.kind === 'found' ? picture.bytes.subarray(1, 4).toString() : picture).toBe('PNG');
});

it('sends nothing: no request but reads, no byte of a persona, no contact and no tripwire at any studio', () => {
  expect(trial.street.arrivals.length).toBeGreaterThan(10);
  expect(trial.street.arrivals.filter(({ method, bytes }) => method !== 'GET' || bytes > 0)).toEqual([]);
  expect(personaBytes(heard(), personasOfProtocol(), [dryMailDomain])).toBe(0);
  for (const { domain } of trial.street.studios) {
    expect([domain, trial.street.seen(domain)]).toEqual([domain, { accepted: 0, refused: 0, tripwires: [] }]);
  }
});

it('has on record what a site tried to send meanwhile', async () => {
  const tracker = (await trial.visits()).find(({ kind }) => kind === 'early-tracker');
  expect(tracker?.kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(tracker?.kept)).not.toContain('?');
});

it('its witness sees what a real attempt sends', async () => {
  const studio = trial.street.studios.find(({ kind }) => kind.name === 'spa-fetch');
  const before = trial.street.arrivals.length;
  expect((await trial.street.run(studio?.domain ?? '', 'ru')).outcome.state).toBe('confirmed');
  const sent = trial.street.arrivals.slice(before).filter(({ method }) => method !== 'GET');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.bytes).toBeGreaterThan(100);
  expect(personaBytes(`/lead?m=${encodeURIComponent(shopper.fullName)}`, [shopper])).toBeGreaterThan(20);
  expect(personaBytes(`d=${btoa(`mail=${shopper.email};`)}`, [shopper])).toBeGreaterThan(20);
});

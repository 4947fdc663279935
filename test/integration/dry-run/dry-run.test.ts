import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stopDryRun } from '../../../services/field/dry-run/order-dry-run.ts';
import { lastOrder, renewOrder, takeOrder } from '../../../services/field/dry-run/store/orders.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { shopper } from '../../browser/forms/street.ts';
import { personaBytes } from '../../crash/dry-run/persona-bytes.ts';
import { type DryRunTrial, dryMailDomain, openDryRunTrial, personasOfProtocol } from '../../crash/dry-run/trial.ts';
import { asRole, cloneDatabase, type TestDatabase } from '../../support/database.ts';

/** A short street for every day; the whole city by `npm run crash -- dry-run`. */
const kinds = ['plain-native', 'spa-fetch', 'early-tracker', 'quiz-steps', 'captcha', 'unreachable'];
let clone: TestDatabase;
let trial: DryRunTrial;
beforeAll(async () => {
  clone = await cloneDatabase();
  trial = await openDryRunTrial(clone.url, kinds, asRole(clone, 'worker'));
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

it('ordered from a page, a worker carries it out; stopped, it ends after the visits in hand and what was seen stays', {
  timeout: 120_000,
}, async () => {
  const db = openDatabase(clone.url, 2, 'mapped');
  await trial.order(true);
  await expect(trial.order(true)).rejects.toThrow('ordered_before');
  const carried = trial.carryOut('first');
  await expect
    .poll(async () => (await lastOrder(db, trial.campaignId))?.visits, { timeout: 60_000 })
    .toBeGreaterThan(0);
  const actor = (await db.selectFrom('users').select('id').executeTakeFirstOrThrow()).id as UserId;
  expect(await stopDryRun(db, { campaignId: trial.campaignId, actor })).toBe('stopping');
  await carried;
  const order = await lastOrder(db, trial.campaignId);
  expect(order).toMatchObject({ outcome: 'stopped', held: false });
  expect(order?.visits).toBeLessThan(kinds.length);
  expect(await stopDryRun(db, { campaignId: trial.campaignId, actor })).toBe('nothing_runs');
  await db.destroy();
});

it('another worker goes on with the order of one that died, at the studios that have no visit', {
  timeout: 120_000,
}, async () => {
  const db = openDatabase(clone.url, 2, 'mapped');
  const seen = (await lastOrder(db, trial.campaignId))?.visits ?? 0;
  await trial.order(false);
  const dead = await takeOrder(db, 'dead');
  await trial.carryOut('early');
  expect(await lastOrder(db, trial.campaignId)).toMatchObject({ outcome: null, held: true, visits: 0 });
  await sql`update dry_run_orders set leased_until = clock_timestamp() - interval '1 s' where finished_at is null`.execute(
    db,
  );
  await trial.carryOut('second');
  const order = await lastOrder(db, trial.campaignId);
  expect(order).toMatchObject({ outcome: 'done', visits: kinds.length - seen });
  // The worker that was taken for dead may come back: it can write no end to what another finished.
  expect(dead === null ? null : await renewOrder(db, dead)).toBeNull();
  await db.destroy();
});

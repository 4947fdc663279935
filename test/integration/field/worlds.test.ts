import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveCampaign } from '../../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../../services/design/campaigns/create-campaign.ts';
import { claimAttempt } from '../../../services/field/attempts/store/claim.ts';
import { armAttempt, markPrepared } from '../../../services/field/attempts/store/hold.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { files, person, protocolSource, ranking } from '../design/campaign-desk.ts';

let clone: TestDatabase;
/** Two processes at one database: one reaches the world, one only what its map names. */
let open: Database;
let mapped: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  open = openDatabase(clone.url);
  mapped = openDatabase(clone.url, 4, 'mapped');
});
afterAll(async () => {
  await open.destroy();
  await mapped.destroy();
  await clone.drop();
});

let count = 0;
async function launchBy(db: Database, rehearsal: boolean) {
  count += 1;
  const [actor, second] = [await person(db, 'researcher'), await person(db, 'approver')];
  const source = protocolSource({ id: `world-${count}`, size: 2 });
  const made = await createCampaign(db, { source, format: 'yaml', actor, rehearsal });
  if (made.kind !== 'created') throw new Error(JSON.stringify(made));
  await approveCampaign(db, { campaignId: made.campaignId, actor: second, hash: made.hash });
  const launched = await launchCampaign(db, {
    campaignId: made.campaignId,
    actor,
    files: files(ranking(4, `world-${count}.test`)),
  });
  return launched.kind === 'refused' ? launched.why : launched.kind;
}

async function claimBy(db: Database, rehearsal: boolean): Promise<string> {
  const { attemptId } = await planInquiry(db, { rehearsal });
  const claim = await claimAttempt(db, attemptId, 'worker-1');
  return claim.kind === 'claimed' ? claim.kind : claim.why;
}

/** Claimed where it fits, armed by another process. */
async function armBy(db: Database, rehearsal: boolean, claimer: Database): Promise<boolean> {
  const { attemptId } = await planInquiry(claimer, { rehearsal });
  const claim = await claimAttempt(claimer, attemptId, 'worker-1');
  if (claim.kind !== 'claimed') throw new Error(claim.why);
  const held = { attemptId, fence: claim.attempt.fence };
  await markPrepared(claimer, held, {});
  return armAttempt(db, held, { requestHash: 'h' });
}

describe('on the wall clock', () => {
  it('a rehearsal is launched, claimed and armed only where EGRESS_MAP is set', async () => {
    expect(await launchBy(open, true)).toBe('rehearsal_unmapped');
    expect(await launchBy(mapped, true)).toBe('launched');
    expect(await claimBy(open, true)).toBe('world_differs');
    expect(await claimBy(mapped, true)).toBe('claimed');
    expect(await armBy(open, true, mapped)).toBe(false);
    expect(await armBy(mapped, true, mapped)).toBe(true);
  });

  it('a real campaign is launched, claimed and armed only where it is not set', async () => {
    expect(await launchBy(mapped, false)).toBe('real_in_rehearsal');
    expect(await launchBy(open, false)).toBe('launched');
    expect(await claimBy(mapped, false)).toBe('world_differs');
    expect(await claimBy(open, false)).toBe('claimed');
    expect(await armBy(mapped, false, open)).toBe(false);
    expect(await armBy(open, false, open)).toBe(true);
  });

  it('an attempt seen from the wrong world stays planned, also when a rule would refuse it for ever', async () => {
    const { attemptId } = await planInquiry(open, { rehearsal: true, burdenMinutes: 16 });
    expect(await claimAttempt(open, attemptId, 'worker-1')).toEqual({ kind: 'postponed', why: 'world_differs' });
    expect(await claimAttempt(mapped, attemptId, 'worker-1')).toMatchObject({ kind: 'refused', why: 'over_cap' });
  });
});

describe('on the rehearsal clock', () => {
  let other: TestDatabase;
  let rehearsing: Database;
  beforeEach(async () => {
    other = await cloneDatabase();
    rehearsing = openDatabase(other.url, 4);
    await beginRehearsal(rehearsing, new Date());
    return async () => {
      await rehearsing.destroy();
      await other.drop();
    };
  });

  it('a rehearsal runs without a map too, and a real campaign does not', async () => {
    expect(await launchBy(rehearsing, true)).toBe('launched');
    expect(await claimBy(rehearsing, true)).toBe('claimed');
    expect(await armBy(rehearsing, true, rehearsing)).toBe(true);
    expect(await launchBy(rehearsing, false)).toBe('real_in_rehearsal');
    expect(await claimBy(rehearsing, false)).toBe('world_differs');
  });
});

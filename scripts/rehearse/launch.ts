import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { approveCampaign } from '../../services/design/campaigns/approve-campaign.ts';
import { createCampaign } from '../../services/design/campaigns/create-campaign.ts';
import { addUser } from '../../services/design/people/add-user.ts';
import { withOverrides } from '../../services/design/protocol/with-overrides.ts';
import { type Launched, launchCampaign } from '../../services/field/inquiries/launch-campaign.ts';
import type { Database } from '../../services/platform/database/connect.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import type { CampaignId, UserId } from '../../services/platform/ids.ts';
import { type DemoOptions, isReplay } from './options.ts';
import type { Stage } from './stage.ts';

export type Rehearsed = { campaignId: CampaignId; slug: string; launched: Launched; researcher: UserId };

/** A city of engines tries forms, not waiting: all letters leave in one hour, and in the same second of it. */
const allAtOnce = { from: '10:00', to: '11:00', lengthDays: 1, sharedSlots: true };

/** What one of many campaigns of a long rehearsal has of its own: its name, its first day, its part of the rankings. */
export type Part = { name: string; start: string; size: number; rankings: ReadonlyMap<string, Buffer> };

/** The campaign of the rehearsal: protocol from the shipped one, approved by a second person, launched. */
export async function launchRehearsal({ db, city }: Stage, options: DemoOptions, part?: Part): Promise<Rehearsed> {
  const name = isReplay(options) ? 'petersburg-2014' : 'rehearsal-line';
  const shipped = new URL(`../../services/design/protocol/shipped/${name}.yaml`, import.meta.url);
  const { rankings } = city.facts;
  const source = withOverrides(readFileSync(shipped, 'utf8'), {
    frames: rankings.map((file) => ({ file: basename(file) })),
    size: part?.size ?? options.studios,
    seed: `rehearsal-${options.seed}`,
    mailDomain: city.facts.mailDomain,
    ...(part === undefined ? {} : { id: `${name}-${part.name}`, start: part.start }),
    ...(options.kinds.length > 0 ? { schedule: allAtOnce } : {}),
  });
  const at = part === undefined ? 'rehearsal.invalid' : `${part.name}.rehearsal.invalid`;
  const researcher = await person(db, `researcher@${at}`, 'researcher');
  const approver = await person(db, `approver@${at}`, 'approver');
  const created = await createCampaign(db, { source, format: 'yaml', actor: researcher, rehearsal: true });
  if (created.kind !== 'created') throw refusal('create', created);
  const { campaignId, slug, hash } = created;
  const approved = await approveCampaign(db, { campaignId, actor: approver, hash });
  if (approved.kind !== 'approved') throw refusal('approve', approved);
  const whole = (): Map<string, Buffer> => new Map(rankings.map((file) => [basename(file), readFileSync(file)]));
  const files = part?.rankings ?? whole();
  const launched = await launchCampaign(db, { campaignId, actor: researcher, files });
  if (launched.kind !== 'launched') throw refusal('launch', launched);
  return { campaignId, slug, launched, researcher };
}

async function person(db: Database, email: string, role: 'researcher' | 'approver'): Promise<UserId> {
  const added = await addUser(db, { email, name: role, role, actor: 'rehearsal' });
  if (added.kind !== 'added') throw refusal('add a user', added);
  return added.userId;
}

function refusal(act: string, outcome: unknown): ZerkaloError {
  return new ZerkaloError('REHEARSAL', `could not ${act}: ${JSON.stringify(outcome)}`, 'Report this as a bug.');
}

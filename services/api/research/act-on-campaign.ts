import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { campaignIdOf, findCampaign, type StoredCampaign } from '../../design/campaigns/store.ts';
import type { UserId } from '../../platform/ids.ts';
import type { ApiDeps } from '../api.ts';
import { sendProblem } from '../errors/problem-details.ts';
import { markRehearsal } from './mark-rehearsal.ts';
import { slugParam } from './row-schemas.ts';

export const ofCampaign = Type.Object({ slug: slugParam });
export const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const words = (description: string, most = 2_000) =>
  Type.String({ minLength: 3, maxLength: most, pattern: '\\S', description });

export type Scene = { readonly campaign: StoredCampaign; readonly actor: UserId };

/** Runs what a person does to the campaign of an address; the campaign must exist, and a person must ask. */
export async function actOn<Answer extends object>(
  { db }: ApiDeps,
  request: FastifyRequest & { params: { slug: string } },
  reply: FastifyReply,
  act: (scene: Scene) => Promise<Answer | FastifyReply>,
): Promise<Answer | FastifyReply> {
  const id = await campaignIdOf(db, request.params.slug);
  const campaign = id === null ? null : await findCampaign(db, id);
  if (campaign === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
  const actor = request.caller?.user?.id;
  if (actor === undefined) return sendProblem(reply, 'KEY_MISSING');
  markRehearsal(reply, [campaign]);
  return act({ campaign, actor });
}

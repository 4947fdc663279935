import Type from 'typebox';
import { storedRankings } from '../../design/frames/store.ts';
import { approveWave, proposeWave, withdrawWave } from '../../design/waves/propose-wave.ts';
import { openPlan } from '../../design/waves/store.ts';
import { waveKinds } from '../../design/waves/wave-plan.ts';
import { launchWave } from '../../field/inquiries/launch-wave.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { actOn, ofCampaign, sha256 } from './act-on-campaign.ts';
import { moment, orNull } from './row-schemas.ts';

const tags = ['design'];
const closed = { additionalProperties: false } as const;
const planned = Type.Object({ number: Type.Integer(), hash: sha256 }, closed);
const counts = Type.Record(Type.String(), Type.Integer(), { description: 'Studios left out by reason.' });
const planSchema = Type.Object({
  plan: orNull(
    Type.Object({
      number: Type.Integer(),
      kind: Type.Enum([...waveKinds]),
      seed: Type.String(),
      hash: sha256,
      protocolHash: sha256,
      proposedAt: moment('Field time.'),
      approved: Type.Boolean(),
    }),
  ),
});
const launchedSchema = Type.Object({
  number: Type.Integer(),
  wave: Type.Enum([...waveKinds]),
  launchedAt: moment('Field time.'),
  inquiries: Type.Integer(),
  frameSize: Type.Integer(),
  excluded: counts,
});

/** Further waves of a campaign: planned by one person, approved by another, launched as approved. */
export async function waveRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.get(
    '/campaigns/:slug/waves/plan',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'The plan of a further wave that is neither launched nor withdrawn',
        params: ofCampaign,
        response: { 200: planSchema, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign }) => {
        const plan = await openPlan(db, campaign.id);
        if (plan === null) return { plan: null };
        const { number, kind, seed, hash, protocolHash, proposedAt, approvedAt } = plan;
        const told = { number, kind, seed, hash, protocolHash, approved: approvedAt !== null };
        return { plan: { ...told, proposedAt: proposedAt.toISOString() } };
      }),
  );
  app.post(
    '/campaigns/:slug/waves',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Plan a further wave; nothing is drawn',
        description:
          'panel: the studios of the latest wave again; fresh: a new draw; volunteers: who asked for an audit, never published. A second person approves the hash.',
        params: ofCampaign,
        body: Type.Object(
          { kind: Type.Enum([...waveKinds]), seed: Type.String({ minLength: 8, maxLength: 200 }) },
          closed,
        ),
        response: { 200: planned, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const outcome = await proposeWave(db, { campaignId: campaign.id, actor, ...request.body });
        if (outcome.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        return { number: outcome.number, hash: outcome.hash };
      }),
  );
  app.post(
    '/campaigns/:slug/waves/approve',
    {
      onRequest: requireAccess(deps, 'approve'),
      schema: {
        tags,
        summary: 'Approve the plan of a wave as the second person (rule E18)',
        params: ofCampaign,
        body: Type.Object({ hash: sha256 }, closed),
        response: { 200: planned, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const outcome = await approveWave(db, { campaignId: campaign.id, actor, hash: request.body.hash });
        if (outcome.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        return { number: outcome.number, hash: outcome.hash };
      }),
  );
  app.post(
    '/campaigns/:slug/waves/withdraw',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Take the plan of a wave back before its launch',
        params: ofCampaign,
        response: { 200: Type.Object({ number: Type.Integer() }, closed), ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const outcome = await withdrawWave(db, { campaignId: campaign.id, actor });
        if (outcome.kind === 'refused') return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        return { number: outcome.number };
      }),
  );
  app.post(
    '/campaigns/:slug/waves/launch',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Launch the approved plan of a wave',
        description: 'A fresh draw reads the rankings that were uploaded to the campaign.',
        params: ofCampaign,
        body: Type.Object({ beaconValue: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })) }, closed),
        response: { 200: launchedSchema, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const files = await storedRankings(db, campaign.id);
        const { beaconValue = null } = request.body;
        const outcome = await launchWave(db, { campaignId: campaign.id, actor, files, beaconValue });
        if (outcome.kind === 'refused')
          return sendProblem(reply, 'ACT_REFUSED', { detail: `${outcome.why}: ${outcome.detail}` });
        const { kind: _, waveId: __, launchedAt, excluded, ...told } = outcome;
        return { ...told, launchedAt: launchedAt.toISOString(), excluded: { ...excluded } };
      }),
  );
}

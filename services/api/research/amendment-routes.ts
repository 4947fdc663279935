import Type from 'typebox';
import { noteDeviation } from '../../design/amendments/note-deviation.ts';
import { registrationOf } from '../../design/amendments/store/registration.ts';
import { campaignIdOf } from '../../design/campaigns/store.ts';
import { approveAmendment, proposeAmendment, withdrawAmendment } from '../../field/inquiries/amend-protocol.ts';
import type { Api, ApiDeps } from '../api.ts';
import { requireAccess } from '../auth/require-access.ts';
import { commonProblems, sendProblem } from '../errors/problem-details.ts';
import { actOn, ofCampaign, sha256, words } from './act-on-campaign.ts';
import { deviationBody, proposedSchema, registrationSchema } from './amendment-schemas.ts';

const tags = ['design'];
const closed = { additionalProperties: false } as const;
const inForce = Type.Object({ hash: sha256 }, closed);
const done = Type.Object({ done: Type.Literal(true) }, closed);

/** What was registered and what changed since: versions, amendments, deviations. */
export async function amendmentRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { db } = deps;
  app.get(
    '/campaigns/:slug/registration',
    {
      schema: {
        tags,
        summary: 'Registered versions of the protocol, amendments and deviations',
        params: ofCampaign,
        response: { 200: registrationSchema, ...commonProblems },
      },
    },
    async (request, reply) => {
      const id = await campaignIdOf(db, request.params.slug);
      if (id === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const { versions, amendments, deviations } = await registrationOf(db, id);
      const changed = amendments.map((one) => ({ ...one, changes: [...one.changes] }));
      return { versions: [...versions], amendments: changed, deviations: [...deviations] };
    },
  );
  app.post(
    '/campaigns/:slug/amendments',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Propose another version of a registered protocol',
        description:
          'In force once a second person approves its hash. Refused where it would alter what was drawn, sent or decided: every such place is named in errors.',
        params: ofCampaign,
        body: Type.Object(
          {
            source: Type.String({ minLength: 1, maxLength: 500_000, description: 'The whole protocol.' }),
            format: Type.Enum(['yaml', 'json']),
            reason: words('Why; every release prints it.'),
          },
          closed,
        ),
        response: { 200: proposedSchema, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const outcome = await proposeAmendment(db, { campaignId: campaign.id, actor, ...request.body });
        switch (outcome.kind) {
          case 'proposed': {
            const { hash, changes, afterFirstLetter } = outcome;
            return { hash, changes: [...changes], afterFirstLetter };
          }
          case 'faulty':
            return sendProblem(reply, 'REQUEST_INVALID', {
              errors: outcome.findings.map(({ line, column, message }) => ({ at: `${line}:${column}`, message })),
            });
          case 'locked':
            return sendProblem(reply, 'ACT_REFUSED', {
              detail: 'locked',
              errors: outcome.changes.map(({ path, because }) => ({ at: path, message: because })),
            });
          case 'refused':
            return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
        }
      }),
  );
  app.post(
    '/campaigns/:slug/amendments/approve',
    {
      onRequest: requireAccess(deps, 'approve'),
      schema: {
        tags,
        summary: 'Put an amendment into force as the second person (rule E18)',
        params: ofCampaign,
        body: inForce,
        response: { 200: inForce, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const outcome = await approveAmendment(db, { campaignId: campaign.id, actor, hash: request.body.hash });
        if (outcome.kind === 'approved') return { hash: outcome.hash };
        return sendProblem(reply, 'ACT_REFUSED', { detail: outcome.kind === 'locked' ? 'locked' : outcome.why });
      }),
  );
  app.post(
    '/campaigns/:slug/amendments/withdraw',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Take a proposed amendment back',
        params: ofCampaign,
        response: { 200: done, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const withdrawn = await withdrawAmendment(db, { campaignId: campaign.id, actor });
        return withdrawn ? { done: true as const } : sendProblem(reply, 'ACT_REFUSED', { detail: 'nothing_proposed' });
      }),
  );
  app.post(
    '/campaigns/:slug/deviations',
    {
      onRequest: requireAccess(deps, 'design'),
      schema: {
        tags,
        summary: 'Note what was not done as planned; it stays and is printed',
        params: ofCampaign,
        body: deviationBody,
        response: { 200: done, ...commonProblems },
      },
    },
    (request, reply) =>
      actOn(deps, request, reply, async ({ campaign, actor }) => {
        const { wave = null, ...body } = request.body;
        const outcome = await noteDeviation(db, { campaignId: campaign.id, actor, wave, ...body });
        return outcome.kind === 'noted'
          ? { done: true as const }
          : sendProblem(reply, 'ACT_REFUSED', { detail: outcome.why });
      }),
  );
}
